import type { Queryable } from '../connection/queryable.ts'

/** Every row of every table as text, behind the name of its table. */
export async function readEveryRow(db: Queryable): Promise<readonly string[]> {
  const { rows: tables } = await db.query<{ name: string }>(
    `SELECT "table_name" AS "name" FROM information_schema.tables
     WHERE "table_schema" = 'public' AND "table_type" = 'BASE TABLE'`,
  )
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await db.query<{ row: string }>(`SELECT t::text AS "row" FROM "${name}" t`)
      return rows.map(({ row }) => `${name} ${row}`)
    }),
  )
  return texts.flat()
}
