import type pg from 'pg'
import { arrayLiteral } from './array-literal.ts'
import { DATABASE_CLOCK, type SqlClock } from './clock.ts'
import { gatherWrites } from './gather-writes.ts'

/** One open transaction. Statements are prepared once per connection under their name, and run in the order given. */
export type Tx = {
  /** What tells the time to every statement of the transaction. */
  readonly clock: SqlClock
  rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
  /**
   * A statement whose answer nobody waits for: the next one, or COMMIT, is on its way right behind it. When it fails,
   * the transaction fails with its error.
   */
  send(name: string, text: string, values: readonly unknown[]): void
}

export type TransactionContext = {
  readonly pool: pg.Pool
  /** The database's own by default. */
  readonly clock?: SqlClock
  /**
   * `generic`: prepared statements are planned once per connection. PostgreSQL takes an array whose length it does not
   * know for ten elements, so a statement for one lead looks cheaper planned again each time, which takes longer than
   * running it. The engine's pool plans so anyway.
   */
  readonly plans?: 'generic'
}

/** In one message. */
const BEGIN_GENERIC = 'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan'

const DEADLOCK = '40P01'
/** The SQLSTATE that makes a transaction begin again. */
export const SERIALIZATION = '40001'
const ATTEMPTS = 5

/**
 * Runs `body` in one transaction. A deadlock or serialization failure undoes everything, so it is safe to begin
 * again; every other error is passed on after the rollback.
 */
export function inTransaction<T>(context: TransactionContext, body: (tx: Tx) => Promise<T>): Promise<T> {
  return retryingConflicts(() => once(context, body))
}

/** Begins a whole transaction (which may be a single statement) again when it fell to another one. */
export async function retryingConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

async function once<T>(
  { pool, clock = DATABASE_CLOCK, plans }: TransactionContext,
  body: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const { tx, begin, commit, firstFailure } = openOn(client, { clock, plans })
  let broken: Error | undefined
  try {
    begin()
    const result = await body(tx)
    await commit()
    return result
  } catch (error) {
    // What a statement nobody waited for broke shows in the next one only as "transaction is aborted".
    const cause = (await firstFailure()) ?? error
    // A connection that cannot even roll back is thrown away, never handed to the next one.
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError
    })
    throw cause
  } finally {
    client.release(broken)
  }
}

function openOn(
  client: pg.ClientBase,
  { clock, plans }: { readonly clock: SqlClock; readonly plans: TransactionContext['plans'] },
) {
  const failures: Promise<unknown>[] = []
  const send = (query: string | pg.QueryConfig): void => {
    gatherWrites(client)
    failures.push(
      client.query(query).then(
        () => null,
        (error: unknown) => error,
      ),
    )
  }
  const firstFailure = async (): Promise<unknown> =>
    (await Promise.all(failures)).find((failure) => failure !== null)
  const tx: Tx = {
    clock,
    rows: async <Row>(name: string, text: string, values: readonly unknown[]) => {
      gatherWrites(client)
      const result = await client.query({ name, text, values: parametersOf(values) })
      return result.rows as Row[]
    },
    send: (name, text, values) => send({ name, text, values: parametersOf(values) }),
  }
  return {
    tx,
    firstFailure,
    begin: () => send(plans === 'generic' ? BEGIN_GENERIC : 'BEGIN'),
    commit: async (): Promise<void> => {
      // After a failed statement PostgreSQL answers a COMMIT with "ROLLBACK" and no error: the failure is thrown below.
      gatherWrites(client)
      const { command } = await client.query('COMMIT')
      const failure = await firstFailure()
      if (failure !== undefined) throw failure
      if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command} instead of COMMIT.`)
    },
  }
}

/** The values of a statement, arrays written out here because the driver takes longer. */
export function parametersOf(values: readonly unknown[]): unknown[] {
  return values.map((value) => (Array.isArray(value) ? (arrayLiteral(value) ?? value) : value))
}

function isRetryable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === DEADLOCK || code === SERIALIZATION
}
