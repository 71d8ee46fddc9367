import { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { ImportSource } from '../reading/import-source.ts'
import { UnreadableFile } from '../reading/unreadable-file.ts'

/** What a file of a few kilobytes may become when it is unpacked. */
const UNPACKED_BYTES_AT_MOST = 512 * 1_024 * 1_024
const ENTRIES_AT_MOST = 2_000

/** A ZIP archive, of which single files are read without unpacking the others. */
export type Archive = {
  readonly names: readonly string[]
  /** The unpacked bytes of a file. */
  read(name: string): AsyncGenerator<Uint8Array>
}

export async function openArchive(source: ImportSource): Promise<Archive> {
  const zip = await openZip(source)
  const entries = new Map((await listEntries(zip)).map((entry) => [entry.fileName, entry]))
  return {
    names: [...entries.keys()],
    read: async function* (name) {
      const entry = entries.get(name)
      if (entry === undefined) throw new UnreadableFile('BROKEN_WORKBOOK')
      yield* unpack(zip, entry)
    },
  }
}

class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ImportSource

  constructor(source: ImportSource) {
    super()
    this.#source = source
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.read(start, end), { objectMode: false })
  }
}

function openZip(source: ImportSource): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false }
    yauzl.fromRandomAccessReader(new SourceReader(source), source.sizeBytes, options, (error, zip) => {
      if (error === null) resolve(zip)
      else reject(brokenUnlessOurs(error))
    })
  })
}

function listEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = []
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry)
      if (entries.length > ENTRIES_AT_MOST) reject(new UnreadableFile('NOT_A_TABLE'))
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: unknown) => reject(brokenUnlessOurs(error)))
    zip.readEntry()
  })
}

async function* unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new UnreadableFile('OLD_EXCEL')
  const stream = await openStream(zip, entry)
  let unpacked = 0
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      unpacked += bytes.length
      if (unpacked > UNPACKED_BYTES_AT_MOST) throw new UnreadableFile('TOO_LARGE_UNPACKED')
      yield bytes
    }
  } catch (error) {
    throw brokenUnlessOurs(error)
  } finally {
    stream.destroy()
  }
}

function openStream(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream)
      else reject(brokenUnlessOurs(error))
    })
  })
}

/** What unzipping throws is about the file; what comes from the database is about us. */
function brokenUnlessOurs(error: unknown): unknown {
  if (error instanceof UnreadableFile || !(error instanceof Error)) return error
  const isOurs = 'code' in error && typeof error.code === 'string' && !error.code.startsWith('Z_')
  return isOurs ? error : new UnreadableFile('BROKEN_WORKBOOK')
}
