import type pg from 'pg'
import { arrayLiteral } from './array-literal.ts'

/** One open transaction. Statements are prepared once per connection under their name. */
export type Tx = {
  rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
}

const DEADLOCK = '40P01'
const SERIALIZATION = '40001'
const ATTEMPTS = 5

/**
 * Runs `body` in one transaction. A deadlock or serialization failure undoes everything, so it is safe to begin
 * again; every other error is passed on after the rollback.
 */
export const inTransaction = <T>(pool: pg.Pool, body: (tx: Tx) => Promise<T>): Promise<T> =>
  retryingConflicts(() => once(pool, body))

/** Begins a whole transaction (which may be a single statement) again when it fell to another one. */
export const retryingConflicts = async <T>(transaction: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

const once = async <T>(pool: pg.Pool, body: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await body(statementsOn(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    // A connection that cannot even roll back is thrown away, never handed to the next one.
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const statementsOn = (client: pg.ClientBase): Tx => ({
  rows: async <Row>(name: string, text: string, values: readonly unknown[]) => {
    const result = await client.query({ name, text, values: parametersOf(values) })
    return result.rows as Row[]
  },
})

/** The values of a statement, arrays written out here because the driver takes longer. */
export const parametersOf = (values: readonly unknown[]): unknown[] =>
  values.map((value) => (Array.isArray(value) ? (arrayLiteral(value) ?? value) : value))

const isRetryable = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === DEADLOCK || code === SERIALIZATION
}
