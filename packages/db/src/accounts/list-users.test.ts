import { SYSTEM } from '@booster/engine/domain/actor'
import { type AccountDesk, createAccountDesk } from '@booster/services/accounts/account-desk'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createAccountStore } from './create-account-store.ts'
import { listUsers, type UserListRow } from './list-users.ts'

const RAHMA = { email: 'rahma@test.example', name: 'Rahma', role: 'affiliate', language: 'id' } as const

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'list-users' })
})
afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})
beforeEach(() => pool.query('TRUNCATE "User" CASCADE'))

type Desk = AccountDesk & { readonly provider: PromiseWithResolvers<void>; readonly errors: string[] }

/** A desk whose provider answers when the test says so, and whose admin waits for next to nothing. */
function slowDesk(): Desk {
  const provider = Promise.withResolvers<void>()
  const errors: string[] = []
  const desk = createAccountDesk({
    store: createAccountStore(pool),
    send: async () => {
      await provider.promise
      return { kind: 'accepted' }
    },
    publicUrl: 'http://localhost:4000',
    log: { info: () => undefined, warn: () => undefined, error: (event) => void errors.push(event) },
    waitMs: 1,
  })
  return { ...desk, provider, errors }
}

async function onlyUser(): Promise<UserListRow | undefined> {
  const { rows } = await listUsers(pool, { search: null, role: null, state: null, after: null, limit: 9 })
  return rows[0]
}

describe('an invitation whose provider takes long', () => {
  it('is answered as under way, and shows what became of it', async () => {
    const desk = slowDesk()
    const sent = await desk.invite({ ...RAHMA, actor: SYSTEM })
    expect(sent).toMatchObject({ email: RAHMA.email, mail: 'sending' })
    expect((await onlyUser())?.inviteMail).toBe('sending')
    const again = await desk.inviteAgain({ userId: sent?.userId ?? '', actor: SYSTEM })
    expect(again).toMatchObject({ kind: 'sent', sent: { mail: 'sending' } })
    desk.provider.resolve()
    await desk.idle()
    expect((await onlyUser())?.inviteMail).toBe('sent')
    expect(desk.errors).toEqual([])
  })

  it('and then fails in an unforeseen way is logged, and shown as uncertain once it is too old to be under way', async () => {
    const desk = slowDesk()
    await desk.invite({ ...RAHMA, actor: SYSTEM })
    desk.provider.reject(new Error('The test breaks it'))
    await desk.idle()
    expect(desk.errors).toEqual(['link-not-sent'])
    for (const [minutes, shown] of [
      [2, 'sending'],
      [4, 'unconfirmed'],
    ] as const) {
      await pool.query(`UPDATE "PasswordLink" SET "createdAt" = now() - $1 * interval '1 minute'`, [minutes])
      expect((await onlyUser())?.inviteMail).toBe(shown)
    }
  })
})

it('shows an affiliate as suspended whose profile is', async () => {
  const desk = slowDesk()
  desk.provider.resolve()
  await desk.invite({ ...RAHMA, actor: SYSTEM })
  await pool.query(`UPDATE "AffiliateProfile" SET "status" = 'suspended'`)
  expect((await onlyUser())?.state).toBe('suspended')
  await desk.idle()
})
