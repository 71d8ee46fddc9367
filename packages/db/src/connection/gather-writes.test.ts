import { Socket } from 'node:net'
import { afterAll, expect, it, vi } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import { createPool } from './connect.ts'
import { inTransaction } from './transaction.ts'

const database = await createTestDatabase()
const pool = createPool({ url: database.url, applicationName: 'test', max: 1 })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

it('writes the statements of one turn at once: a transaction that waits for one answer takes two writes', async () => {
  await pool.query('SELECT 1')
  const writes = [vi.spyOn(Socket.prototype, '_write'), vi.spyOn(Socket.prototype, '_writev')]
  const answer = await inTransaction({ pool }, async (tx) => {
    const [row] = await tx.rows<{ n: number }>('first', 'SELECT $1::int AS n', [1])
    for (const n of [2, 3, 4, 5]) tx.send(`send-${n}`, 'SELECT $1::int', [n])
    return row
  })
  const count = writes.reduce((sum, write) => sum + write.mock.calls.length, 0)
  for (const write of writes) write.mockRestore()
  expect(answer).toEqual({ n: 1 })
  expect(count).toBe(2)
})
