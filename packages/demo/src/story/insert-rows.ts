import type pg from 'pg'

const ROWS_PER_STATEMENT = 2_000

/** Inserts plain rows, all with the same columns, in few statements. Times are ISO strings, arrays stay arrays. */
export async function insertRows(
  client: Pick<pg.PoolClient, 'query'>,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(', ')
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await client.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + ROWS_PER_STATEMENT))],
    )
  }
}
