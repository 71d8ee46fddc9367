import { SYSTEM } from '@booster/engine/domain/actor'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createAccountStore } from './create-account-store.ts'
import { suspendAdmin } from './suspend-admin.ts'

let database: TestDatabase
let pool: pg.Pool
let people = 0

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'account-locks' })
})
afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})
beforeEach(() => pool.query('TRUNCATE "User" CASCADE'))

async function newAdmin(): Promise<string> {
  people += 1
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "User" ("name", "email", "role") VALUES ('Rani', $1, 'admin') RETURNING "id"`,
    [`rani-${people}@admin.test`],
  )
  return rows[0]?.id ?? ''
}

async function givePassword(db: pg.Pool | pg.PoolClient, userId: string): Promise<void> {
  await db.query(
    `INSERT INTO "Account" ("userId", "accountId", "providerId", "password")
     VALUES ($1::uuid, ($1::uuid)::text, 'credential', 'hash')`,
    [userId],
  )
}

/** Does `act` while another transaction that changes the account holds its row, and lets that one commit once `act` waits. */
async function behind<T>(
  userId: string,
  change: (db: pg.PoolClient) => Promise<unknown>,
  act: () => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT 1 FROM "User" WHERE "id" = $1 FOR NO KEY UPDATE`, [userId])
    await change(client)
    const answer = act()
    await vi.waitFor(
      async () => {
        const { rowCount } = await pool.query('SELECT 1 FROM pg_locks WHERE NOT granted')
        expect(rowCount).toBeGreaterThan(0)
      },
      { timeout: 5_000, interval: 10 },
    )
    await client.query('COMMIT')
    return await answer
  } finally {
    client.release()
  }
}

it('sends no invitation to whoever has chosen a password while the command waited', async () => {
  const userId = await newAdmin()
  const answer = await behind(
    userId,
    (db) => givePassword(db, userId),
    () => createAccountStore(pool).inviteAgain({ userId, tokenHash: 'x', validHours: 1, actor: SYSTEM }),
  )
  expect(answer).toEqual({ kind: 'unchanged', reason: 'NOT_INVITED' })
  expect((await pool.query('SELECT 1 FROM "PasswordLink"')).rowCount).toBe(0)
})

it('does not suspend the last admin when the other one lost the password while the command waited', async () => {
  const [userId, other] = [await newAdmin(), await newAdmin()]
  await givePassword(pool, userId)
  await givePassword(pool, other)
  const answer = await behind(
    other,
    (db) => db.query(`DELETE FROM "Account" WHERE "userId" = $1`, [other]),
    () => suspendAdmin(pool, { userId, reason: 'pindah', actor: SYSTEM }),
  )
  expect(answer).toEqual({ kind: 'unchanged', reason: 'LAST_ADMIN' })
})
