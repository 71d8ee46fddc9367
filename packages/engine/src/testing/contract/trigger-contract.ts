import { describe, expect, it } from 'vitest'
import type { OptinInput } from '../../ports.ts'
import type { StoreHarness } from '../store-harness.ts'
import { BY, claim, enrolScene, HOUR_MS, must, NOBODY, statusesOf } from './scene.ts'

export function describeTrigger(harness: () => StoreHarness): void {
  describe('enrolling leads', () => {
    it('gives a lead its run and all its jobs, each due after the delay of its step', async () => {
      const { world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 24, 48] })
      expect(scene.jobs.map((job) => [job.stepOrder, job.status, job.dueInMs])).toEqual([
        [1, 'pending', 0],
        [2, 'pending', 24 * HOUR_MS],
        [3, 'pending', 48 * HOUR_MS],
      ])
      expect(scene.jobs.map((job) => job.stepId)).toEqual(scene.stepIds)
      expect(new Set(scene.jobs.map((job) => job.messageRef)).size).toBe(3)
      expect(await world.readRun(scene.runId)).toEqual({
        status: 'active',
        totalSteps: 3,
        completedSteps: 0,
        failedSteps: 0,
        cancelledSteps: 0,
      })
      expect(await world.readCounters(scene.automationId)).toMatchObject({ total: 3, held: 0, failed: 0 })
    })

    it('enrols a lead once, also when ten triggers come at the same time', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate()
      const { automationId } = await world.addAutomation({ affiliateId })
      const leadIds = [await world.addLead({ affiliateId }), await world.addLead({ affiliateId })]
      const trigger = () => store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', ...BY })
      const reports = await Promise.all(Array.from({ length: 10 }, trigger))
      expect(reports.flatMap((report) => report.enrolled)).toHaveLength(2)
      const skipped = reports.flatMap((report) => report.skipped)
      expect(skipped).toHaveLength(18)
      expect(new Set(skipped.map((s) => s.reason))).toEqual(new Set(['ALREADY_ENROLLED']))
      expect((await world.readCounters(automationId)).total).toBe(2)
    })

    it('enters every active automation of the trigger, and no other', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate()
      const first = await world.addAutomation({ affiliateId })
      const second = await world.addAutomation({ affiliateId, delaysHours: [1, 2] })
      await world.addAutomation({ affiliateId, status: 'paused' })
      await world.addAutomation({ affiliateId, status: 'draft' })
      await world.addAutomation({ affiliateId, triggerType: 'WELCOME' })
      await world.addAutomation({ affiliateId: await world.addAffiliate() })
      const leadId = await world.addLead({ affiliateId })
      const report = await store.enrolLeads({
        affiliateId,
        leadIds: [leadId],
        triggerType: 'AFTER_OPTIN',
        ...BY,
      })
      expect(report.skipped).toEqual([])
      expect(new Map(report.enrolled.map((e) => [e.automationId, e.jobs]))).toEqual(
        new Map([
          [first.automationId, 1],
          [second.automationId, 2],
        ]),
      )
    })

    it('says why a lead is skipped', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate()
      const stranger = await world.addLead({ affiliateId: await world.addAffiliate() })
      const { automationId } = await world.addAutomation({ affiliateId })
      const noAddress = await world.addLead({ affiliateId, email: null })
      const gone = await world.addLead({ affiliateId })
      await store.unsubscribeLead({ affiliateId, leadId: gone, reason: 'unsubscribed', ...BY })
      const bounced = await world.addLead({ affiliateId })
      await store.unsubscribeLead({ affiliateId, leadId: bounced, reason: 'hard_bounce', ...BY })
      const trigger = (leadIds: readonly string[], more = {}) =>
        store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', ...BY, ...more })

      const report = await trigger([stranger, NOBODY, noAddress, gone, bounced])
      expect(report.enrolled).toEqual([])
      expect(new Map(report.skipped.map((s) => [s.leadId, s.reason]))).toEqual(
        new Map([
          [stranger, 'UNKNOWN_LEAD'],
          [NOBODY, 'UNKNOWN_LEAD'],
          [noAddress, 'NO_ADDRESS'],
          [gone, 'UNSUBSCRIBED'],
          [bounced, 'SUPPRESSED'],
        ]),
      )
      const fine = await world.addLead({ affiliateId })
      const none = { automationId: null, reason: 'NO_AUTOMATION' }
      expect((await trigger([fine], { triggerType: 'WELCOME' })).skipped).toMatchObject([none])
      expect((await trigger([fine], { automationId: NOBODY })).skipped).toMatchObject([none])
      await store.publishSteps({ affiliateId, automationId, steps: [], ...BY })
      expect((await trigger([fine])).skipped).toMatchObject([{ automationId, reason: 'NO_STEPS' }])
    })

    it('enters a keyed automation once per key', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate()
      await world.addAutomation({ affiliateId, triggerType: 'PENDING_PAYMENT', reentry: 'keyed' })
      const once = await world.addAutomation({ affiliateId, triggerType: 'PENDING_PAYMENT' })
      const leadId = await world.addLead({ affiliateId })
      const trigger = async (triggerKey: string) => {
        const report = await store.enrolLeads({
          affiliateId,
          leadIds: [leadId],
          triggerType: 'PENDING_PAYMENT',
          triggerKey,
          ...BY,
        })
        return [report.enrolled.length, report.skipped.map((s) => s.automationId)]
      }
      expect(await trigger('invoice-1')).toEqual([2, []])
      expect(await trigger('invoice-2')).toEqual([1, [once.automationId]])
      expect((await trigger('invoice-2'))[0]).toBe(0)
    })
  })

  describe('an opt-in', () => {
    const submission = (formId: string, more: Partial<OptinInput> = {}): OptinInput => ({
      formId,
      name: 'Ani',
      email: 'ani@leads.test',
      whatsapp: null,
      ip: '203.0.113.7',
      userAgent: 'browser',
      ...more,
    })
    const openForm = async () => {
      const { world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 5 })
      const { automationId } = await world.addAutomation({ affiliateId, delaysHours: [0, 24] })
      return { affiliateId, automationId, formId: await world.addForm({ affiliateId }) }
    }

    it('makes lead, consent, run and jobs, and the first mail is due at once', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, formId } = await openForm()
      const report = await store.submitOptin(submission(formId))
      expect(report).toMatchObject({ kind: 'submitted', affiliateId, newLead: true, enrolled: 1 })
      if (report.kind !== 'submitted') return
      expect(await world.readLead(report.leadId)).toMatchObject({ name: 'Ani', consents: 1 })
      expect(await world.readSubmitCount(formId)).toBe(1)
      expect((await world.readCounters(automationId)).total).toBe(2)
      const { jobs } = await claim(harness())
      expect(jobs).toMatchObject([{ leadEmail: 'ani@leads.test', leadName: 'Ani', stepOrder: 1 }])
    })

    it('twice gives one run and two proofs of consent', async () => {
      const { store, world } = harness()
      const { automationId, formId } = await openForm()
      const first = await store.submitOptin(submission(formId))
      const second = await store.submitOptin(submission(formId))
      expect(second).toEqual({ ...first, newLead: false, enrolled: 0 })
      if (first.kind === 'submitted') expect((await world.readLead(first.leadId)).consents).toBe(2)
      expect((await world.readCounters(automationId)).total).toBe(2)
    })

    it('ten times at once gives one lead and one set of jobs', async () => {
      const { store, world } = harness()
      const { automationId, formId } = await openForm()
      const reports = await Promise.all(
        Array.from({ length: 10 }, () => store.submitOptin(submission(formId))),
      )
      const submitted = reports.flatMap((r) => (r.kind === 'submitted' ? [r] : []))
      expect(new Set(submitted.map((r) => r.leadId)).size).toBe(1)
      expect(submitted.filter((r) => r.newLead)).toHaveLength(1)
      expect(submitted.reduce((sum, r) => sum + r.enrolled, 0)).toBe(1)
      expect((await world.readCounters(automationId)).total).toBe(2)
      expect(await world.readSubmitCount(formId)).toBe(1)
    })

    it('counts each person once for each form', async () => {
      const { store, world } = harness()
      const { affiliateId, formId } = await openForm()
      const other = await world.addForm({ affiliateId })
      for (const email of ['ani@leads.test', 'ani@leads.test', 'budi@leads.test'])
        await store.submitOptin(submission(formId, { email }))
      await store.submitOptin(submission(other))
      expect([await world.readSubmitCount(formId), await world.readSubmitCount(other)]).toEqual([2, 1])
    })

    it('starts the sequence that its form names, and no other', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId } = await openForm()
      const { automationId: welcome } = await world.addAutomation({ affiliateId, delaysHours: [0, 1, 2] })
      const formId = await world.addForm({ affiliateId, automationId: welcome })
      expect(await store.submitOptin(submission(formId))).toMatchObject({ enrolled: 1 })
      const totals = [await world.readCounters(automationId), await world.readCounters(welcome)]
      expect(totals.map((counters) => counters.total)).toEqual([0, 3])
    })

    it('starts nothing while the sequence of its form is not active', async () => {
      const { store, world } = harness()
      const { affiliateId } = await openForm()
      const { automationId } = await world.addAutomation({ affiliateId, status: 'draft' })
      const formId = await world.addForm({ affiliateId, automationId })
      expect(await store.submitOptin(submission(formId))).toMatchObject({ kind: 'submitted', enrolled: 0 })
    })

    it('gives the lead the tags of each form once', async () => {
      const { store, world } = harness()
      const { affiliateId } = await openForm()
      const webinar = await world.addForm({ affiliateId, tags: ['webinar', 'baru'] })
      const book = await world.addForm({ affiliateId, tags: ['baru', 'buku'] })
      const report = await store.submitOptin(submission(webinar))
      if (report.kind !== 'submitted') throw new Error('not submitted')
      await store.submitOptin(submission(book))
      await store.submitOptin(submission(webinar))
      expect((await world.readLead(report.leadId)).tags).toEqual(['webinar', 'baru', 'buku'])
    })

    it('keeps the consent text as it was shown, and the answers', async () => {
      const { store, world } = harness()
      const { affiliateId } = await openForm()
      const consentTexts = ['I agree.', 'I agree to mails.']
      const formId = await world.addForm({ affiliateId, consentTexts })
      const answers = [{ key: 'field_kota', label: 'Kota', value: 'Bandung' }]
      const lastConsentTo = async (more: Partial<OptinInput>) => {
        const report = await store.submitOptin(submission(formId, more))
        return report.kind === 'submitted' ? (await world.readLead(report.leadId)).lastConsent : null
      }
      expect(await lastConsentTo({ consentVersion: 1, answers })).toEqual({
        text: 'I agree.',
        version: 1,
        answers,
      })
      const current = { text: 'I agree to mails.', version: 2, answers: [] }
      for (const consentVersion of [2, 3, 0, null])
        expect(await lastConsentTo({ consentVersion })).toEqual(current)
    })

    const optInAs = async (formId: string, more: Partial<OptinInput>) => {
      const report = await harness().store.submitOptin(submission(formId, more))
      if (report.kind !== 'submitted') throw new Error(`the opt-in is ${report.kind}`)
      return report
    }
    const askedFor = async (formId: string, more: Partial<OptinInput>) => {
      const report = await harness().store.submitOptin(submission(formId, more))
      if (report.kind !== 'awaiting') throw new Error(`the opt-in is ${report.kind}`)
      return report
    }

    it('of somebody who has stopped waits for a confirmation: an unsubscription back, but never a suppression', async () => {
      const { store, world } = harness()
      const { affiliateId, formId } = await openForm()
      const email = 'back@leads.test'
      const { leadId } = await optInAs(formId, { email })
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })
      const asked = await askedFor(formId, { email })
      expect(await world.readLead(leadId)).toMatchObject({ unsubscribed: true, awaiting: false, consents: 1 })
      const { confirmationId } = asked
      expect(await store.confirmOptin({ confirmationId })).toMatchObject({
        kind: 'confirmed',
        leadId,
        newLead: false,
      })
      expect(await world.readLead(leadId)).toMatchObject({
        unsubscribed: false,
        suppressed: false,
        consents: 2,
      })
      const again = await store.confirmOptin({ confirmationId })
      expect(again).toEqual({ kind: 'unchanged', reason: 'ALREADY_CONFIRMED' })

      const bounced = await optInAs(formId, { email: 'bounced@leads.test' })
      await store.unsubscribeLead({ affiliateId, leadId: bounced.leadId, reason: 'hard_bounce', ...BY })
      expect((await optInAs(formId, { email: 'bounced@leads.test' })).enrolled).toBe(0)
      expect((await world.readLead(bounced.leadId)).suppressed).toBe(true)
    })

    it('of a known address changes neither its name nor its number, and adds no proofs without end', async () => {
      const { world } = harness()
      const { formId } = await openForm()
      const { leadId } = await optInAs(formId, {})
      for (let n = 0; n < 4; n += 1) await optInAs(formId, { name: `Other ${n}`, whatsapp: '+6281234567890' })
      expect(await world.readLead(leadId)).toMatchObject({ name: 'Ani', whatsapp: null, consents: 2 })
    })

    it('by a form that asks everybody is a lead that waits, and enters once it is confirmed', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId } = await openForm()
      const formId = await world.addForm({ affiliateId, doubleOptIn: true, tags: ['webinar'] })
      const asked = await askedFor(formId, { whatsapp: '+6281234567890' })
      const { leadId, confirmationId } = asked
      expect(await askedFor(formId, {})).toEqual(asked)
      expect(await world.readLead(leadId)).toMatchObject({ awaiting: true, consents: 0, tags: [] })
      expect([(await world.readCounters(automationId)).total, await world.readSubmitCount(formId)]).toEqual([
        0, 0,
      ])
      const { skipped } = await store.enrolLeads({
        affiliateId,
        leadIds: [leadId],
        triggerType: 'AFTER_OPTIN',
        ...BY,
      })
      expect(skipped.map(({ reason }) => reason)).toEqual(['AWAITING_CONFIRMATION'])

      expect(await store.confirmOptin({ confirmationId })).toMatchObject({ kind: 'confirmed', enrolled: 1 })
      expect(await world.readLead(leadId)).toMatchObject({ awaiting: false, consents: 1, tags: ['webinar'] })
      expect([(await world.readCounters(automationId)).total, await world.readSubmitCount(formId)]).toEqual([
        2, 1,
      ])
    })

    it('that is doubtful waits too, and can be confirmed for a week', async () => {
      const { store, world } = harness()
      const { formId } = await openForm()
      const { confirmationId, leadId } = await askedFor(formId, { doubt: 'TRAP' })
      await world.advance(7 * 24 * HOUR_MS)
      expect(await store.confirmOptin({ confirmationId })).toEqual({ kind: 'unchanged', reason: 'EXPIRED' })
      expect((await world.readLead(leadId)).awaiting).toBe(true)
      await askedFor(formId, { doubt: 'FORM_RATE' })
      expect(await store.confirmOptin({ confirmationId })).toMatchObject({ kind: 'confirmed', enrolled: 1 })
      expect(await store.confirmOptin({ confirmationId: NOBODY })).toEqual({ kind: 'unknown' })
    })

    it('without a doubt lets in who was waiting', async () => {
      const { world } = harness()
      const { formId } = await openForm()
      const { leadId } = await askedFor(formId, { doubt: 'NETWORK_RATE', name: 'Bdui' })
      expect(await optInAs(formId, { name: 'Budi' })).toMatchObject({ leadId, newLead: false, enrolled: 1 })
      expect(await world.readLead(leadId)).toMatchObject({ awaiting: false, name: 'Budi' })
    })

    it('is refused by a closed form, a suspended affiliate and an unknown form', async () => {
      const { store, world } = harness()
      const { affiliateId, formId } = await openForm()
      const closed = await world.addForm({ affiliateId, active: false })
      expect(await store.submitOptin(submission(closed))).toEqual({ kind: 'closed' })
      expect(await store.submitOptin(submission(NOBODY))).toEqual({ kind: 'unknown' })
      await world.setAffiliateStatus(affiliateId, 'suspended')
      expect(await store.submitOptin(submission(formId))).toEqual({ kind: 'closed' })
      expect(await world.readSubmitCount(formId)).toBe(0)
    })

    it('that was read by an older form writes nothing', async () => {
      const { store, world } = harness()
      const { automationId, formId } = await openForm()
      const formChangedAt = await world.readFormChange(formId)
      const before = new Date(formChangedAt.getTime() - 1)
      const outdated = await store.submitOptin(submission(formId, { formChangedAt: before }))
      expect(outdated).toEqual({ kind: 'outdated' })
      expect(await world.readSubmitCount(formId)).toBe(0)
      expect((await world.readCounters(automationId)).total).toBe(0)
      expect((await store.submitOptin(submission(formId, { formChangedAt }))).kind).toBe('submitted')
    })
  })

  describe('unsubscribing', () => {
    it('ends every run of the lead at once, and only of this lead', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1], leads: 2 })
      const { affiliateId, leadId, runId } = scene
      expect(await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })).toEqual({
        kind: 'changed',
      })
      const jobs = await world.readJobs(runId)
      expect(jobs.map((job) => [job.status, job.errorCode])).toEqual([
        ['cancelled', 'UNSUBSCRIBED'],
        ['cancelled', 'UNSUBSCRIBED'],
      ])
      expect((await world.readRun(runId)).status).toBe('cancelled')
      expect(statusesOf(await world.readJobs(must(scene.runIds[1])))).toEqual(['pending', 'pending'])
      expect(await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })).toEqual({
        kind: 'unchanged',
        reason: 'ALREADY_UNSUBSCRIBED',
      })
    })

    it('by a bounce or a complaint also suppresses the address', async () => {
      const { store, world } = harness()
      for (const reason of ['hard_bounce', 'complaint'] as const) {
        const { affiliateId, leadId, runId } = await enrolScene(harness())
        await store.unsubscribeLead({ affiliateId, leadId, reason, ...BY })
        expect((await world.readLead(leadId)).suppressed).toBe(true)
        expect((await world.readJobs(runId))[0]?.errorCode).toBe('SUPPRESSED')
      }
    })

    it('does not know a lead of another affiliate', async () => {
      const { store, world } = harness()
      const { leadId, runId } = await enrolScene(harness())
      const affiliateId = await world.addAffiliate()
      const answer = await store.unsubscribeLead({ affiliateId, leadId, reason: 'complaint', ...BY })
      expect(answer).toEqual({ kind: 'unknown' })
      expect((await world.readRun(runId)).status).toBe('active')
      expect(await world.readLead(leadId)).toMatchObject({ unsubscribed: false, suppressed: false })
    })
  })
}
