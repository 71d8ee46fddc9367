import { type AdminWorld, createAdminWorld } from '@booster/db/testing/admin-world'
import { createUserProfile } from '@booster/db/users/create-user-profile'
import { SYSTEM } from '@booster/engine/domain/actor'
import { type Sandbox, startSandbox } from '@booster/sandbox/sandbox'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { readEnv } from '../boot/env.ts'
import { type Scheduler, startScheduler } from '../boot/scheduler.ts'
import { createShutdown, type Shutdown } from '../boot/shutdown.ts'
import { eventually } from '../testing/rest-client.ts'
import { silentLog } from '../testing/silent-log.ts'
import { type Wired, wire } from './wire.ts'

const OWNER = 'siti@affiliate.test'
const ADMIN = { name: 'Rani', email: 'rani@admin.test', role: 'admin', passwordHash: 'hash' } as const
const SECRET = 'a secret of more than thirty-two letters'

let world: AdminWorld
let sandbox: Sandbox
let shutdown: Shutdown
let wired: Wired
let scheduler: Scheduler
let affiliateId: string
let automationId: string

beforeAll(async () => {
  world = await createAdminWorld()
  sandbox = await startSandbox({ port: 0 })
  shutdown = createShutdown(silentLog)
  wired = wire({
    env: readEnv({ DATABASE_URL: world.url, DEMO: 'on' }),
    secrets: {
      ...{ cron: SECRET, auth: SECRET, links: SECRET, addressHashes: SECRET },
      ...{ webhook: null, keptIn: null },
    },
    databaseUrl: world.url,
    directDatabaseUrl: world.url,
    migrations: 0,
    publicUrl: 'http://localhost:4000',
    sandbox: { url: `${sandbox.url}/`, apiUrl: `${sandbox.providerUrl}/api` },
    processId: 'low-credit-mail',
    log: silentLog,
    shutdown,
  })
  // The process' own chores, every second instead of every minute.
  const chores = wired.chores.filter(({ name }) => ['alerts', 'notices', 'notice mails'].includes(name))
  expect(chores).toHaveLength(3)
  scheduler = startScheduler(
    chores.map((chore) => ({ ...chore, pattern: '* * * * * *' })),
    silentLog,
  )
}, 60_000)

afterAll(async () => {
  await scheduler?.stop()
  await shutdown?.run('the test is over')
  await sandbox?.stop()
  await world?.close()
}, 30_000)

beforeEach(async () => {
  const ids = await world.reset()
  affiliateId = ids.affiliateId
  automationId = ids.automationId
  await world.pool.query(`DELETE FROM "AffiliateCredit"`)
  await createUserProfile(world.pool, ADMIN)
  await fetch(`${sandbox.url}/__sandbox`, { method: 'DELETE' })
  await book(30)
  await world.enrol([24 * 30])
  await world.pool.query(`UPDATE "AutomationCounter" SET "total" = 1`)
})

async function book(amountCredits: number): Promise<void> {
  const report = await wired.services.store.topUpCredit({
    affiliateId,
    amountCredits,
    type: amountCredits > 0 ? 'topup' : 'adjustment',
    description: '',
    reference: crypto.randomUUID(),
    actor: SYSTEM,
  })
  expect(report.kind).toBe('booked')
}

async function setAutomation(status: 'active' | 'paused'): Promise<void> {
  await wired.services.store.setAutomationStatus({ affiliateId, automationId, status, actor: SYSTEM })
}

async function mailsTo(email: string): Promise<readonly string[]> {
  const answer = await fetch(`${sandbox.url}/__sandbox/messages?to=${email}`)
  const { messages } = (await answer.json()) as { messages: { subject: string }[] }
  return messages.map(({ subject }) => subject)
}

/** Waits for the scheduler to have opened this many alerts in all, of which none or one is open, and to have mailed the admin. */
async function untilAlerts(wanted: { readonly opened: number; readonly open: number }): Promise<void> {
  const seen = async () => {
    const { rows } = await world.pool.query<{ opened: number; open: number; mailed: number }>(
      `SELECT count(*)::int AS "opened", count(*) FILTER (WHERE "resolvedAt" IS NULL)::int AS "open",
         (SELECT count(*)::int FROM "AlertDelivery" WHERE "target" = 'rani@admin.test' AND "ok") AS "mailed"
       FROM "Alert" WHERE "kind" = 'affiliate_credit'`,
    )
    return rows[0]
  }
  const isThere = (row: Awaited<ReturnType<typeof seen>>) =>
    row?.opened === wanted.opened && row.open === wanted.open && row.mailed === wanted.opened
  expect(await eventually(seen, isThere)).toMatchObject({ ...wanted, mailed: wanted.opened })
}

it('mails an affiliate once when credit runs low, and not again before a top-up', async () => {
  await book(-15)
  await untilAlerts({ opened: 1, open: 1 })
  // Nothing that is in use: the alert ends, and begins again with the automation.
  await setAutomation('paused')
  await world.pool.query(`UPDATE "AutomationCounter" SET "total" = 0`)
  await untilAlerts({ opened: 1, open: 0 })
  await setAutomation('active')
  await world.pool.query(`UPDATE "AutomationCounter" SET "total" = 1`)
  await untilAlerts({ opened: 2, open: 1 })
  await book(-1)
  await untilAlerts({ opened: 2, open: 1 })
  for (const name of ['alerts', 'notices', 'notice mails'])
    await wired.chores.find((chore) => chore.name === name)?.run()
  expect(
    await eventually(
      () => mailsTo(OWNER),
      (mails) => mails.length > 0,
    ),
  ).toEqual(['[Affiliate Booster] Kredit Anda tinggal 15'])

  await book(100)
  await untilAlerts({ opened: 2, open: 0 })
  await book(-105)
  await untilAlerts({ opened: 3, open: 1 })
  expect(
    await eventually(
      () => mailsTo(OWNER),
      (mails) => mails.length > 1,
    ),
  ).toHaveLength(2)
  // Used up is worse than low, and said as well.
  await book(-9)
  await untilAlerts({ opened: 4, open: 1 })
  expect(
    await eventually(
      () => mailsTo(OWNER),
      (mails) => mails.length > 2,
    ),
  ).toHaveLength(3)
}, 60_000)

it('mails nothing to an affiliate who has switched it off', async () => {
  await world.pool.query(`UPDATE "AffiliateProfile" SET "mutedNotices" = '{low_credit.email}'`)
  await book(-15)
  await untilAlerts({ opened: 1, open: 1 })
  expect(await mailsTo('rani@admin.test')).toHaveLength(1)
  await book(100)
  await untilAlerts({ opened: 1, open: 0 })
  expect(await mailsTo(OWNER)).toEqual([])
}, 30_000)
