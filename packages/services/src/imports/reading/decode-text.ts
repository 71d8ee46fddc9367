import type { TextEncoding } from './file-format.ts'
import type { ImportSource } from './import-source.ts'

/** The text of a file in pieces, without its byte order mark. */
export async function* decodeText(source: ImportSource, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of source.read(0, source.sizeBytes)) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
