import { describe, expect, it } from 'vitest'
import type { StoreHarness } from '../store-harness.ts'
import { ACCEPTED, BY, claimOne, enrolScene, HOUR_MS, loseOne, NO_ANSWER, settleAs } from './scene.ts'

const DAY_MS = 24 * HOUR_MS

export function describeResolve(harness: () => StoreHarness): void {
  describe('resolving an unconfirmed job by a person', () => {
    it('it was sent: charges and completes it', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, runId } = await enrolScene(harness())
      const { id: jobId } = await loseOne(harness())
      const resolve = () => store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'was_sent', ...BY })
      expect(await resolve()).toEqual({ kind: 'changed' })
      expect(await resolve()).toEqual({ kind: 'unchanged', reason: 'NOT_UNCONFIRMED' })
      expect((await world.readJob(jobId)).status).toBe('completed')
      expect((await world.readRun(runId)).status).toBe('completed')
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 9, reserved: 0, totalUsed: 1 })
      expect(await world.readCounters(automationId)).toMatchObject({ unconfirmed: 0, sentOnDays: 1 })
    })

    it('send again: goes out at once, as a further attempt', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { id: jobId } = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'send_again', ...BY })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0 })
      expect(await world.readJob(jobId)).toMatchObject({ status: 'pending', dueInMs: 0, errorCode: null })
      const again = await claimOne(harness())
      expect(again).toMatchObject({ id: jobId, attemptNo: 2 })
      await settleAs(harness(), again, ACCEPTED)
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(1)
    })

    it('release: gives the credit back and fails the job', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId } = await enrolScene(harness())
      const { id: jobId } = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'release', ...BY })
      expect(await world.readJob(jobId)).toMatchObject({ status: 'failed', errorCode: 'NOT_CONFIRMED' })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0, totalUsed: 0 })
      expect(await world.readCounters(automationId)).toMatchObject({ unconfirmed: 0, failed: 1 })
    })

    it('lets the first of several verdicts win', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { id: jobId } = await loseOne(harness())
      const verdicts = ['was_sent', 'release', 'was_sent', 'send_again'] as const
      const answers = await Promise.all(
        verdicts.map((verdict) => store.resolveUnconfirmed({ affiliateId, jobId, verdict, ...BY })),
      )
      expect(answers.filter((answer) => answer.kind === 'changed')).toHaveLength(1)
      expect((await world.readCredit(affiliateId)).reserved).toBe(0)
    })

    it('does not know the job of another affiliate', async () => {
      const { store, world } = harness()
      await enrolScene(harness())
      const { id: jobId } = await loseOne(harness())
      const affiliateId = await world.addAffiliate({ credits: 5 })
      for (const verdict of ['was_sent', 'send_again', 'release'] as const) {
        const answer = await store.resolveUnconfirmed({ affiliateId, jobId, verdict, ...BY })
        expect(answer).toEqual({ kind: 'unknown' })
      }
      expect((await world.readJob(jobId)).status).toBe('unconfirmed')
    })

    it('does not send again under a cancelled run', async () => {
      const { store } = harness()
      const { affiliateId, runId } = await enrolScene(harness())
      const { id: jobId } = await loseOne(harness())
      await store.cancelRun({ affiliateId, runId, ...BY })
      expect(await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'send_again', ...BY })).toEqual({
        kind: 'unchanged',
        reason: 'RUN_CANCELLED',
      })
      expect(await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'was_sent', ...BY })).toEqual({
        kind: 'changed',
      })
    })
  })

  describe('resolving by the policy of the automation', () => {
    const resolveAged = () => harness().store.resolveAgedUnconfirmed({ olderThanMs: DAY_MS, limit: 10 })

    it('does nothing before its time, then releases', async () => {
      const { world } = harness()
      const { affiliateId, runId } = await enrolScene(harness())
      const { id } = await loseOne(harness())
      await world.advance(DAY_MS - 1)
      expect(await resolveAged()).toEqual({ resolved: 0 })
      await world.advance(1)
      const answers = await Promise.all([resolveAged(), resolveAged()])
      expect(answers.reduce((sum, a) => sum + a.resolved, 0)).toBe(1)
      expect(await world.readJob(id)).toMatchObject({ status: 'failed', errorCode: 'NOT_CONFIRMED' })
      expect((await world.readRun(runId)).status).toBe('failed')
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0 })
    })

    it('sends again where the automation says so, but only once', async () => {
      const { world } = harness()
      await enrolScene(harness(), { onUnconfirmed: 'send_again_once' })
      const { id } = await loseOne(harness())
      await world.advance(DAY_MS)
      expect(await resolveAged()).toEqual({ resolved: 1 })
      const again = await claimOne(harness())
      expect(again).toMatchObject({ id, attemptNo: 2 })
      await settleAs(harness(), again, NO_ANSWER)
      await world.advance(DAY_MS)
      expect(await resolveAged()).toEqual({ resolved: 1 })
      expect(await world.readJob(id)).toMatchObject({ status: 'failed', errorCode: 'NOT_CONFIRMED' })
    })

    it('releases under a cancelled run, whatever the automation says', async () => {
      const { store, world } = harness()
      const { affiliateId, runId } = await enrolScene(harness(), { onUnconfirmed: 'send_again_once' })
      const { id } = await loseOne(harness())
      await store.cancelRun({ affiliateId, runId, ...BY })
      await world.advance(DAY_MS)
      await resolveAged()
      expect((await world.readJob(id)).status).toBe('failed')
      expect((await world.readRun(runId)).status).toBe('cancelled')
    })

    it('takes at most the number given', async () => {
      const { store, world } = harness()
      for (let n = 0; n < 3; n++) {
        await enrolScene(harness())
        await loseOne(harness())
      }
      await world.advance(DAY_MS)
      const resolve = () => store.resolveAgedUnconfirmed({ olderThanMs: DAY_MS, limit: 2 })
      expect([await resolve(), await resolve(), await resolve()]).toEqual([
        { resolved: 2 },
        { resolved: 1 },
        { resolved: 0 },
      ])
    })
  })
}
