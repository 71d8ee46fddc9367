import { describe, expect, it } from 'vitest'
import { NEWS } from '../../domain/delivery-event.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BLOCKED,
  BY,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  must,
  NO_ANSWER,
  NOT_HANDED_OVER,
  NOT_SENT,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
  sendOf,
  settleAs,
} from './scene.ts'

export function describeSettle(harness: () => StoreHarness): void {
  describe('settling an accepted mail', () => {
    it('charges it once, writes the ledger and moves everything that counts', async () => {
      const { world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 24], credits: 5 })
      const job = await claimOne(harness())
      const report = await settleAs(harness(), job, ACCEPTED)
      expect(report).toEqual({ accepted: 1, putBack: 0, failed: 0, unconfirmed: 0, lost: [] })
      expect(await world.readJob(job.id)).toMatchObject({
        status: 'completed',
        leased: false,
        creditReserved: false,
        creditDeducted: true,
        emailId: 'provider-1',
        errorCode: null,
        stepVersion: 1,
      })
      expect(await world.readCredit(scene.affiliateId)).toEqual({
        balance: 4,
        reserved: 0,
        totalToppedUp: 5,
        totalUsed: 1,
      })
      expect((await world.readLedger(scene.affiliateId)).at(-1)).toEqual({
        type: 'deduct',
        amount: -1,
        balanceBefore: 5,
        balanceAfter: 4,
        jobId: job.id,
        reference: null,
        ageMs: 0,
      })
      expect(await world.readStepSentCount(must(scene.stepIds[0]))).toBe(1)
      expect(await world.readRun(scene.runId)).toMatchObject({ status: 'active', completedSteps: 1 })
      expect(await world.readCounters(scene.automationId)).toMatchObject({ total: 2, sentOnDays: 1 })
      expect(await world.readAttempts(job.id)).toEqual([])
    })

    it('counts it by the domain of the address that it went to, also when that is corrected or erased later', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 5 })
      await world.addAutomation({ affiliateId, delaysHours: [0, 1] })
      const leadIds = [
        await world.addLead({ affiliateId, email: 'rina@gmail.com' }),
        await world.addLead({ affiliateId, email: 'budi@toko.co.id' }),
      ]
      await store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', ...BY })
      const { jobs } = await claim(harness())
      const [leadId, erasedId] = [must(leadIds[0]), must(leadIds[1])]
      await store.updateLead({ affiliateId, leadId, changes: { email: 'rina@yahoo.com' }, ...BY })
      await settleAs(harness(), jobs, ACCEPTED)
      await store.eraseLead({ affiliateId, leadId: erasedId, ...BY })
      const none = Object.fromEntries(NEWS.map((news) => [news, 0]))
      const first = [
        { domain: '*.co.id', sent: 1, ...none },
        { domain: 'gmail.com', sent: 1, ...none },
      ]
      expect(await world.readDomains(affiliateId)).toEqual(first)
      await world.advance(HOUR_MS)
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      expect(await world.readDomains(affiliateId)).toEqual([
        ...first,
        { domain: 'yahoo.com', sent: 1, ...none },
      ])
    })

    it('counts it by the domain of the hand-over that was accepted', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId } = await enrolScene(harness(), { email: 'rina@gmial.com' })
      await settleAs(harness(), await claimOne(harness()), NOT_SENT)
      await store.updateLead({ affiliateId, leadId, changes: { email: 'rina@gmail.com' }, ...BY })
      await world.advance(HOUR_MS)
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      expect(await world.readDomains(affiliateId)).toMatchObject([{ domain: 'gmail.com', sent: 1 }])
    })

    it('in a batch chains the ledger of every affiliate without a gap', async () => {
      const { world } = harness()
      const scenes = [
        await enrolScene(harness(), { leads: 3, credits: 7 }),
        await enrolScene(harness(), { leads: 3, credits: 9 }),
      ]
      const { jobs } = await claim(harness(), 6)
      expect(jobs).toHaveLength(6)
      await settleAs(harness(), jobs, ACCEPTED)
      for (const [{ affiliateId }, credits] of [
        [must(scenes[0]), 7],
        [must(scenes[1]), 9],
      ] as const) {
        const ledger = await world.readLedger(affiliateId)
        expect(ledger.map((row) => [row.balanceBefore, row.balanceAfter])).toEqual([
          [0, credits],
          [credits, credits - 1],
          [credits - 1, credits - 2],
          [credits - 2, credits - 3],
        ])
        expect(new Set(ledger.slice(1).map((row) => row.jobId)).size).toBe(3)
      }
    })

    it('completes the run with the last step', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness())
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      expect(await world.readRun(runId)).toMatchObject({ status: 'completed', completedSteps: 1 })
    })

    it('twice charges once, also at the same time', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const send = sendOf(await claimOne(harness()), ACCEPTED)
      const reports = await Promise.all([1, 2, 3].map(() => store.settleSends([send])))
      expect(reports.map((report) => report.accepted).sort()).toEqual([0, 0, 1])
      expect(reports.flatMap((report) => report.lost)).toHaveLength(2)
      expect((await store.settleLateAnswers([send])).lost).toEqual([send])
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 9, reserved: 0, totalUsed: 1 })
    })
  })

  describe('settling a mail that was not accepted', () => {
    it('not sent: goes back by the schedule and gives its credit back', async () => {
      const { world } = harness()
      const { affiliateId, automationId } = await enrolScene(harness())
      const delays: number[] = []
      const rounds: (readonly [number, number])[] = []
      let id = ''
      for (let attempt = 1; attempt <= 16; attempt++) {
        const job = await claimOne(harness())
        id = job.id
        expect(job.attemptNo).toBe(attempt)
        await settleAs(harness(), job, NOT_SENT)
        expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0 })
        const view = await world.readJob(id)
        rounds.push([view.retryCount, view.quickRetryCount])
        if (view.status === 'failed') break
        expect(view).toMatchObject({ status: 'pending', errorCode: 'PROVIDER_BUSY', creditReserved: false })
        delays.push(view.dueInMs)
        await world.advance(view.dueInMs)
      }
      const round = [2_000, 6_000, 18_000]
      const half = 30 * 60_000
      expect(delays).toEqual([...round, half, ...round, half, ...round, half, ...round])
      expect(rounds.at(-1)).toEqual([3, 3])
      expect(await world.readJob(id)).toMatchObject({ status: 'failed', attemptCount: 16 })
      const attempts = await world.readAttempts(id)
      expect(attempts.map((a) => a.attemptNo)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1))
      expect(new Set(attempts.map((a) => a.outcome))).toEqual(new Set(['not_sent']))
      expect(await world.readCounters(automationId)).toMatchObject({ failed: 1, failedOnDays: 1 })
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(0)
    })

    it('rejected recipient: failed, not charged, and the lead is suppressed', async () => {
      const { world } = harness()
      const { affiliateId, leadId, runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      expect(await settleAs(harness(), job, REFUSED_RECIPIENT)).toMatchObject({ failed: 1, lost: [] })
      expect(await world.readJob(job.id)).toMatchObject({ status: 'failed', errorCode: 'BLACKLISTED' })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0, totalUsed: 0 })
      expect((await world.readLead(leadId)).suppressed).toBe(true)
      expect((await world.readRun(runId)).status).toBe('failed')
      expect(await world.readAttempts(job.id)).toEqual([
        { attemptNo: 1, outcome: 'rejected', errorCode: 'BLACKLISTED' },
      ])
    })

    it('rejected content: failed, but the lead may be mailed again', async () => {
      const { world } = harness()
      const { leadId } = await enrolScene(harness())
      await settleAs(harness(), await claimOne(harness()), REFUSED_CONTENT)
      expect((await world.readLead(leadId)).suppressed).toBe(false)
    })

    it('blocked or not handed over: goes back as it was, no attempt burnt, nobody charged', async () => {
      const { world } = harness()
      for (const handOver of [BLOCKED, NOT_HANDED_OVER]) {
        const { affiliateId } = await enrolScene(harness())
        const job = await claimOne(harness())
        expect(await settleAs(harness(), job, handOver)).toMatchObject({ putBack: 1 })
        expect(await world.readJob(job.id)).toMatchObject({
          status: 'pending',
          dueInMs: 0,
          retryCount: 0,
          quickRetryCount: 0,
          attemptCount: 0,
        })
        expect(await world.readAttempts(job.id)).toEqual([])
        expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0 })
        expect((await claimOne(harness())).attemptNo).toBe(1)
      }
    })

    it('without an answer: unconfirmed, keeps its reservation, and is not sent again by itself', async () => {
      const { world } = harness()
      const { affiliateId, automationId, runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      expect(await settleAs(harness(), job, NO_ANSWER)).toMatchObject({ unconfirmed: 1 })
      expect(await world.readJob(job.id)).toMatchObject({
        status: 'unconfirmed',
        creditReserved: true,
        leased: false,
        errorCode: 'TIMED_OUT',
      })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 1 })
      expect(await world.readCounters(automationId)).toMatchObject({ unconfirmed: 1 })
      expect((await world.readRun(runId)).status).toBe('active')
      expect(await world.readAttempts(job.id)).toEqual([
        { attemptNo: 1, outcome: 'unconfirmed', errorCode: 'TIMED_OUT' },
      ])
      await world.advance(23 * 3_600_000)
      await harness().store.rescueExpiredLeases({ limit: 10 })
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('settles a mixed batch, each in its own way', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness(), { leads: 5 })
      const { jobs } = await claim(harness(), 5)
      const answers = [ACCEPTED, NOT_SENT, REFUSED_CONTENT, NO_ANSWER, BLOCKED]
      const report = await store.settleSends(jobs.map((job, n) => sendOf(job, must(answers[n]))))
      expect(report).toEqual({ accepted: 1, putBack: 2, failed: 1, unconfirmed: 1, lost: [] })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 9, reserved: 1, totalUsed: 1 })
    })
  })
}
