import type { Readable } from 'node:stream'
import Busboy from '@fastify/busboy'
import type { Request } from 'express'
import { ApiError } from './api-error.ts'

const FIELD_BYTES_AT_MOST = 64 * 1_024
const FIELDS_AT_MOST = 20

export type Upload<Kept> = {
  /** The fields of the form; one that was sent several times is a list. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** What became of the file; null: the form had none. */
  readonly kept: Kept | null
}

/**
 * Reads a form with one file. The file is handed to `keep` while it arrives and is never in memory as a whole; fields
 * may stand before or behind it.
 */
export async function readUpload<Kept>(
  request: Request,
  keep: (file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }) => Promise<Kept>,
): Promise<Upload<Kept>> {
  const parser = parserOf(request)
  const fields: Record<string, string | string[]> = {}
  const file: { kept: Promise<Kept> | null; stream: Readable | null } = { kept: null, stream: null }
  parser.on('field', (name, value) => addField(fields, name, value))
  const read = new Promise<void>((resolve, reject) => {
    parser.on('file', (name, stream, fileName) => {
      // Whoever reads it hears of its errors; unread, one would end the process.
      stream.on('error', () => undefined)
      if (name !== 'file' || file.kept !== null) return void stream.resume()
      file.stream = stream
      file.kept = keep({ name: fileName ?? '', bytes: stream })
      file.kept.catch(reject)
    })
    parser.once('finish', resolve)
    parser.once('error', () => reject(unreadable()))
    request.once('close', () => {
      if (!request.complete) reject(unreadable())
    })
    request.pipe(parser)
  })
  try {
    await read
  } catch (error) {
    // The sender went away or sent nonsense: whoever keeps the file hears of it, and undoes what was kept.
    request.unpipe(parser).resume()
    file.stream?.destroy(unreadable())
    await file.kept?.catch(() => undefined)
    throw error
  }
  return { fields, kept: await file.kept }
}

function unreadable(): ApiError {
  return new ApiError(400, 'The form cannot be read to its end.', { field: 'body' })
}

function parserOf(request: Request) {
  const contentType = request.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(contentType))
    throw new ApiError(415, 'Send the file as multipart/form-data.', { field: 'body' })
  try {
    return new Busboy.default({
      headers: { ...request.headers, 'content-type': contentType },
      limits: { files: 1, fields: FIELDS_AT_MOST, fieldSize: FIELD_BYTES_AT_MOST },
    })
  } catch {
    throw new ApiError(400, 'The form cannot be read: it names no boundary.', { field: 'body' })
  }
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined
  const next = before === undefined ? value : [before, value].flat()
  Object.defineProperty(fields, name, { value: next, enumerable: true, configurable: true, writable: true })
}
