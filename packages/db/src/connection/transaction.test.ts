import { afterAll, expect, it } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import { createPool } from './connect.ts'
import { inTransaction, type TransactionContext } from './transaction.ts'

const database = await createTestDatabase()
const pool = createPool({ url: database.url, applicationName: 'test', max: 1 })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** How often the only connection planned a statement of ten runs again. */
async function countPlans(name: string, plans: Pick<TransactionContext, 'plans'>): Promise<number> {
  for (let run = 0; run < 10; run += 1) {
    await inTransaction({ pool, ...plans }, (tx) =>
      tx.rows(name, 'SELECT u.id FROM unnest($1::int[]) AS u(id) JOIN generate_series(1, 90) n ON n = u.id', [
        [run],
      ]),
    )
  }
  const { rows } = await pool.query<{ again: number }>(
    'SELECT custom_plans AS "again" FROM pg_prepared_statements WHERE name = $1',
    [name],
  )
  return rows[0]?.again ?? Number.NaN
}

it('plans the statements of a transaction once where that is asked for, and leaves the connection as it was', async () => {
  expect(await countPlans('once', { plans: 'generic' })).toBe(0)
  expect(await countPlans('by-the-planner', {})).toBeGreaterThan(0)
})
