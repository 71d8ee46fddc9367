import type { Queryable } from '../connection/queryable.ts'

const SETS_STATISTICS = 180_000

/**
 * Gives the tables that were never analysed a first figure: their rows belong to one affiliate.
 *
 * Without it PostgreSQL assumes 200 affiliates in a table of some 200 rows. A look-up by (affiliateId, id) then costs
 * the same by every index that begins with the affiliate, and the plan kept for it may read all rows of the affiliate
 * for one: thousands per opt-in, until the first ANALYZE about a minute later, which replaces the figure.
 * (PostgreSQL 18.4: `get_relation_info`, `btcostestimate`.)
 *
 * `pg_restore_attribute_stats` came with PostgreSQL 18; an older server reads more for that minute.
 * @returns how many tables were given one
 */
export async function writeFirstStatistics(client: Queryable): Promise<number> {
  const { rows: versions } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  if ((versions[0]?.version ?? 0) < SETS_STATISTICS) return 0
  const { rows } = await client.query(
    `SELECT pg_restore_attribute_stats('schemaname', n.nspname::text, 'relname', c.relname::text,
       'attname', a.attname::text,
       'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real)
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'affiliateId' AND NOT a.attisdropped
     WHERE n.nspname = current_schema() AND c.relkind = 'r'
       AND NOT EXISTS (SELECT FROM pg_stats s
         WHERE s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname)
       AND NOT EXISTS (SELECT FROM pg_index i
         WHERE i.indrelid = c.oid AND i.indisunique AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)`,
  )
  return rows.length
}
