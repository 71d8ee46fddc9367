import type pg from 'pg'

/** Rebuilding an index is many times faster than adding a million entries; those that carry constraints stay. */
export async function withoutSecondaryIndexes(
  pool: pg.Pool,
  tables: readonly string[],
  body: () => Promise<void>,
): Promise<void> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relname = ANY ($1::text[]) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    [tables],
  )
  for (const { name } of rows) await pool.query(`DROP INDEX ${name}`)
  await body()
  const client = await pool.connect()
  try {
    await client.query(`SET maintenance_work_mem = '1GB'`)
    for (const { definition } of rows) await client.query(definition)
    await client.query('RESET maintenance_work_mem')
  } finally {
    client.release()
  }
}
