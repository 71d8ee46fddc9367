import { createUserProfile } from '@booster/db/users/create-user-profile'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Affiliate } from '../parts/affiliates.ts'
import { eventually } from '../parts/eventually.ts'
import { readJobs, untilJob } from '../parts/job-facts.ts'
import { endCoolDown, makeDueNow } from '../parts/move-time.ts'
import type { Faults } from '../parts/sandbox-process.ts'
import { openStage, type Stage } from '../parts/stage.ts'

let stage: Stage
let affiliate: Affiliate
beforeAll(async () => {
  stage = await openStage()
  affiliate = await stage.addAffiliate({ credits: 500, delays: [0, 24] })
  await createUserProfile(stage.pool, {
    email: 'admin@booster.test',
    name: 'Admin',
    role: 'admin',
    passwordHash: 'hash',
  })
})
afterEach(() => stage.sandbox.setFaults({ mode: 'none' }))
afterAll(() => stage?.close())

describe('a recipient that the provider refuses', () => {
  it('fails at once, is suppressed, and gets nothing any more', async () => {
    const email = 'blacklisted@lead.test'
    await stage.sandbox.setFaults({ mode: 'failed-200', text: 'Blacklisted' })
    await stage.submit(affiliate, { email })
    const job = await untilJob(stage.pool, email, ({ status }) => status === 'failed')
    expect(job).toMatchObject({ attemptCount: 1, retryCount: 0, quickRetryCount: 0, deducts: 0 })
    expect(job).toMatchObject({ creditReserved: false, leadSuppressed: true })
    await stage.sandbox.setFaults({ mode: 'none' })
    await makeDueNow(stage.pool, 'all')
    await eventually('step 2', () => readJobs(stage.pool, email), {
      is: (jobs) => jobs[1]?.status === 'cancelled',
    })
    await stage.submit(affiliate, { email })
    await stage.callCron()
    expect(await stage.sandbox.messagesTo(email)).toEqual([])
  })
})

const blocks: readonly (readonly [string, Faults])[] = [
  ['401', { mode: '401' }],
  ['No Credits', { mode: 'no-credits' }],
]

describe.each(blocks)('a provider that refuses everybody (%s)', (what, fault) => {
  const emails = [1, 2, 3].map((n) => `blocked-${fault.mode}-${n}@lead.test`)

  it('opens the breaker, alerts once, burns no attempt, and closes by itself when the provider recovers', async () => {
    const alertsBefore = (await readAlerts()).length
    await stage.sandbox.setFaults(fault)
    for (const email of emails) await stage.submit(affiliate, { email })
    await eventually('the breaker', readBreaker, { is: (breaker) => breaker === 'open' })
    await stage.callCron()
    for (const openings of [2, 3]) {
      await endCoolDown(stage.pool) // one job tries, is refused, and the breaker opens again
      await eventually('the breaker after a trial', readOpenings, { is: (count) => count === openings })
    }
    for (const email of emails) {
      const job = await untilJob(stage.pool, email, ({ status }) => status === 'pending')
      expect(job).toMatchObject({ attemptCount: 0, retryCount: 0, quickRetryCount: 0, attempts: 0 })
      expect(job).toMatchObject({ creditReserved: false, deducts: 0 })
    }
    const alerts = () => readAlerts()
    await eventually('the alert', alerts, {
      is: (all) => all.length === alertsBefore + 1 && isOpen(all.at(-1)),
    })

    await stage.sandbox.setFaults({ mode: 'none' })
    await endCoolDown(stage.pool)
    await eventually('the breaker', readBreaker, { is: (breaker) => breaker === 'closed' })
    for (const email of emails) {
      const job = await untilJob(stage.pool, email, ({ status }) => status === 'completed')
      expect(job, what).toMatchObject({ attemptCount: 1, deducts: 1 })
      expect(await stage.sandbox.messagesTo(email)).toHaveLength(1)
    }
    await eventually('the end of the alert', alerts, { is: (all) => all.every((alert) => !isOpen(alert)) })
    expect((await readAlerts()).length).toBe(alertsBefore + 1)
  })
})

describe('an open breaker', () => {
  it('is closed by its first accepted mail, also while opt-ins keep coming in', async () => {
    await stage.sandbox.setFaults({ mode: '401' })
    await stage.submit(affiliate, { email: 'first@lead.test' })
    await eventually('the breaker', readBreaker, { is: (breaker) => breaker === 'open' })
    await stage.sandbox.setFaults({ mode: 'none', latencyMs: 400 })
    await endCoolDown(stage.pool)
    // Every submission wakes the engine while the trial is still under way.
    for (let n = 0; n < 15; n += 1) {
      await stage.submit(affiliate, { email: `steady-${n}@lead.test` })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await eventually('the breaker', readBreaker, { is: (breaker) => breaker === 'closed', withinMs: 2_000 })
    await untilJob(stage.pool, 'steady-14@lead.test', ({ status }) => status === 'completed')
  })
})

it('leaves nothing wrong behind', async () => expect(await stage.findWrongs()).toEqual([]))

type Alert = { readonly kind: string; readonly resolvedAt: Date | null; readonly deliveries: number }

function isOpen(alert: Alert | undefined): boolean {
  return alert !== undefined && alert.resolvedAt === null
}

async function readBreaker(): Promise<string> {
  const { rows } = await stage.pool.query<{ breaker: string }>(`SELECT "breaker"::text FROM "ProviderState"`)
  return rows[0]?.breaker ?? 'closed'
}

/** How often it has opened in a row. */
async function readOpenings(): Promise<number> {
  const { rows } = await stage.pool.query<{ openCount: number }>(`SELECT "openCount" FROM "ProviderState"`)
  return rows[0]?.openCount ?? 0
}

/** Alerts about the provider's refusal that were brought to the admin, oldest first. */
async function readAlerts(): Promise<readonly Alert[]> {
  const { rows } = await stage.pool.query<Alert>(
    `SELECT a."kind", a."resolvedAt", count(d.*)::int AS "deliveries" FROM "Alert" a
     JOIN "AlertDelivery" d ON d."alertId" = a."id" AND d."target" = 'admin@booster.test'
     WHERE a."kind" = 'provider_blocked' GROUP BY a."id" ORDER BY a."openedAt"`,
  )
  return rows
}
