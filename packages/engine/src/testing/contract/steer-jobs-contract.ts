import { describe, expect, it } from 'vitest'
import { SYSTEM } from '../../domain/actor.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  must,
  NO_ANSWER,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
  settleAs,
  statusesOf,
} from './scene.ts'

const UNDO_MS = 10_000
const OTHER_STEP = { delayMinutes: 0, emailSubject: 'Other', preheader: '', emailBody: 'Other' }

export function describeSteerJobs(harness: () => StoreHarness): void {
  describe('cancelling jobs', () => {
    it('cancels what waits; the rest of the run goes on', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, jobs } = await enrolScene(harness(), { delaysHours: [0, 1, 2] })
      const jobIds = [must(jobs[1]).id]
      expect(await store.cancelJobs({ affiliateId, jobIds, ...BY })).toEqual({ changed: jobIds, refused: [] })
      expect(statusesOf(await world.readJobs(runId))).toEqual(['pending', 'cancelled', 'pending'])
      expect((await world.readRun(runId)).status).toBe('active')
    })

    it('says why it cannot', async () => {
      const { store } = harness()
      const { affiliateId, jobs } = await enrolScene(harness(), { delaysHours: [0] })
      const jobIds = [must(jobs[0]).id]
      const reason = async () => (await store.cancelJobs({ affiliateId, jobIds, ...BY })).refused[0]?.reason
      const job = await claimOne(harness())
      expect(await reason()).toBe('ON_ITS_WAY')
      await settleAs(harness(), job, ACCEPTED)
      expect(await reason()).toBe('ALREADY_SENT')
    })

    it('ends the run with its last job', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, jobs } = await enrolScene(harness(), { delaysHours: [1, 2] })
      await store.cancelJobs({ affiliateId, jobIds: jobs.map((job) => job.id), ...BY })
      expect(await world.readRun(runId)).toMatchObject({ status: 'cancelled', cancelledSteps: 2 })
    })

    it('cancels a held job and its counter follows', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { credits: 0, onNoCredit: 'hold' })
      await claim(harness())
      const { affiliateId, automationId } = scene
      await store.cancelJobs({ affiliateId, jobIds: scene.jobs.map((job) => job.id), ...BY })
      expect(await world.readCounters(automationId)).toMatchObject({ held: 0, cancelled: 1 })
    })
  })

  describe('taking a cancellation back', () => {
    const cancelled = async (delaysHours: readonly number[] = [0]) => {
      const scene = await enrolScene(harness(), { delaysHours })
      const { affiliateId } = scene
      const jobIds = [must(scene.jobs.at(-1)).id]
      await harness().store.cancelJobs({ affiliateId, jobIds, ...BY })
      const undo = () => harness().store.undoCancelJobs({ affiliateId, jobIds, withinMs: UNDO_MS, ...BY })
      return { ...scene, jobIds, undo }
    }

    it('works within its time, and reopens the run', async () => {
      const { world } = harness()
      const { runId, automationId, jobIds, undo } = await cancelled()
      await world.advance(UNDO_MS)
      expect(await undo()).toEqual({ changed: jobIds, refused: [] })
      expect(await world.readRun(runId)).toMatchObject({ status: 'active', cancelledSteps: 0 })
      expect((await world.readCounters(automationId)).cancelled).toBe(0)
      expect(await claimOne(harness())).toMatchObject({ runId })
    })

    it('does not work later, nor twice', async () => {
      const { world } = harness()
      const late = await cancelled()
      await world.advance(UNDO_MS + 1)
      expect((await late.undo()).refused).toEqual([{ jobId: late.jobIds[0], reason: 'NOT_UNDOABLE' }])
      const twice = await cancelled()
      await twice.undo()
      expect((await twice.undo()).refused).toEqual([{ jobId: twice.jobIds[0], reason: 'NOT_UNDOABLE' }])
    })

    it('does not reopen a run that was cancelled as a whole since', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, jobIds, undo } = await cancelled([0, 1])
      await store.cancelRun({ affiliateId, runId, ...BY })
      expect(await undo()).toEqual({ changed: [], refused: [{ jobId: jobIds[0], reason: 'RUN_CANCELLED' }] })
      expect((await world.readRun(runId)).status).toBe('cancelled')
    })
  })

  describe('retrying failed jobs', () => {
    const failed = async (credits = 1) => {
      const scene = await enrolScene(harness(), { credits })
      await settleAs(harness(), await claimOne(harness()), REFUSED_CONTENT)
      const { affiliateId } = scene
      const jobIds = [must(scene.jobs[0]).id]
      const retry = () => harness().store.retryJobs({ affiliateId, jobIds, ...BY })
      return { ...scene, jobIds, retry }
    }

    it('puts them back with fresh rounds and reopens the run', async () => {
      const { world } = harness()
      const { runId, automationId, jobIds, retry } = await failed()
      await world.advance(HOUR_MS)
      expect(await retry()).toEqual({ changed: jobIds, refused: [] })
      expect(await world.readRun(runId)).toMatchObject({ status: 'active', failedSteps: 0 })
      expect(await world.readCounters(automationId)).toMatchObject({ failed: 0, failedOnDays: 0 })
      expect(await world.readJob(must(jobIds[0]))).toMatchObject({
        status: 'pending',
        dueInMs: 0,
        retryCount: 0,
        quickRetryCount: 0,
        errorCode: null,
      })
      const again = await claimOne(harness())
      expect(again.attemptNo).toBe(2)
      await settleAs(harness(), again, ACCEPTED)
      expect((await world.readRun(runId)).status).toBe('completed')
    })

    it('takes a failure of another day off that day', async () => {
      const { world } = harness()
      const { automationId, retry } = await failed()
      await world.advance(30 * HOUR_MS)
      await retry()
      expect((await world.readCounters(automationId)).failedOnDays).toBe(0)
    })

    it('refuses what has not failed, whose lead may not be mailed, and what cannot be paid', async () => {
      const { store } = harness()
      const reasons: (string | undefined)[] = []
      const reasonOf = async (retry: () => ReturnType<typeof store.retryJobs>) => {
        reasons.push((await retry()).refused[0]?.reason)
      }
      const pending = await failed()
      await pending.retry()
      await reasonOf(pending.retry)
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)

      const gone = await failed()
      await store.unsubscribeLead({ ...gone, reason: 'unsubscribed', ...BY })
      await reasonOf(gone.retry)

      const refused = await enrolScene(harness())
      const { jobs } = await claim(harness(), 20)
      const mine = must(jobs.find((job) => job.runId === refused.runId))
      await settleAs(harness(), mine, REFUSED_RECIPIENT)
      const jobIds = [mine.id]
      await reasonOf(() => store.retryJobs({ affiliateId: refused.affiliateId, jobIds, ...BY }))

      const archived = await failed()
      await store.setAutomationStatus({ ...archived, status: 'archived', ...BY })
      await reasonOf(archived.retry)
      expect(reasons).toEqual(['STILL_WAITING', 'UNSUBSCRIBED', 'SUPPRESSED', 'AUTOMATION_ARCHIVED'])
    })

    it('refuses a job whose step was deleted since, and leaves it failed', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, jobIds, retry } = await failed()
      await store.publishSteps({ affiliateId, automationId, steps: [OTHER_STEP], ...BY })
      expect(await retry()).toEqual({
        changed: [],
        refused: [{ jobId: jobIds[0], reason: 'STEP_DELETED' }],
      })
      expect((await world.readJob(must(jobIds[0]))).status).toBe('failed')
    })

    it('retries as many as the credit covers', async () => {
      const { store, world } = harness()
      const { affiliateId, runIds } = await enrolScene(harness(), { leads: 3, credits: 0 })
      await claim(harness())
      await store.topUpCredit({
        affiliateId,
        amountCredits: 2,
        type: 'topup',
        description: '',
        reference: 'r',
        actor: SYSTEM,
      })
      const jobs = await Promise.all(runIds.map(async (runId) => must((await world.readJobs(runId))[0])))
      expect(new Set(jobs.map((job) => job.errorCode))).toEqual(new Set(['INSUFFICIENT_CREDIT']))
      const report = await store.retryJobs({ affiliateId, jobIds: jobs.map((job) => job.id), ...BY })
      expect(report.changed).toHaveLength(2)
      expect(report.refused.map((r) => r.reason)).toEqual(['INSUFFICIENT_CREDIT'])
    })
  })

  describe('sending jobs now', () => {
    it('makes a pending job due at once', async () => {
      const { store } = harness()
      const { affiliateId, jobs } = await enrolScene(harness(), { delaysHours: [24] })
      const jobIds = [must(jobs[0]).id]
      expect(await store.sendJobsNow({ affiliateId, jobIds, ...BY })).toEqual({
        changed: jobIds,
        refused: [],
      })
      expect((await claimOne(harness())).id).toBe(jobIds[0])
    })

    it('refuses a step whose earlier step is still open, and what does not wait', async () => {
      const { store } = harness()
      const { affiliateId, jobs } = await enrolScene(harness(), { delaysHours: [0, 24] })
      const [first, second] = [must(jobs[0]).id, must(jobs[1]).id]
      const now = async (jobId: string) =>
        (await store.sendJobsNow({ affiliateId, jobIds: [jobId], ...BY })).refused[0]?.reason
      expect(await now(second)).toBe('EARLIER_STEP_OPEN')
      const job = await claimOne(harness())
      expect(await now(first)).toBe('ON_ITS_WAY')
      expect(await now(second)).toBe('EARLIER_STEP_OPEN')
      await settleAs(harness(), job, NO_ANSWER)
      expect(await now(second)).toBeUndefined()
    })
  })

  it('no operation on jobs finds those of another affiliate', async () => {
    const { store, world } = harness()
    const { jobs, runId } = await enrolScene(harness(), { delaysHours: [24] })
    const input = { affiliateId: await world.addAffiliate({ credits: 5 }), jobIds: [must(jobs[0]).id], ...BY }
    const answers = [
      await store.cancelJobs(input),
      await store.undoCancelJobs({ ...input, withinMs: UNDO_MS }),
      await store.retryJobs(input),
      await store.sendJobsNow(input),
    ]
    for (const answer of answers) {
      expect(answer).toEqual({ changed: [], refused: [{ jobId: input.jobIds[0], reason: 'NOT_FOUND' }] })
    }
    expect((await world.readJobs(runId))[0]).toMatchObject({ status: 'pending', dueInMs: 24 * HOUR_MS })
  })

  describe('credits', () => {
    const book = (affiliateId: string, amountCredits: number, reference: string, more = {}) =>
      harness().store.topUpCredit({
        affiliateId,
        amountCredits,
        type: 'topup',
        description: 'booking',
        reference,
        actor: SYSTEM,
        ...more,
      })

    it('book a reference once, also at the same time', async () => {
      const { world } = harness()
      const affiliateId = await world.addAffiliate()
      const reports = await Promise.all([1, 2, 3].map(() => book(affiliateId, 5, 'payment-1')))
      expect(reports.map((report) => report.kind).sort()).toEqual(['booked', 'known', 'known'])
      expect(await book(affiliateId, 2, 'payment-2')).toMatchObject({ kind: 'booked', balance: 7 })
      expect(await world.readCredit(affiliateId)).toEqual({
        balance: 7,
        reserved: 0,
        totalToppedUp: 7,
        totalUsed: 0,
      })
      expect(await world.readLedger(affiliateId)).toMatchObject([
        { type: 'topup', amount: 5, balanceBefore: 0, balanceAfter: 5, reference: 'payment-1' },
        { type: 'topup', amount: 2, balanceBefore: 5, balanceAfter: 7, reference: 'payment-2' },
      ])
    })

    it('are never adjusted below what is reserved', async () => {
      const { world } = harness()
      const { affiliateId } = await enrolScene(harness(), { credits: 5, leads: 2 })
      await claim(harness())
      const adjust = (amount: number) => book(affiliateId, amount, `a${amount}`, { type: 'adjustment' })
      expect(await adjust(-4)).toEqual({ kind: 'refused', reason: 'BELOW_RESERVED' })
      expect(await adjust(-3)).toMatchObject({ kind: 'booked', balance: 2 })
      expect(await world.readCredit(affiliateId)).toEqual({
        balance: 2,
        reserved: 2,
        totalToppedUp: 5,
        totalUsed: 0,
      })
    })

    it('of somebody unknown are not booked', async () => {
      expect(await book('00000000-0000-7000-8000-ffffffffffff', 5, 'x')).toEqual({ kind: 'unknown' })
    })
  })
}
