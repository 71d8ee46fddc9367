import type { ImportSource } from '../reading/import-source.ts'

/** A file in memory; small pieces cut letters and quotes apart, as a network does. */
export function sourceOf(bytes: Uint8Array, pieceBytes = 7): ImportSource {
  return {
    sizeBytes: bytes.length,
    read: async function* (start, end) {
      for (let at = start; at < Math.min(end, bytes.length); at += pieceBytes)
        yield bytes.subarray(at, Math.min(at + pieceBytes, end, bytes.length))
    },
  }
}
