import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Affiliate } from '../parts/affiliates.ts'
import { type JobFacts, readCredit, untilJob } from '../parts/job-facts.ts'
import { makeDueNow } from '../parts/move-time.ts'
import type { Faults } from '../parts/sandbox-process.ts'
import { openStage, type Stage } from '../parts/stage.ts'

const quickMs = [2_000, 6_000, 18_000]
const roundMs = 30 * 60_000

let stage: Stage
let affiliate: Affiliate
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.sandbox.setFaults({ mode: 'none' }))
afterAll(() => stage?.close())

const faults: readonly (readonly [string, Faults])[] = [
  ['429', { mode: '429' }],
  ['503', { mode: '503' }],
  ['a refused connection', { mode: 'refuse' }],
]

describe.each(faults)('surely not sent (%s)', (what, fault) => {
  const email = `${fault.mode}@lead.test`

  it('is tried again after about 2, 6 and 18 s, then every half hour for three rounds, then fails uncharged', async () => {
    affiliate = await stage.addAffiliate({ credits: 5 })
    await stage.sandbox.setFaults(fault)
    await stage.submit(affiliate, { email })
    for (let attempt = 1; attempt < 16; attempt += 1) {
      const job = await untilAttempt(email, attempt, 'pending')
      const [round, quick] = [Math.floor(attempt / 4), attempt % 4]
      expect(job, `attempt ${attempt} of ${what}`).toMatchObject({
        retryCount: round,
        quickRetryCount: quick,
        attemptCount: attempt,
        creditReserved: false,
      })
      const expectedMs = quickMs[quick - 1] ?? roundMs
      const tolerance = quick === 0 ? 0.001 : 0.2
      expect(Math.abs((job.nextTryInMs ?? 0) / expectedMs - 1), `wait ${attempt}`).toBeLessThanOrEqual(
        tolerance,
      )
      await makeDueNow(stage.pool, [affiliate.affiliateId])
    }
    const job = await untilAttempt(email, 16, 'failed')
    expect(job).toMatchObject({ retryCount: 3, deducts: 0, creditReserved: false, emailSent: false })
    expect(job.errorCode).toBe(
      { '429': 'RATE_LIMITED', '503': 'PROVIDER_BUSY' }[fault.mode as string] ?? 'CONNECTION_REFUSED',
    )
    expect(await readCredit(stage.pool, affiliate.affiliateId)).toEqual({
      balance: 5,
      reserved: 0,
      totalUsed: 0,
    })
    expect(await stage.sandbox.messagesTo(email)).toEqual([])
  })

  it('goes out by itself, in about 2 s, when the provider is back', async () => {
    const soon = `soon-${email}`
    await stage.sandbox.setFaults(fault)
    await stage.submit(affiliate, { email: soon })
    await untilAttempt(soon, 1, 'pending')
    const startedAt = performance.now()
    await stage.sandbox.setFaults({ mode: 'none' })
    expect(await untilAttempt(soon, 2, 'completed')).toMatchObject({ deducts: 1, attempts: 1 })
    expect(performance.now() - startedAt).toBeGreaterThan(1_200)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    expect(await stage.sandbox.messagesTo(soon)).toHaveLength(1)
  })
})

describe('a provider that names the time', () => {
  it.each([
    ['longer than the schedule wins', 60, 60_000, 61_000],
    ['shorter than the schedule does not', 1, 1_600, 2_400],
  ])('%s', async (_what, retryAfterS, leastMs, mostMs) => {
    const email = `after-${retryAfterS}@lead.test`
    await stage.sandbox.setFaults({ mode: '429', retryAfterS })
    await stage.submit(affiliate, { email })
    const { nextTryInMs } = await untilAttempt(email, 1, 'pending')
    expect(nextTryInMs).toBeGreaterThanOrEqual(leastMs)
    expect(nextTryInMs).toBeLessThanOrEqual(mostMs)
  })
})

it('leaves nothing wrong behind', async () => expect(await stage.findWrongs()).toEqual([]))

function untilAttempt(email: string, attempt: number, status: string): Promise<JobFacts> {
  return untilJob(stage.pool, email, (job) => job.attemptCount === attempt && job.status === status)
}
