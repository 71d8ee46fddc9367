import { describe, expect, it } from 'vitest'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BLOCKED,
  BY,
  claim,
  claimOne,
  enrolScene,
  LEASE_MS,
  loseOne,
  must,
  NO_ANSWER,
  NOT_HANDED_OVER,
  NOT_SENT,
  REFUSED_RECIPIENT,
  sendOf,
  settleAs,
} from './scene.ts'

export function describeLease(harness: () => StoreHarness): void {
  describe('the lease', () => {
    it('that was lost lets nothing be written', async () => {
      const { store, world } = harness()
      const { affiliateId, jobs } = await enrolScene(harness())
      const late = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId: late.id, verdict: 'send_again', ...BY })
      const now = await claimOne(harness())
      for (const handOver of [ACCEPTED, NOT_SENT, REFUSED_RECIPIENT, NO_ANSWER]) {
        const send = sendOf(late, handOver)
        expect(await store.settleSends([send])).toMatchObject({ accepted: 0, failed: 0, lost: [send] })
        expect((await store.settleLateAnswers([send])).lost).toEqual([send])
      }
      expect(await world.readJob(must(jobs[0]).id)).toMatchObject({ status: 'processing', attemptCount: 2 })
      expect(await settleAs(harness(), now, ACCEPTED)).toMatchObject({ accepted: 1, lost: [] })
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(1)
    })

    it('that expired makes the job unconfirmed, never pending', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await world.advance(LEASE_MS - 1)
      expect(await store.rescueExpiredLeases({ limit: 10 })).toEqual({ rescued: 0 })
      await world.advance(2)
      const rescues = await Promise.all([1, 2, 3].map(() => store.rescueExpiredLeases({ limit: 10 })))
      expect(rescues.reduce((sum, r) => sum + r.rescued, 0)).toBe(1)
      expect(await world.readJob(job.id)).toMatchObject({
        status: 'unconfirmed',
        errorCode: 'LEASE_EXPIRED',
        creditReserved: true,
      })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 1 })
      expect((await world.readCounters(automationId)).unconfirmed).toBe(1)
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('of a settled job is forgotten', async () => {
      const { store, world } = harness()
      await enrolScene(harness(), { leads: 2 })
      const { jobs } = await claim(harness())
      await settleAs(harness(), must(jobs[0]), ACCEPTED)
      await world.advance(LEASE_MS + 1)
      expect(await store.rescueExpiredLeases({ limit: 10 })).toEqual({ rescued: 1 })
      expect((await world.readJob(must(jobs[0]).id)).status).toBe('completed')
    })

    it('that expired, when the answer still comes: accepted charges it', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId } = await enrolScene(harness())
      const job = await loseOne(harness())
      const send = sendOf(job, ACCEPTED)
      expect((await store.settleSends([send])).lost).toEqual([send])
      expect(await store.settleLateAnswers([send])).toMatchObject({ accepted: 1, lost: [] })
      expect((await store.settleLateAnswers([send])).lost).toEqual([send])
      expect(await world.readJob(job.id)).toMatchObject({ status: 'completed', emailId: 'provider-1' })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 9, reserved: 0 })
      expect((await world.readCounters(automationId)).unconfirmed).toBe(0)
    })

    it('that expired, when the answer says that nothing was sent: it is tried again', async () => {
      const { store, world } = harness()
      for (const [answer, attempts] of [
        [NOT_SENT, [{ attemptNo: 1, outcome: 'not_sent', errorCode: 'PROVIDER_BUSY' }]],
        [NOT_HANDED_OVER, []],
        [BLOCKED, []],
      ] as const) {
        await enrolScene(harness())
        const job = await loseOne(harness())
        const late = await store.settleLateAnswers([sendOf(job, answer)])
        expect(late).toMatchObject({ putBack: 1, lost: [] })
        expect(await world.readAttempts(job.id)).toEqual(attempts)
        await world.advance(2_000)
        const again = await claimOne(harness())
        expect(again).toMatchObject({ id: job.id, attemptNo: attempts.length + 1 })
        await settleAs(harness(), again, ACCEPTED)
        expect(await world.violations()).toEqual([])
      }
    })

    it('that expired, when the answer is a refusal: it fails', async () => {
      const { store, world } = harness()
      const { leadId } = await enrolScene(harness())
      const job = await loseOne(harness())
      expect(await store.settleLateAnswers([sendOf(job, REFUSED_RECIPIENT)])).toMatchObject({ failed: 1 })
      expect((await world.readLead(leadId)).suppressed).toBe(true)
      expect(await world.readAttempts(job.id)).toMatchObject([{ outcome: 'rejected' }])
    })

    it('that expired, when the answer is unconfirmed as well, changes nothing', async () => {
      const { store, world } = harness()
      await enrolScene(harness())
      const job = await loseOne(harness())
      const send = sendOf(job, NO_ANSWER)
      expect((await store.settleLateAnswers([send])).lost).toEqual([send])
      expect((await world.readJob(job.id)).status).toBe('unconfirmed')
    })

    it('that expired twice: the answer of the first attempt says nothing of the second', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const first = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId: first.id, verdict: 'send_again', ...BY })
      const second = await loseOne(harness())
      for (const answer of [NOT_SENT, REFUSED_RECIPIENT, ACCEPTED]) {
        const send = sendOf(first, answer)
        expect((await store.settleLateAnswers([send])).lost).toEqual([send])
      }
      expect(await world.readJob(first.id)).toMatchObject({ status: 'unconfirmed', attemptCount: 2 })
      expect(await store.settleLateAnswers([sendOf(second, ACCEPTED)])).toMatchObject({ accepted: 1 })
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(1)
    })

    it('that expired, when somebody decided before the answer came: the decision stands', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const job = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId: job.id, verdict: 'release', ...BY })
      const send = sendOf(job, ACCEPTED)
      expect((await store.settleLateAnswers([send])).lost).toEqual([send])
      expect((await world.readJob(job.id)).status).toBe('failed')
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(0)
    })
  })
}
