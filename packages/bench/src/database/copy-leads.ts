import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { LeadRow } from './lead-rows.ts'

const COLUMNS = '"affiliateId", "name", "email", "whatsapp", "tags", "source"'
const CHUNK_LENGTH = 65_536

export type CopyInput = {
  readonly affiliateId: string
  readonly rows: readonly LeadRow[]
  /** On top of each row's own. */
  readonly tag: string
}

/** What `\copy` needs for leads into a table with all columns, defaults, indexes and constraints of "AffiliateLead". @returns seconds */
export async function copyLeads(databaseUrl: string, input: CopyInput): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`DROP TABLE IF EXISTS "CopiedLead"`)
    await client.query(`CREATE TABLE "CopiedLead" (LIKE "AffiliateLead" INCLUDING ALL,
      FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile" ("id"))`)
    await client.query('CHECKPOINT')
    const chunks = chunksOf(textOf(input))
    const startedAt = performance.now()
    await pipeline(
      Readable.from(chunks, { objectMode: false }),
      client.query(copyFrom(`COPY "CopiedLead" (${COLUMNS}) FROM STDIN`)),
    )
    return (performance.now() - startedAt) / 1_000
  } finally {
    await client.end()
  }
}

/** @throws Error unless the leads of the affiliate are, row for row, the copied ones */
export async function compareLeads(pool: pg.Pool, affiliateId: string): Promise<void> {
  const fields = `"affiliateId", "name", "email", "whatsapp", ARRAY(SELECT t FROM unnest("tags") AS t ORDER BY t) AS tags, "source"`
  const { rows } = await pool.query<{ leads: number; copied: number; different: number }>(
    `WITH imported AS (SELECT ${fields} FROM "AffiliateLead" WHERE "affiliateId" = $1),
       copied AS (SELECT ${fields} FROM "CopiedLead")
     SELECT (SELECT count(*) FROM imported)::int AS leads, (SELECT count(*) FROM copied)::int AS copied,
       (SELECT count(*) FROM (TABLE imported EXCEPT TABLE copied) e)::int AS different`,
    [affiliateId],
  )
  const [found] = rows
  if (found === undefined || found.leads !== found.copied || found.different > 0)
    throw new Error(`the imported leads are not the copied ones: ${JSON.stringify(found)}`)
}

/** COPY's text format. */
function textOf({ affiliateId, rows, tag }: CopyInput): string {
  const line = ({ name, email, whatsapp, tags }: LeadRow): string => {
    const all = [tag, ...tags].map((each) => `"${each}"`).join(',')
    return `${affiliateId}\t${name}\t${email}\t${whatsapp ?? '\\N'}\t{${all}}\timport\n`
  }
  return rows.map(line).join('')
}

function chunksOf(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_LENGTH) }, (_, place) =>
    bytes.subarray(place * CHUNK_LENGTH, (place + 1) * CHUNK_LENGTH),
  )
}
