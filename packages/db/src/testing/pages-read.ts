import type pg from 'pg'

/** Pages of tables and indexes that the one query of `read` touches; no time is in it. */
export async function pagesRead(pool: pg.Pool, read: (db: pg.Pool) => Promise<unknown>): Promise<number> {
  let pages = Number.POSITIVE_INFINITY
  const spy = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await pool.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values)
      const plan = rows[0]['QUERY PLAN'][0].Plan
      pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
      return { rows: [] }
    },
  } as unknown as pg.Pool
  await read(spy)
  return pages
}
