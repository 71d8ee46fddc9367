import type { ClientBase, Pool } from 'pg'
import { type Invariant, listInvariants } from './list-invariants.ts'

/** What one invariant found: no row is good. */
export type InvariantResult = Omit<Invariant, 'sql'> & {
  /** The first violating rows, at most 20. */
  readonly rows: readonly unknown[]
  /** How long the query took. */
  readonly ms: number
}

const ROW_LIMIT = 20

// A check reads whole tables, so it wants the planner's freedom that the engine's pool takes away.
const BEGIN_STATEMENTS = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL statement_timeout = 0;
  SET LOCAL plan_cache_mode = auto;
  SET LOCAL enable_hashjoin = on;
  SET LOCAL enable_mergejoin = on;
  SET LOCAL enable_seqscan = on`

/**
 * Runs every invariant over one snapshot of the database; changes nothing and waits for nobody.
 * @param options.clock the SQL expression that tells the engine's time, where it is not `now()` (a demo clock)
 */
export async function runInvariants(
  pool: Pool,
  options: { readonly clock?: string } = {},
): Promise<readonly InvariantResult[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(BEGIN_STATEMENTS)
    const results = await checkInvariants(client, options)
    await client.query('COMMIT')
    return results
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A connection in an unknown state is closed, not handed back.
    client.release(broken)
  }
}

/** The same inside a transaction that the caller has begun: it sees what that transaction has written. */
export async function checkInvariants(
  client: ClientBase,
  options: { readonly clock?: string } = {},
): Promise<readonly InvariantResult[]> {
  const results: InvariantResult[] = []
  for (const invariant of listInvariants()) {
    results.push(await runInvariant(client, invariant, options.clock ?? 'now()'))
  }
  return results
}

async function runInvariant(
  client: ClientBase,
  invariant: Invariant,
  clock: string,
): Promise<InvariantResult> {
  const { sql, ...about } = invariant
  const startedAt = performance.now()
  // Comments go first: a clock of several lines would run out of one.
  const query = sql.replaceAll(/--.*$/gm, '').replaceAll('now()', () => `(${clock})`)
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT * FROM (${query}\n) AS violations LIMIT ${ROW_LIMIT}`,
  )
  return { ...about, rows, ms: performance.now() - startedAt }
}
