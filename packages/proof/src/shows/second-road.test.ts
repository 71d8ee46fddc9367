import { createUserProfile } from '@booster/db/users/create-user-profile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Affiliate } from '../parts/affiliates.ts'
import { eventually } from '../parts/eventually.ts'
import { type Relay, startRelay } from '../parts/relay.ts'
import { makeUser, signIn } from '../parts/session.ts'
import { openStage, type Stage } from '../parts/stage.ts'

const ADMINS = ['rani@booster.test', 'tono@booster.test']
/** Comes later, and signs in. */
const ADMIN = 'asri@booster.test'
const WITHIN_MS = 10_000

let relay: Relay
let stage: Stage
let affiliate: Affiliate
beforeAll(async () => {
  relay = await startRelay({ connectionsAtMost: 5, msPerMail: 0 })
  stage = await openStage({ SYSTEM_SMTP_URL: relay.url, SYSTEM_FROM_EMAIL: 'kabar@booster.example' })
  affiliate = await stage.addAffiliate({ credits: 500, delays: [0] })
  for (const email of ADMINS)
    await createUserProfile(stage.pool, { email, name: 'Admin', role: 'admin', passwordHash: 'hash' })
})
afterAll(async () => {
  await stage?.close()
  await relay?.stop()
})

describe('a provider that answers 401 to everything', () => {
  it('is mailed to every admin within 10 s, once, by the road that does not lead through it', async () => {
    await stage.sandbox.setFaults({ mode: '401' })
    const before = Date.now()
    await stage.submit(affiliate, { email: 'dewi@lead.test' })
    await eventually('the mails', async () => relay.mails.length, {
      is: (count) => count >= ADMINS.length,
      withinMs: WITHIN_MS,
    })
    expect(Date.now() - before).toBeLessThan(WITHIN_MS)
    expect(relay.mails.map(({ to, from }) => `${to} from ${from}`).sort()).toEqual(
      ADMINS.map((admin) => `${admin} from kabar@booster.example`),
    )
    await eventually('the deliveries', readMails, { is: (rows) => rows.length === ADMINS.length })
    expect(await readMails()).toEqual(
      ADMINS.map((target) => ({ target, ok: true, road: 'system', message: null })),
    )
  })
})

describe('a road for mails of the system that is down', () => {
  it('leaves the mails to the provider, and the app says why', async () => {
    await relay.stop()
    await stage.sandbox.setFaults({ mode: 'none' })
    const account = { email: ADMIN, password: 'a password of the proof' }
    await makeUser(stage, { ...account, role: 'admin' })
    const admin = await signIn(stage.api.url, account.email, account.password)
    await stage.pool.query(`DELETE FROM "Alert"`)
    const { rows } = await stage.pool.query<{ id: string }>(
      `INSERT INTO "Alert" ("kind", "level") VALUES ('mailbox', 'warning') RETURNING "id"`,
    )
    await admin.post('/trpc/admin.alert.deliver', { id: rows[0]?.id })
    const all = [ADMIN, ...ADMINS]
    expect(await readMails()).toEqual(
      all.map((target) => ({
        ...{ target, ok: true, road: 'mailketing' },
        message: expect.stringMatching(/^system: The mail server/),
      })),
    )
    for (const email of all) expect(await stage.sandbox.messagesTo(email)).toHaveLength(1)
  })
})

async function readMails() {
  const { rows } = await stage.pool.query<{
    target: string
    ok: boolean
    road: string | null
    message: string | null
  }>(
    `SELECT "target", "ok", "road", "message" FROM "AlertDelivery" WHERE "channel" = 'email' ORDER BY "target"`,
  )
  return rows
}
