import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPgStore } from '@booster/db/engine-store/store'
import { SYSTEM } from '@booster/engine/domain/actor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCredit, readJobs, untilJob } from '../parts/job-facts.ts'
import { makeDueNow } from '../parts/move-time.ts'
import { openStage, type Stage } from '../parts/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

function topUp(affiliateId: string, amountCredits: number) {
  return createPgStore({ pool: stage.pool, clock: DATABASE_CLOCK, hashKey: 'proof' }).topUpCredit({
    affiliateId,
    amountCredits,
    type: 'topup',
    description: 'Isi ulang',
    reference: `topup-${affiliateId}`,
    actor: SYSTEM,
  })
}

describe('without credit', () => {
  it('a job fails with INSUFFICIENT_CREDIT; nothing is sent, retried or charged', async () => {
    const affiliate = await stage.addAffiliate({ credits: 0 })
    await stage.submit(affiliate, { email: 'habis@lead.test' })
    const job = await untilJob(stage.pool, 'habis@lead.test', ({ status }) => status === 'failed')
    const failed = { status: 'failed', errorCode: 'INSUFFICIENT_CREDIT', attemptCount: 0, retryCount: 0 }
    expect(job).toMatchObject({ ...failed, creditReserved: false, creditDeducted: false, deducts: 0 })
    await makeDueNow(stage.pool, 'all')
    await stage.callCron()
    expect(await readJobs(stage.pool, 'habis@lead.test')).toEqual([job])
    expect(await stage.sandbox.messagesTo('habis@lead.test')).toEqual([])
  })

  it('a job whose automation waits is held, and goes out by itself after a top-up', async () => {
    const affiliate = await stage.addAffiliate({ credits: 0, onNoCredit: 'hold' })
    await stage.submit(affiliate, { email: 'tunggu@lead.test' })
    await untilJob(stage.pool, 'tunggu@lead.test', ({ status }) => status === 'held')
    await stage.callCron()
    expect(await stage.sandbox.messagesTo('tunggu@lead.test')).toEqual([])
    expect(await topUp(affiliate.affiliateId, 5)).toMatchObject({ kind: 'booked', revivedJobs: 1 })
    const isSent = ({ status }: { status: string }) => status === 'completed'
    expect(await untilJob(stage.pool, 'tunggu@lead.test', isSent, 2_000)).toMatchObject({ deducts: 1 })
    expect(await stage.sandbox.messagesTo('tunggu@lead.test')).toHaveLength(1)
    expect(await readCredit(stage.pool, affiliate.affiliateId)).toMatchObject({ balance: 4, reserved: 0 })
  })

  it('the last credit goes to the oldest of many who want it at once', async () => {
    const affiliate = await stage.addAffiliate({ credits: 3 })
    const emails = Array.from({ length: 12 }, (_unused, n) => `rebut-${n}@lead.test`)
    await Promise.all(emails.map((email) => stage.submit(affiliate, { email })))
    for (const email of emails)
      await untilJob(stage.pool, email, ({ status }) => ['completed', 'failed'].includes(status))
    const jobs = (await Promise.all(emails.map((email) => readJobs(stage.pool, email)))).flat()
    expect(jobs.filter(({ status }) => status === 'completed')).toHaveLength(3)
    expect(await readCredit(stage.pool, affiliate.affiliateId)).toMatchObject({ balance: 0, reserved: 0 })
  })

  it('leaves nothing wrong behind', async () => expect(await stage.findWrongs()).toEqual([]))
})
