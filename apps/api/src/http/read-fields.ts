import express, { type RequestHandler } from 'express'
import { ApiError } from './api-error.ts'

/** More than any form sends, less than anything that hurts. It bounds the number of fields too. */
export const FIELDS_LIMIT_BYTES = 64 * 1_024

const readBytes = express.raw({ limit: FIELDS_LIMIT_BYTES, type: () => true })

const readers: readonly (readonly [type: RegExp, read: (body: Body) => unknown])[] = [
  [/^$|^application\/x-www-form-urlencoded$/, readUrlEncoded],
  [/^application\/(?:.+\+)?json$|^text\/json$/, readJson],
  [/^text\/plain$/, readPlain],
  [/^multipart\/form-data$/, readMultipart],
]

type Body = { readonly bytes: Buffer; readonly header: string; readonly charset: string | null }

/** Reads the fields of a form in whatever way browsers and programs send them; a field sent twice is a list. */
export const readFields: readonly RequestHandler[] = [
  readBytes,
  async (request, _response, next) => {
    request.body = await parseFields(request.get('content-type') ?? '', request.body)
    next()
  },
]

async function parseFields(header: string, bytes: unknown): Promise<unknown> {
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return {}
  const type = header.split(';')[0]?.trim().toLowerCase() ?? ''
  const read = readers.find(([pattern]) => pattern.test(type))?.[1]
  if (read === undefined) {
    throw new ApiError(
      415,
      `A body of type ${type.slice(0, 100)} cannot be read; send application/x-www-form-urlencoded, multipart/form-data or application/json.`,
      { field: 'body' },
    )
  }
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(header)?.[1] ?? null
  return read({ bytes, header, charset })
}

function readJson({ bytes, charset }: Body): unknown {
  try {
    const value: unknown = JSON.parse(decode(bytes, charset))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new ApiError(400, 'The body is not valid JSON.', { code: 'BAD_JSON', field: 'body' })
  }
  throw new ApiError(400, 'The body must be a JSON object with the fields of the form.', { field: 'body' })
}

/** Without a type, a body of programs is JSON and one of forms is not. */
function readUrlEncoded(body: Body): unknown {
  if (body.header === '' && looksLikeJson(body.bytes)) return readJson(body)
  const pairs = body.bytes.toString('latin1').split('&')
  const charset = body.charset ?? declaredCharset(pairs)
  return fieldsOf(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [decodePart(name, charset), decodePart(value.join('='), charset)]
    }),
  )
}

/** A form of an older page says in a field of this name how it is written. */
function declaredCharset(pairs: readonly string[]): string | null {
  return pairs.find((pair) => pair.startsWith('_charset_='))?.slice('_charset_='.length) || null
}

function decodePart(part: string, charset: string | null): string {
  const bytes = part
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decode(Buffer.from(bytes, 'latin1'), charset)
}

/** What forms with `enctype="text/plain"` send, a field per line; scripts send JSON so to be asked no question. */
function readPlain(body: Body): unknown {
  if (looksLikeJson(body.bytes)) return readJson(body)
  const lines = decode(body.bytes, body.charset).split(/\r?\n/)
  return fieldsOf(
    lines.flatMap((line) => {
      const [name = '', ...value] = line.split('=')
      return value.length === 0 ? [] : [[name, value.join('=')] as const]
    }),
  )
}

async function readMultipart({ bytes, header, charset }: Body): Promise<unknown> {
  // The parser reads UTF-8 only, so any other body is converted for it.
  const body = Buffer.from(decode(bytes, charset))
  try {
    const form = await new Response(body, { headers: { 'content-type': header } }).formData()
    return fieldsOf([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new ApiError(400, 'The body is not valid multipart/form-data.', { field: 'body' })
  }
}

function fieldsOf(pairs: readonly (readonly [name: string, value: string])[]): Record<string, unknown> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const values = fields.get(name)
    if (values === undefined) fields.set(name, [value])
    else values.push(value)
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )
}

function looksLikeJson(bytes: Buffer): boolean {
  return /^\s*\{/.test(bytes.toString('latin1', 0, 100))
}

/** Text that says nothing of its charset is UTF-8, or what older pages mean: Windows-1252. */
function decode(bytes: Uint8Array, charset: string | null): string {
  if (charset !== null) return decoderOf(charset).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset)
  } catch {
    throw new ApiError(415, 'The encoding of the body is not supported.', { field: 'body' })
  }
}
