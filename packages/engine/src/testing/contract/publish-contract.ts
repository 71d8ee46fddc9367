import { describe, expect, it } from 'vitest'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  must,
  NOBODY,
  NOT_SENT,
  settleAs,
  statusesOf,
} from './scene.ts'

export function describePublish(harness: () => StoreHarness): void {
  describe('publishing steps', () => {
    const text = (emailSubject: string) => ({ emailSubject, preheader: '', emailBody: 'Body' })

    it('gives unsent mails the newest text, while the plan of a running run stays', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 24] })
      const { affiliateId, automationId } = scene
      const [first, second] = [must(scene.stepIds[0]), must(scene.stepIds[1])]
      const sent = await claimOne(harness())
      await settleAs(harness(), sent, ACCEPTED)
      const answer = await store.publishSteps({
        affiliateId,
        automationId,
        steps: [
          { id: first, delayMinutes: 0, ...text('New one') },
          { id: second, delayMinutes: 60, ...text('New two') },
          { delayMinutes: 120, ...text('New three') },
        ],
        ...BY,
      })
      expect(answer).toEqual({ kind: 'changed' })
      const jobs = await world.readJobs(scene.runId)
      expect(jobs).toHaveLength(2)
      expect(jobs[0]).toMatchObject({ status: 'completed', stepVersion: 1 })
      expect(jobs[1]).toMatchObject({ status: 'pending', dueInMs: 24 * HOUR_MS })
      await world.advance(24 * HOUR_MS)
      const next = await claimOne(harness())
      expect(next).toMatchObject({ stepId: second, stepVersion: 2 })
      const texts = await store.readStepTexts([{ affiliateId, stepId: second, version: 2 }])
      expect(texts[0]?.emailSubject).toBe('New two')
      const old = await store.readStepTexts([{ affiliateId, stepId: first, version: 1 }])
      expect(old[0]?.emailSubject).toBe('Subject 1')
    })

    it('keeps the version of a text that did not change', async () => {
      const { store } = harness()
      const { affiliateId, automationId, stepIds } = await enrolScene(harness())
      const same = { emailSubject: 'Subject 1', preheader: '', emailBody: 'Body 1' }
      await store.publishSteps({
        affiliateId,
        automationId,
        steps: [{ id: must(stepIds[0]), delayMinutes: 420, ...same }],
        ...BY,
      })
      expect((await claimOne(harness())).stepVersion).toBe(1)
    })

    it('cancels the waiting jobs of a deleted step and lets the run go on', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1, 2] })
      const { affiliateId, automationId, stepIds } = scene
      await store.publishSteps({
        affiliateId,
        automationId,
        steps: [
          { id: must(stepIds[2]), delayMinutes: 120, ...text('Last') },
          { id: must(stepIds[0]), delayMinutes: 0, ...text('First') },
        ],
        ...BY,
      })
      expect((await world.readJobs(scene.runId)).map((job) => [job.status, job.errorCode])).toEqual([
        ['pending', null],
        ['cancelled', 'STEP_DELETED'],
        ['pending', null],
      ])
      expect((await world.readRun(scene.runId)).status).toBe('active')
      expect((await claimOne(harness())).stepId).toBe(stepIds[0])
    })

    it('does not send a deleted step again that failed on its way', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, stepIds } = await enrolScene(harness(), { delaysHours: [0, 1] })
      const job = await claimOne(harness())
      await store.publishSteps({
        affiliateId,
        automationId,
        steps: [{ id: must(stepIds[1]), delayMinutes: 60, ...text('Second') }],
        ...BY,
      })
      await settleAs(harness(), job, NOT_SENT)
      await world.advance(2_000)
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      expect((await world.readJob(job.id)).errorCode).toBe('STEP_DELETED')
    })

    it('refuses steps it does not know, and automations of others', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, runId } = await enrolScene(harness())
      const steps = [{ id: NOBODY, delayMinutes: 0, ...text('x') }]
      expect(await store.publishSteps({ affiliateId, automationId, steps, ...BY })).toEqual({
        kind: 'unchanged',
        reason: 'UNKNOWN_STEP',
      })
      const other = await world.addAffiliate()
      expect(await store.publishSteps({ affiliateId: other, automationId, steps: [], ...BY })).toEqual({
        kind: 'unknown',
      })
      expect(statusesOf(await world.readJobs(runId))).toEqual(['pending'])
    })
  })
}
