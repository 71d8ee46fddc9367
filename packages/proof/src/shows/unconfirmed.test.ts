import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Affiliate } from '../parts/affiliates.ts'
import { WEBHOOK_SECRET } from '../parts/api-process.ts'
import { type JobFacts, readCredit, readJobs, untilJob } from '../parts/job-facts.ts'
import { makeDueNow } from '../parts/move-time.ts'
import type { Faults } from '../parts/sandbox-process.ts'
import { openStage, type Stage } from '../parts/stage.ts'

let stage: Stage
let affiliate: Affiliate
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.sandbox.setFaults({ mode: 'none' }))
afterAll(() => stage?.close())

const accepted: readonly (readonly [string, Faults, string])[] = [
  ['a connection that drops after the mail was taken', { mode: 'accept-then-drop' }, 'CONNECTION_LOST'],
  // The real time-out: 15 s without an answer.
  ['no answer within the time-out', { mode: 'slow' }, 'ANSWER_TIMEOUT'],
]

describe.each(accepted)('unconfirmed: %s', (_what, fault, errorCode) => {
  const email = `${fault.mode}@lead.test`

  it('is unconfirmed with its credit held, is never sent again by itself, and is settled by a webhook', async () => {
    affiliate = await stage.addAffiliate({ credits: 5 })
    const job = await submitUnconfirmed(email, fault)
    expect(job).toMatchObject({ errorCode, creditReserved: true, creditDeducted: false, deducts: 0 })
    expect(await readCredit(stage.pool, affiliate.affiliateId)).toEqual({
      balance: 5,
      reserved: 1,
      totalUsed: 0,
    })

    await stage.sandbox.setFaults({ mode: 'none' })
    await expectNotSentAgain(email, job)
    expect(await stage.sandbox.messagesTo(email)).toHaveLength(1)

    const event = { apiUrl: stage.api.url, secret: WEBHOOK_SECRET, ref: job.messageRef }
    expect(await stage.sandbox.sendEvent({ ...event, type: 'delivered', times: 3 })).toEqual([200, 200, 200])
    expect(await stage.sandbox.sendEvent({ ...event, type: 'open', shape: 'flat' })).toEqual([200])
    expect(await readJobs(stage.pool, email)).toMatchObject([
      { status: 'completed', deducts: 1, creditReserved: false },
    ])
    expect(await readCredit(stage.pool, affiliate.affiliateId)).toEqual({
      balance: 4,
      reserved: 0,
      totalUsed: 1,
    })
    await expectNotSentAgain(email, { ...job, status: 'completed' })
    expect(await stage.sandbox.messagesTo(email)).toHaveLength(1)
  })
})

describe.each(['500', 'html-200'] as const)('unconfirmed: an answer that says nothing (%s)', (mode) => {
  it('is unconfirmed with its credit held and is never sent again by itself', async () => {
    affiliate = await stage.addAffiliate({ credits: 5 })
    const email = `${mode}@lead.test`
    const job = await submitUnconfirmed(email, { mode })
    await stage.sandbox.setFaults({ mode: 'none' })
    await expectNotSentAgain(email, job)
    expect(await stage.sandbox.messagesTo(email)).toEqual([])
    expect(await readCredit(stage.pool, affiliate.affiliateId)).toMatchObject({ balance: 5, reserved: 1 })
  })
})

it('leaves nothing wrong behind', async () => expect(await stage.findWrongs()).toEqual([]))

async function submitUnconfirmed(email: string, fault: Faults): Promise<JobFacts> {
  await stage.sandbox.setFaults(fault)
  await stage.submit(affiliate, { email })
  return untilJob(stage.pool, email, ({ status }) => status === 'unconfirmed', 20_000)
}

async function expectNotSentAgain(email: string, job: Pick<JobFacts, 'status'>): Promise<void> {
  await makeDueNow(stage.pool, 'all')
  await stage.callCron()
  expect(await readJobs(stage.pool, email)).toMatchObject([{ status: job.status, attemptCount: 1 }])
}
