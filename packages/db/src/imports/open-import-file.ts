import type { ImportRef } from '@booster/services/imports/ports'
import type { ImportSource } from '@booster/services/imports/reading/import-source'
import type { Queryable } from '../connection/queryable.ts'

/** The uploaded bytes, read from the database chunk by chunk. All chunks but the last are equally long. */
export async function openImportFile(db: Queryable, { affiliateId, id }: ImportRef): Promise<ImportSource> {
  const { rows } = await db.query<{ sizeBytes: number; chunkBytes: number }>(
    `SELECT coalesce(sum(octet_length("bytes")), 0)::int AS "sizeBytes", coalesce(max(octet_length("bytes")), 1)::int AS "chunkBytes"
     FROM "LeadImportChunk" WHERE "affiliateId" = $1 AND "importId" = $2`,
    [affiliateId, id],
  )
  const { sizeBytes = 0, chunkBytes = 1 } = rows[0] ?? {}
  const readChunk = keepLast(async (seq) => {
    const found = await db.query<{ bytes: Buffer }>(
      `SELECT "bytes" FROM "LeadImportChunk" WHERE "affiliateId" = $1 AND "importId" = $2 AND "seq" = $3`,
      [affiliateId, id, seq],
    )
    const bytes = found.rows[0]?.bytes
    if (bytes === undefined) throw new Error(`chunk ${seq} of the import ${id} is gone`)
    return bytes
  })
  return {
    sizeBytes,
    read: async function* (start, end) {
      for (let at = start; at < Math.min(end, sizeBytes); ) {
        const seq = Math.floor(at / chunkBytes)
        const from = at - seq * chunkBytes
        const bytes = await readChunk(seq)
        const part = bytes.subarray(from, Math.min(bytes.length, from + end - at))
        yield part
        at += part.length
      }
    },
  }
}

/** Directories of archives are read in small steps within one chunk. */
function keepLast(read: (seq: number) => Promise<Buffer>): (seq: number) => Promise<Buffer> {
  let last: { readonly seq: number; readonly bytes: Buffer } | null = null
  return async (seq) => {
    if (last?.seq !== seq) last = { seq, bytes: await read(seq) }
    return last.bytes
  }
}
