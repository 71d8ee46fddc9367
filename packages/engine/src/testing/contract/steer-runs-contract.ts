import { describe, expect, it } from 'vitest'
import type { AutomationTarget, CatchUpRule } from '../../domain/automation.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BLOCKED,
  BY,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  NOBODY,
  NOT_SENT,
  settleAs,
  statusesOf,
} from './scene.ts'

export function describeSteerRuns(harness: () => StoreHarness): void {
  describe('cancelling a run', () => {
    it('cancels what waits and ends the run', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, automationId } = await enrolScene(harness(), { delaysHours: [0, 1, 2] })
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      const cancel = () => store.cancelRun({ affiliateId, runId, ...BY })
      expect(await cancel()).toEqual({ kind: 'cancelled', jobs: 2, alreadyOnTheirWay: 0 })
      expect(await world.readRun(runId)).toMatchObject({
        status: 'cancelled',
        completedSteps: 1,
        cancelledSteps: 2,
      })
      const jobs = await world.readJobs(runId)
      expect(jobs.map((job) => job.errorCode)).toEqual([null, 'RUN_CANCELLED', 'RUN_CANCELLED'])
      expect((await world.readCounters(automationId)).cancelled).toBe(2)
      expect(await cancel()).toEqual({ kind: 'unchanged', reason: 'ALREADY_CLOSED' })
      await world.advance(5 * HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('lets a mail that is on its way arrive, and charges it', async () => {
      const { store, world } = harness()
      const { affiliateId, runId } = await enrolScene(harness(), { delaysHours: [0, 1] })
      const job = await claimOne(harness())
      expect(await store.cancelRun({ affiliateId, runId, ...BY })).toEqual({
        kind: 'cancelled',
        jobs: 1,
        alreadyOnTheirWay: 1,
      })
      expect(await settleAs(harness(), job, ACCEPTED)).toMatchObject({ accepted: 1 })
      expect(await world.readRun(runId)).toMatchObject({ status: 'cancelled', completedSteps: 1 })
    })

    it('is not undone by the failure of a mail that was on its way', async () => {
      const { store, world } = harness()
      for (const answer of [NOT_SENT, BLOCKED]) {
        const { affiliateId, runId, automationId } = await enrolScene(harness())
        const job = await claimOne(harness())
        await store.cancelRun({ affiliateId, runId, ...BY })
        await settleAs(harness(), job, answer)
        expect(await world.readJob(job.id)).toMatchObject({
          status: 'cancelled',
          errorCode: 'RUN_CANCELLED',
          creditReserved: false,
        })
        expect(await world.readRun(runId)).toMatchObject({ status: 'cancelled', cancelledSteps: 1 })
        expect((await world.readCounters(automationId)).cancelled).toBe(1)
        await world.advance(HOUR_MS)
        expect((await claim(harness())).jobs).toEqual([])
      }
    })

    it('does not know runs of another affiliate', async () => {
      const { store, world } = harness()
      const { runId } = await enrolScene(harness())
      const ref = { affiliateId: await world.addAffiliate(), runId, ...BY }
      expect(await store.cancelRun(ref)).toEqual({ kind: 'unknown' })
      expect(await store.pauseRun(ref)).toEqual({ kind: 'unknown' })
      expect(await store.resumeRun(ref)).toEqual({ kind: 'unknown' })
      expect(await store.cancelRun({ ...ref, runId: NOBODY })).toEqual({ kind: 'unknown' })
      expect((await world.readRun(runId)).status).toBe('active')
    })
  })

  describe('pausing and resuming a run', () => {
    it('holds its jobs when they come due, and resuming brings them back', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, automationId } = await enrolScene(harness(), { delaysHours: [0, 5] })
      const ref = { affiliateId, runId, ...BY }
      expect(await store.pauseRun(ref)).toEqual({ kind: 'changed' })
      expect(await store.pauseRun(ref)).toEqual({ kind: 'unchanged', reason: 'ALREADY_PAUSED' })
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      expect((await world.readJobs(runId)).map((job) => [job.status, job.holdReason])).toEqual([
        ['held', 'RUN_PAUSED'],
        ['pending', null],
      ])
      expect((await world.readRun(runId)).status).toBe('paused')
      expect(await store.resumeRun(ref)).toEqual({ kind: 'changed' })
      expect(await store.resumeRun(ref)).toEqual({ kind: 'unchanged', reason: 'NOT_PAUSED' })
      expect((await world.readCounters(automationId)).held).toBe(0)
      expect(await claimOne(harness())).toMatchObject({ runId, stepOrder: 1 })
    })

    it('does not stop a mail that is on its way, and a retry of it waits', async () => {
      const { store, world } = harness()
      const { affiliateId, runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await store.pauseRun({ affiliateId, runId, ...BY })
      await settleAs(harness(), job, NOT_SENT)
      await world.advance(2_000)
      expect((await claim(harness())).jobs).toEqual([])
      expect((await world.readJob(job.id)).holdReason).toBe('RUN_PAUSED')
    })

    /** Three steps become due while the run is paused for ten hours. */
    const pauseTenHours = async (catchUp: CatchUpRule, catchUpHours: number) => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [1, 6, 9], catchUp, catchUpHours })
      await store.pauseRun({ affiliateId: scene.affiliateId, runId: scene.runId, ...BY })
      await world.advance(10 * HOUR_MS)
      await claim(harness())
      expect(new Set(statusesOf(await world.readJobs(scene.runId)))).toEqual(new Set(['held']))
      await store.resumeRun({ affiliateId: scene.affiliateId, runId: scene.runId, ...BY })
      return world.readJobs(scene.runId)
    }

    it('send now: everything is due at once, in its order', async () => {
      const { world } = harness()
      const jobs = await pauseTenHours('send_now', 24)
      expect(statusesOf(jobs)).toEqual(['pending', 'pending', 'pending'])
      for (const job of jobs) expect(job.dueInMs).toBeLessThanOrEqual(0)
      const order: number[] = []
      for (let n = 0; n < 8; n++) {
        const batch = await claim(harness())
        order.push(...batch.jobs.map((job) => job.stepOrder))
        await settleAs(harness(), batch.jobs, ACCEPTED)
        await world.advance(1_000)
      }
      expect(order).toEqual([1, 2, 3])
    })

    it('spread: evenly over the hours, in its order', async () => {
      const jobs = await pauseTenHours('spread', 6)
      expect(jobs.map((job) => [job.status, job.dueInMs / HOUR_MS])).toEqual([
        ['pending', 0],
        ['pending', 2],
        ['pending', 4],
      ])
    })

    it('drop: what is older than the hours is cancelled, the rest is due at once', async () => {
      const jobs = await pauseTenHours('drop', 5)
      expect(jobs.map((job) => [job.status, job.errorCode])).toEqual([
        ['cancelled', 'TOO_OLD'],
        ['pending', null],
        ['pending', null],
      ])
    })

    it('drop: a run of which nothing is left ends as it is resumed', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [1], catchUp: 'drop', catchUpHours: 2 })
      const ref = { affiliateId: scene.affiliateId, runId: scene.runId, ...BY }
      await store.pauseRun(ref)
      await world.advance(10 * HOUR_MS)
      await claim(harness())
      expect(await store.resumeRun(ref)).toEqual({ kind: 'changed' })
      expect(statusesOf(await world.readJobs(scene.runId))).toEqual(['cancelled'])
      expect((await world.readRun(scene.runId)).status).toBe('cancelled')
      expect(await world.readCounters(scene.automationId)).toMatchObject({ held: 0, cancelled: 1 })
    })
  })

  describe('pausing, activating and archiving an automation', () => {
    const scene = async (more = {}) => {
      const made = await enrolScene(harness(), { delaysHours: [0, 5], ...more })
      const { affiliateId, automationId } = made
      const set = (status: AutomationTarget) =>
        harness().store.setAutomationStatus({ affiliateId, automationId, status, ...BY })
      return { ...made, set }
    }

    it('paused: jobs are held when they come due, and nobody is enrolled', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, set } = await scene()
      expect(await set('paused')).toEqual({ kind: 'changed' })
      expect(await set('paused')).toEqual({ kind: 'unchanged', reason: 'SAME_STATUS' })
      await claim(harness())
      expect((await world.readJobs(runId)).map((job) => job.holdReason)).toEqual(['AUTOMATION_PAUSED', null])
      expect((await world.readRun(runId)).status).toBe('active')
      const leadIds = [await world.addLead({ affiliateId })]
      const report = await store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', ...BY })
      expect(report.skipped).toMatchObject([{ reason: 'NO_AUTOMATION' }])
    })

    it('activated: what was held comes back', async () => {
      const { runId, set } = await scene()
      await set('paused')
      await claim(harness())
      expect(await set('active')).toEqual({ kind: 'changed' })
      expect(await claimOne(harness())).toMatchObject({ runId, stepOrder: 1 })
    })

    it('activated by the rule "drop": what is too old does not come back', async () => {
      const { world } = harness()
      const { runId, set } = await scene({ catchUp: 'drop', catchUpHours: 1 })
      await set('paused')
      await claim(harness())
      await world.advance(2 * HOUR_MS)
      await set('active')
      expect((await world.readJobs(runId)).map((job) => job.errorCode)).toEqual(['TOO_OLD', null])
    })

    it('archived: what waits is cancelled, what is on its way arrives, for ever', async () => {
      const { world } = harness()
      const { runId, set } = await scene()
      const job = await claimOne(harness())
      expect(await set('archived')).toEqual({ kind: 'changed' })
      expect((await world.readJobs(runId)).map((j) => [j.status, j.errorCode])).toEqual([
        ['processing', null],
        ['cancelled', 'AUTOMATION_ARCHIVED'],
      ])
      expect(await settleAs(harness(), job, ACCEPTED)).toMatchObject({ accepted: 1 })
      expect((await world.readRun(runId)).status).toBe('cancelled')
      expect((await set('active')).kind).toBe('unchanged')
    })

    it('archived while its only mail is on its way: a failure does not send it again', async () => {
      const { world } = harness()
      const { set, runId } = await scene({ delaysHours: [0] })
      const job = await claimOne(harness())
      await set('archived')
      await settleAs(harness(), job, NOT_SENT)
      await world.advance(HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      expect((await world.readJob(job.id)).status).toBe('cancelled')
      expect((await world.readRun(runId)).status).toBe('cancelled')
    })

    it('refuses what makes no sense, and does not know those of others', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate()
      const { automationId } = await world.addAutomation({ affiliateId, status: 'draft', delaysHours: [] })
      const activate = { affiliateId, automationId, status: 'active', ...BY } as const
      expect(await store.setAutomationStatus(activate)).toEqual({ kind: 'unchanged', reason: 'NO_STEPS' })
      const other = await world.addAffiliate()
      expect(await store.setAutomationStatus({ ...activate, affiliateId: other })).toEqual({
        kind: 'unknown',
      })
    })
  })
}
