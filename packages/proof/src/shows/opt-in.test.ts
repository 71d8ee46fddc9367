import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Affiliate } from '../parts/affiliates.ts'
import { eventually } from '../parts/eventually.ts'
import { readCredit, readJobs, untilJob } from '../parts/job-facts.ts'
import { makeUser, type Session, signIn } from '../parts/session.ts'
import { openStage, type Stage } from '../parts/stage.ts'

const password = 'a password of the proof'
const name = '<b>{{email}}</b> $&'

let stage: Stage
let affiliate: Affiliate
let session: Session
beforeAll(async () => {
  stage = await openStage({ DEMO: 'on' })
  const userId = await makeUser(stage, { email: 'opt-in@affiliate.test', password })
  affiliate = await stage.addAffiliate({ credits: 50, delays: [0, 24, 48], userId })
  session = await signIn(stage.api.url, 'opt-in@affiliate.test', password)
})
afterAll(() => stage?.close())

describe('an opt-in', () => {
  it('is in the inbox within two seconds, charged once, and moves every number and the open screen', async () => {
    const email = 'cepat@lead.test'
    const screen = await listenToScreens()
    const startedAt = performance.now()
    expect(await stage.submit(affiliate, { email, name })).toBe(201)
    const inbox = () => stage.sandbox.messagesTo(email)
    const [mail, ...others] = await eventually('the mail', inbox, {
      is: (m) => m.length > 0,
      withinMs: 2_000,
    })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Halo <b>{{email}}</b> $&')
    expect(mail?.content).toContain('Halo &lt;b&gt;{{email}}&lt;/b&gt; $&amp;, alamat cepat@lead.test, WA -.')
    expect(mail?.content).not.toContain('<b>{{')

    const job = await untilJob(stage.pool, email, ({ status }) => status === 'completed')
    expect(job).toMatchObject({ deducts: 1, creditDeducted: true, creditReserved: false, emailSent: true })
    expect(mail?.ref).toBe(job.messageRef)
    await eventually('the open screen', async () => screen.heard(), {
      is: (topics) => ['jobs', 'runs', 'credit'].every((topic) => topics.includes(topic)),
      withinMs: 2_000,
    })
    await screen.close()
    expect(await readCredit(stage.pool, affiliate.affiliateId)).toEqual({
      balance: 49,
      reserved: 0,
      totalUsed: 1,
    })
    const { rows: deducts } = await stage.pool.query(
      `SELECT "amount", "balanceBefore", "balanceAfter", "jobId" FROM "AffiliateCreditTransaction"
       WHERE "affiliateId" = $1 AND "type" = 'deduct'`,
      [affiliate.affiliateId],
    )
    expect(deducts).toEqual([{ amount: -1, balanceBefore: 50, balanceAfter: 49, jobId: job.id }])
    const { rows: steps } = await stage.pool.query<{ sentCount: number }>(
      `SELECT "sentCount" FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1 ORDER BY "stepOrder"`,
      [affiliate.affiliateId],
    )
    expect(steps.map(({ sentCount }) => sentCount)).toEqual([1, 0, 0])
    const { rows: runs } = await stage.pool.query(
      `SELECT "status", "totalSteps", "completedSteps", "currentStepOrder" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1`,
      [affiliate.affiliateId],
    )
    expect(runs).toEqual([{ status: 'active', totalSteps: 3, completedSteps: 1, currentStepOrder: 2 }])
    const { body } = await session.get('/api/affiliate/automation/stats')
    expect(body).toMatchObject({ success: true, data: { overview: { completedJobs: 1, pendingJobs: 2 } } })
  })

  it('plans steps 2 and 3 at +24 h and +48 h; the demo clock sends them out', async () => {
    const email = 'tiga@lead.test'
    await stage.submit(affiliate, { email })
    await untilJob(stage.pool, email, ({ status }) => status === 'completed')
    const planned = await readJobs(stage.pool, email)
    expect(planned.map(({ dueAfterHours }) => Math.round(dueAfterHours * 100) / 100)).toEqual([0, 24, 48])
    expect(planned.map(({ status }) => status)).toEqual(['completed', 'pending', 'pending'])
    for (const step of [2, 3]) {
      expect(await session.post('/trpc/demo.advanceClock', { hours: 24 })).toMatchObject({ status: 200 })
      const sent = () => stage.sandbox.messagesTo(email)
      const mails = await eventually(`mail ${step}`, sent, { is: (all) => all.length >= step })
      expect(mails.map(({ subject }) => subject)[0]).toBe(`Halo Dewi Lestari ${step}`)
      expect(mails).toHaveLength(step)
    }
    const all = () => readJobs(stage.pool, email)
    await eventually('all three', all, { is: (jobs) => jobs.every(({ status }) => status === 'completed') })
    const { rows } = await stage.pool.query(
      `SELECT r."status" FROM "AffiliateAutomationLog" r JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
       WHERE l."email" = $1`,
      [email],
    )
    expect(rows).toEqual([{ status: 'completed' }])
  })

  it('made twice, and by ten at once, is one run, one set of jobs and one mail', async () => {
    const email = 'sepuluh@lead.test'
    const statuses = await Promise.all(Array.from({ length: 10 }, () => stage.submit(affiliate, { email })))
    statuses.push(await stage.submit(affiliate, { email }))
    expect(new Set(statuses)).toEqual(new Set([201]))
    await untilJob(stage.pool, email, ({ status }) => status === 'completed')
    const jobs = await readJobs(stage.pool, email)
    expect(jobs.map(({ stepOrder }) => stepOrder)).toEqual([1, 2, 3])
    await stage.callCron()
    expect(await stage.sandbox.messagesTo(email)).toHaveLength(1)
  })

  it('leaves nothing wrong behind', async () => expect(await stage.findWrongs()).toEqual([]))
})

/** What an open screen hears: the same channel that feeds the API's live streams. */
async function listenToScreens() {
  const client = await stage.pool.connect()
  const topics: string[] = []
  client.on('notification', ({ payload = '' }) => {
    const change = JSON.parse(payload) as { a: readonly string[] | 'all'; t: readonly string[] }
    if (change.a === 'all' || change.a.includes(affiliate.affiliateId)) topics.push(...change.t)
  })
  await client.query('LISTEN booster_change')
  return {
    heard: () => topics,
    close: async () => {
      await client.query('UNLISTEN *')
      client.removeAllListeners('notification')
      client.release()
    },
  }
}
