import { describe, expect, it } from 'vitest'
import type { CatchUpRule } from '../../domain/automation.ts'
import type { RestartReport } from '../../ports.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  claimOne,
  consentTo,
  enrolScene,
  HOUR_MS,
  must,
  NOBODY,
  NOT_HANDED_OVER,
  REFUSED_CONTENT,
  settleAs,
  statusesOf,
} from './scene.ts'

/** Ways back into an automation. */
export function describeReentry(harness: () => StoreHarness): void {
  const openForm = async (
    more: { readonly catchUp?: CatchUpRule; readonly delaysHours?: readonly number[] } = {},
  ) => {
    const { world } = harness()
    const affiliateId = await world.addAffiliate({ credits: 9 })
    const { automationId } = await world.addAutomation({ affiliateId, delaysHours: [0, 24], ...more })
    const formId = await world.addForm({ affiliateId })
    return { affiliateId, automationId, formId }
  }
  const consent = (formId: string) => {
    const person = { name: 'Ani', email: 'ani@leads.test', whatsapp: null, ip: null, userAgent: null }
    return consentTo(harness(), { formId, ...person })
  }

  describe('a fresh consent', () => {
    it('enters again after an unsubscription, as a run of its own, once', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, formId } = await openForm()
      const { leadId } = await consent(formId)
      const first = must((await claim(harness())).jobs[0])
      await settleAs(harness(), first, ACCEPTED)
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })
      expect((await world.readRun(first.runId)).status).toBe('cancelled')

      const again = await Promise.all([consent(formId), consent(formId), consent(formId)])
      expect(again.map((report) => report.enrolled).toSorted()).toEqual([0, 0, 1])
      const second = await claimOne(harness())
      expect([second.runId === first.runId, second.stepOrder, second.leadId]).toEqual([false, 1, leadId])
      await settleAs(harness(), second, ACCEPTED)
      await world.advance(24 * HOUR_MS)
      expect(await claimOne(harness())).toMatchObject({ runId: second.runId, stepOrder: 2 })
      expect(statusesOf(await world.readJobs(first.runId))).toEqual(['completed', 'cancelled'])
      expect((await world.readCounters(automationId)).total).toBe(4)
    })

    it('enters again after a run was cancelled, and a third time after the second was', async () => {
      const { store } = harness()
      const { affiliateId, formId } = await openForm()
      await consent(formId)
      for (let time = 0; time < 2; time += 1) {
        const { runId } = await claimOne(harness())
        await store.cancelRun({ affiliateId, runId, ...BY })
        expect((await consent(formId)).enrolled).toBe(1)
      }
      expect((await claim(harness())).jobs).toHaveLength(1)
    })

    it('does not enter beside a run that goes on or has come to its end', async () => {
      const { world } = harness()
      const { formId } = await openForm({ delaysHours: [0] })
      await consent(formId)
      expect((await consent(formId)).enrolled).toBe(0)
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      expect((await consent(formId)).enrolled).toBe(0)
      await world.advance(HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('is what it takes: a trigger alone does not bring a cancelled run back', async () => {
      const { store } = harness()
      const { affiliateId, runId, leadId } = await enrolScene(harness())
      await store.cancelRun({ affiliateId, runId, ...BY })
      const report = await store.enrolLeads({
        affiliateId,
        leadIds: [leadId],
        triggerType: 'AFTER_OPTIN',
        ...BY,
      })
      expect(report.skipped.map(({ reason }) => reason)).toEqual(['ALREADY_ENROLLED'])
    })
  })

  describe('the language of a lead', () => {
    it('is that of the page on which it consented, whatever anybody sends afterwards', async () => {
      const { store } = harness()
      const { formId, affiliateId } = await openForm()
      const person = {
        formId,
        name: 'Ani',
        email: 'ani@leads.test',
        whatsapp: null,
        ip: null,
        userAgent: null,
      }
      const optIn = (language: string) => store.submitOptin({ ...person, language })
      await optIn('en')
      await optIn('id')
      const first = await claimOne(harness())
      expect(first.leadLanguage).toBe('en')
      await settleAs(harness(), first, ACCEPTED)
      await store.unsubscribeLead({ affiliateId, leadId: first.leadId, reason: 'unsubscribed', ...BY })
      const asked = await optIn('id')
      if (asked.kind !== 'awaiting') throw new Error(`the opt-in is ${asked.kind}`)
      await store.confirmOptin({ confirmationId: asked.confirmationId })
      expect((await claimOne(harness())).leadLanguage).toBe('id')
    })

    it('is Indonesian where it came in another way', async () => {
      await enrolScene(harness())
      expect((await claimOne(harness())).leadLanguage).toBe('id')
    })
  })

  describe('a run that would be reopened beside a newer one', () => {
    const openRuns = async (runIds: readonly string[]) =>
      (await Promise.all(runIds.map((id) => harness().world.readRun(id)))).filter(
        ({ status }) => status === 'active',
      ).length
    const cancelled = async () => {
      const { affiliateId, formId } = await openForm({ delaysHours: [0] })
      await consent(formId)
      const job = await claimOne(harness())
      await settleAs(harness(), job, NOT_HANDED_OVER)
      const jobIds = [job.id]
      expect((await harness().store.cancelJobs({ affiliateId, jobIds, ...BY })).changed).toEqual(jobIds)
      const undo = () => harness().store.undoCancelJobs({ affiliateId, jobIds, withinMs: HOUR_MS, ...BY })
      return { affiliateId, formId, runId: job.runId, jobIds, undo }
    }

    it('stays closed: a cancellation is not taken back after a fresh consent', async () => {
      const { formId, runId, jobIds, undo } = await cancelled()
      expect((await consent(formId)).enrolled).toBe(1)
      expect(await undo()).toEqual({ changed: [], refused: [{ jobId: jobIds[0], reason: 'ENTERED_AGAIN' }] })
      expect(await harness().world.violations()).toEqual([])
      const second = await claimOne(harness())
      expect(await openRuns([runId, second.runId])).toBe(1)
    })

    it('lets the consent find it open where the cancellation was taken back first', async () => {
      const { formId, jobIds, undo } = await cancelled()
      expect((await undo()).changed).toEqual(jobIds)
      expect((await consent(formId)).enrolled).toBe(0)
      expect((await claim(harness())).jobs).toHaveLength(1)
    })

    it('never leaves two open, also when both happen at the same moment', async () => {
      for (let time = 0; time < 5; time += 1) {
        const { formId, undo, affiliateId, runId } = await cancelled()
        const [undone, report] = await Promise.all([undo(), consent(formId)])
        expect(undone.changed.length + report.enrolled).toBe(1)
        expect(await harness().world.violations()).toEqual([])
        const { jobs } = await claim(harness())
        expect(jobs).toHaveLength(1)
        await settleAs(harness(), jobs, ACCEPTED)
        await harness().store.cancelRun({ affiliateId, runId, ...BY })
      }
    })

    it('stays closed: a failed mail is not retried after a restart', async () => {
      const { store, world } = harness()
      const { affiliateId, runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await settleAs(harness(), job, REFUSED_CONTENT)
      const restarted = await store.restartRun({ affiliateId, runId, fromStepOrder: 1, ...BY })
      expect(restarted.kind).toBe('restarted')
      const retried = await store.retryJobs({ affiliateId, jobIds: [job.id], ...BY })
      expect(retried).toEqual({ changed: [], refused: [{ jobId: job.id, reason: 'ENTERED_AGAIN' }] })
      expect(await world.violations()).toEqual([])
    })
  })

  describe('a consent while the automation is paused', () => {
    /** Somebody consents an hour after the pause; it ends ten hours later. */
    const consentInPause = async (more: Parameters<typeof openForm>[0]) => {
      const { store, world } = harness()
      const form = await openForm(more)
      const ref = { affiliateId: form.affiliateId, automationId: form.automationId, ...BY }
      await store.setAutomationStatus({ ...ref, status: 'paused' })
      await world.advance(HOUR_MS)
      expect((await consent(form.formId)).enrolled).toBe(1)
      await world.advance(10 * HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      expect((await world.readCounters(form.automationId)).held).toBeGreaterThan(0)
      expect(await store.setAutomationStatus({ ...ref, status: 'active' })).toEqual({ kind: 'changed' })
      return form
    }

    it.each(['send_now', 'spread', 'drop'] as const)(
      'is kept, and begins with all its delays when it is resumed (%s)',
      async (catchUp) => {
        const { world } = harness()
        const { automationId } = await consentInPause({ catchUp, delaysHours: [0, 2, 24] })
        const first = await claimOne(harness())
        expect(first.stepOrder).toBe(1)
        await settleAs(harness(), first, ACCEPTED)
        expect((await world.readJobs(first.runId)).map((job) => [job.status, job.dueInMs])).toEqual([
          ['completed', expect.any(Number)],
          ['pending', 2 * HOUR_MS],
          ['pending', 24 * HOUR_MS],
        ])
        expect((await world.readCounters(automationId)).held).toBe(0)
      },
    )

    it('of a sequence that begins later waits for its delay again', async () => {
      const { world } = harness()
      await consentInPause({ delaysHours: [3] })
      expect((await claim(harness())).jobs).toEqual([])
      await world.advance(3 * HOUR_MS - 1)
      expect((await claim(harness())).jobs).toEqual([])
      await world.advance(1)
      expect((await claim(harness())).jobs).toHaveLength(1)
    })

    it('leaves those of before the pause to the catch-up rule', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, runId } = await enrolScene(harness(), { delaysHours: [1, 5] })
      const ref = { affiliateId, automationId, ...BY }
      await world.advance(1)
      await store.setAutomationStatus({ ...ref, status: 'paused' })
      await world.advance(10 * HOUR_MS)
      await claim(harness())
      await store.setAutomationStatus({ ...ref, status: 'active' })
      expect((await world.readJobs(runId)).every((job) => job.dueInMs <= 0)).toBe(true)
    })
  })

  describe('restarting a lead', () => {
    const ended = async (delaysHours: readonly number[] = [1, 3, 10]) => {
      const scene = await enrolScene(harness(), { delaysHours })
      await harness().store.cancelRun({ ...scene, ...BY })
      return { ...scene, ref: { affiliateId: scene.affiliateId, runId: scene.runId, ...BY } }
    }

    it('makes a new run from any step on, due at once, the others at their distances', async () => {
      const { store, world } = harness()
      const { ref, automationId, runId } = await ended()
      const report = await store.restartRun({ ...ref, fromStepOrder: 2 })
      expect(report).toMatchObject({ kind: 'restarted', jobs: 2 })
      const restarted = report.kind === 'restarted' ? report.runId : ''
      expect(
        (await world.readJobs(restarted)).map((job) => [job.stepOrder, job.status, job.dueInMs]),
      ).toEqual([
        [2, 'pending', 0],
        [3, 'pending', 7 * HOUR_MS],
      ])
      expect(await world.readRun(restarted)).toMatchObject({ status: 'active', totalSteps: 2 })
      expect((await world.readRun(runId)).status).toBe('cancelled')
      expect((await world.readCounters(automationId)).total).toBe(5)
      expect(await claimOne(harness())).toMatchObject({ runId: restarted, stepOrder: 2 })
    })

    it('happens once, also when ten people ask at the same time', async () => {
      const { store } = harness()
      const { ref } = await ended()
      const reports: RestartReport[] = await Promise.all(
        Array.from({ length: 10 }, () => store.restartRun({ ...ref, fromStepOrder: 1 })),
      )
      expect(reports.filter(({ kind }) => kind === 'restarted')).toHaveLength(1)
      expect(reports.filter((r) => r.kind === 'unchanged' && r.reason === 'STILL_OPEN')).toHaveLength(9)
    })

    it('is refused while a run goes on, to a lead that is not mailed, and from a step that is not there', async () => {
      const { store, world } = harness()
      const open = await enrolScene(harness())
      const restart = (scene: { affiliateId: string; runId: string }, fromStepOrder = 1) =>
        store.restartRun({ affiliateId: scene.affiliateId, runId: scene.runId, fromStepOrder, ...BY })
      expect(await restart(open)).toEqual({ kind: 'unchanged', reason: 'STILL_OPEN' })
      const { affiliateId, leadId, ref } = await ended()
      expect(await restart(ref, 9)).toEqual({ kind: 'unchanged', reason: 'NO_SUCH_STEP' })
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })
      expect(await restart(ref)).toEqual({ kind: 'unchanged', reason: 'UNSUBSCRIBED' })
      const gone = await ended()
      await world.eraseAddress(gone.leadId)
      expect(await restart(gone)).toEqual({ kind: 'unchanged', reason: 'NO_ADDRESS' })
      const archived = await ended()
      await store.setAutomationStatus({ ...archived, status: 'archived', ...BY })
      expect(await restart(archived)).toEqual({ kind: 'unchanged', reason: 'AUTOMATION_ARCHIVED' })
    })

    it('does not know runs of another affiliate', async () => {
      const { store, world } = harness()
      const { ref } = await ended()
      const affiliateId = await world.addAffiliate()
      expect(await store.restartRun({ ...ref, affiliateId, fromStepOrder: 1 })).toEqual({ kind: 'unknown' })
      expect(await store.restartRun({ ...ref, runId: NOBODY, fromStepOrder: 1 })).toEqual({ kind: 'unknown' })
    })
  })
}
