import { expect, it } from 'vitest'
import { createPool } from '../connection/connect.ts'
import { closePool } from './close-pool.ts'
import { createTestDatabase } from './test-database.ts'

it('waits for every connection, also for one that the pool gave up a moment before', async () => {
  const database = await createTestDatabase()
  const pool = createPool({ url: database.url, applicationName: 'close-pool', max: 3 })
  let open = 0
  pool.on('connect', (client) => {
    open += 1
    client.once('end', () => {
      open -= 1
    })
  })
  await Promise.all([1, 2, 3].map(() => pool.query('SELECT pg_sleep(0.05)')))
  expect(open).toBe(3)
  await expect(pool.query('SELECT * FROM "Nowhere"')).rejects.toThrow(/Nowhere/)
  await closePool(pool)
  expect(open).toBe(0)
  await database.drop()
})
