/** The bytes of an uploaded file, which can be read as often as needed. */
export type ImportSource = {
  readonly sizeBytes: number
  /** The bytes from `start` (inclusive) to `end` (exclusive), in pieces of any length. */
  read(start: number, end: number): AsyncIterable<Uint8Array>
}

/** The first bytes of a file, fewer where it has fewer. */
export async function readBeginning(source: ImportSource, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of source.read(0, Math.min(length, source.sizeBytes))) pieces.push(piece)
  return Buffer.concat(pieces)
}
