import { describe, expect, it } from 'vitest'
import type { LeadChanges } from '../../ports.ts'
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
  NOT_SENT,
  REFUSED_RECIPIENT,
  settleAs,
  statusesOf,
} from './scene.ts'

const BOUNCE = { kind: 'bounced', bounceClass: 'hard', at: null, link: null, reason: null } as const

export function describeLeads(harness: () => StoreHarness): void {
  const change = (ref: { affiliateId: string; leadId: string }, changes: LeadChanges) =>
    harness().store.updateLead({ affiliateId: ref.affiliateId, leadId: ref.leadId, changes, ...BY })
  const suppressionOf = (affiliateId: string, email: string) =>
    harness().world.readAddressSuppression({ affiliateId, email })
  const emailOf = async (leadId: string) => (await harness().world.readLead(leadId)).email ?? ''

  describe('changing a lead', () => {
    it('reaches every mail that is not yet handed over', async () => {
      const { world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1] })
      await settleAs(harness(), await claimOne(harness()), NOT_SENT)
      expect(await change(scene, { name: 'Rahma', email: 'rahma@leads.test' })).toEqual({ kind: 'changed' })
      await world.advance(2 * HOUR_MS)
      expect(await claimOne(harness())).toMatchObject({
        stepOrder: 1,
        leadName: 'Rahma',
        leadEmail: 'rahma@leads.test',
      })
    })

    it('names the lead that has the address', async () => {
      const { world } = harness()
      const { affiliateId, leadId } = await enrolScene(harness())
      const other = await world.addLead({ affiliateId, email: 'taken@leads.test' })
      expect(await change({ affiliateId, leadId }, { name: 'No', email: 'taken@leads.test' })).toEqual({
        kind: 'taken',
        leadId: other,
      })
      expect((await world.readLead(leadId)).name).not.toBe('No')
      // The same address in the lists of two affiliates is none of their business.
      const elsewhere = await enrolScene(harness())
      expect((await change(elsewhere, { email: 'taken@leads.test' })).kind).toBe('changed')
    })

    it('gives an address to one lead only, when two get it at the same time', async () => {
      const { affiliateId, leadIds } = await enrolScene(harness(), { leads: 2 })
      const answers = await Promise.all(
        leadIds.map((leadId) => change({ affiliateId, leadId }, { email: 'one@leads.test' })),
      )
      expect(answers.map((answer) => answer.kind).sort()).toEqual(['changed', 'taken'])
    })

    it('does not know leads of another affiliate', async () => {
      const { store, world } = harness()
      const { leadId } = await enrolScene(harness())
      const affiliateId = await world.addAffiliate()
      for (const ref of [
        { affiliateId, leadId, ...BY },
        { affiliateId, leadId: NOBODY, ...BY },
      ]) {
        expect(await store.updateLead({ ...ref, changes: { name: 'No' } })).toEqual({ kind: 'unknown' })
        expect(await store.reactivateLead({ ...ref, note: 'x' })).toEqual({ kind: 'unknown' })
        expect(await store.eraseLead(ref)).toEqual({ kind: 'unknown' })
      }
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false, erased: false })
    })
  })

  describe('correcting an address', () => {
    it('lets a mail that was refused for the old one be sent again, at once', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness())
      const old = await emailOf(scene.leadId)
      const job = await claimOne(harness())
      await settleAs(harness(), job, REFUSED_RECIPIENT)
      const retry = () =>
        store.retryJobs({ affiliateId: scene.affiliateId, jobIds: [job.id], ...BY }).then((r) => r.refused)
      expect(await retry()).toEqual([{ jobId: job.id, reason: 'SUPPRESSED' }])
      await change(scene, { email: 'right@leads.test' })
      expect(await world.readLead(scene.leadId)).toMatchObject({ suppressed: false, unsubscribed: false })
      expect(await retry()).toEqual([])
      expect(await claimOne(harness())).toMatchObject({ id: job.id, leadEmail: 'right@leads.test' })
      expect(await suppressionOf(scene.affiliateId, old)).toBe('refused')
      expect(await suppressionOf(scene.affiliateId, 'right@leads.test')).toBeNull()
    })

    it('keeps a dead address dead: whoever gets it is suppressed', async () => {
      const { store, world } = harness()
      const { affiliateId, leadIds } = await enrolScene(harness(), { leads: 2 })
      const [first, second] = [must(leadIds[0]), must(leadIds[1])]
      const dead = await emailOf(first)
      await store.unsubscribeLead({ affiliateId, leadId: first, reason: 'hard_bounce', ...BY })
      await change({ affiliateId, leadId: first }, { email: 'alive@leads.test' })
      expect(await world.readLead(first)).toMatchObject({ suppressed: false, unsubscribed: false })
      await change({ affiliateId, leadId: second }, { email: dead })
      expect((await world.readLead(second)).suppressed).toBe(true)
    })

    it('does not take an unsubscription back, neither for the lead nor for its old address', async () => {
      const { store, world } = harness()
      const { affiliateId, leadIds } = await enrolScene(harness(), { leads: 2 })
      const [first, second] = [must(leadIds[0]), must(leadIds[1])]
      const old = await emailOf(first)
      await store.unsubscribeLead({ affiliateId, leadId: first, reason: 'unsubscribed', ...BY })
      await change({ affiliateId, leadId: first }, { email: 'new@leads.test' })
      expect(await world.readLead(first)).toMatchObject({ unsubscribed: true, suppressed: false })
      await change({ affiliateId, leadId: second }, { email: old })
      expect(await world.readLead(second)).toMatchObject({ unsubscribed: true, suppressed: false })
    })

    it('leaves what is still heard about the old address with the old one', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1], leads: 2 })
      const { affiliateId } = scene
      const { jobs } = await claim(harness())
      const [refused, bounced] = [must(jobs[0]), must(jobs[1])]
      await settleAs(harness(), bounced, ACCEPTED)
      await change({ affiliateId, leadId: refused.leadId }, { email: 'new-1@leads.test' })
      await change({ affiliateId, leadId: bounced.leadId }, { email: 'new-2@leads.test' })
      await settleAs(harness(), refused, REFUSED_RECIPIENT)
      const source = {
        kind: 'provider',
        email: bounced.leadEmail,
        messageRef: bounced.messageRef,
        providerId: null,
        payload: {},
      } as const
      await store.applyDeliveryEvent({ ...BOUNCE, digest: 'one', source })
      for (const { leadId } of [refused, bounced])
        expect(await world.readLead(leadId)).toMatchObject({ suppressed: false, unsubscribed: false })
      expect(statusesOf(await world.readJobs(bounced.runId))).toEqual(['completed', 'pending'])
      expect(await suppressionOf(affiliateId, refused.leadEmail)).toBe('refused')
      expect(await suppressionOf(affiliateId, bounced.leadEmail)).toBe('hard_bounce')
    })
  })

  describe('a question whether a lead is the owner of its address', () => {
    const ask = async (affiliateId: string, email: string) => {
      const formId = await harness().world.addForm({ affiliateId, doubleOptIn: true })
      const person = { name: 'Bdui', email, whatsapp: null, ip: null, userAgent: null }
      const submit = async (more: { readonly email?: string } = {}) => {
        const report = await harness().store.submitOptin({ formId, ...person, ...more })
        if (report.kind !== 'awaiting') throw new Error(`the opt-in is ${report.kind}`)
        return report
      }
      return { ...(await submit()), submit }
    }
    const confirm = (confirmationId: string) => harness().store.confirmOptin({ confirmationId })

    it('is not answered by the old address for the new one, also after the new one was asked', async () => {
      const { store, world } = harness()
      const { affiliateId, leadIds } = await enrolScene(harness(), { leads: 2 })
      const [first, second] = [must(leadIds[0]), must(leadIds[1])]
      const stopped = await emailOf(first)
      await store.unsubscribeLead({ affiliateId, leadId: first, reason: 'unsubscribed', ...BY })
      await change({ affiliateId, leadId: first }, { email: 'elsewhere@leads.test' })
      await change({ affiliateId, leadId: second }, { email: 'unused@leads.test' })
      const { leadId, confirmationId, submit } = await ask(affiliateId, 'own@leads.test')
      await change({ affiliateId, leadId }, { email: stopped })
      expect(await confirm(confirmationId)).toEqual({ kind: 'unknown' })
      const asked = await submit({ email: stopped })
      expect([asked.leadId, asked.confirmationId === confirmationId]).toEqual([leadId, false])
      expect(await confirm(confirmationId)).toEqual({ kind: 'unknown' })
      expect(await world.readLead(leadId)).toMatchObject({ unsubscribed: true, consents: 0 })
      expect((await confirm(asked.confirmationId)).kind).toBe('confirmed')
      expect(await world.readLead(leadId)).toMatchObject({ unsubscribed: false, consents: 1 })
    })

    it('lets who confirms it enter under a name that was corrected meanwhile', async () => {
      const { world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { leadId, confirmationId } = await ask(affiliateId, 'budi@leads.test')
      await change({ affiliateId, leadId }, { name: 'Budi' })
      expect((await confirm(confirmationId)).kind).toBe('confirmed')
      expect(await world.readLead(leadId)).toMatchObject({ name: 'Budi', awaiting: false })
    })
  })

  describe('letting mail to a lead start again', () => {
    it('is possible after the provider had refused the address, and only then, with the mails that this ended', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId, runId } = await enrolScene(harness(), { delaysHours: [0, 1] })
      const reactivate = () => store.reactivateLead({ affiliateId, leadId, note: 'It works.', ...BY })
      expect(await reactivate()).toEqual({ kind: 'unchanged', reason: 'NOT_STOPPED' })
      await settleAs(harness(), await claimOne(harness()), REFUSED_RECIPIENT)
      await world.advance(2 * HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      expect(statusesOf(await world.readJobs(runId))).toEqual(['failed', 'cancelled'])
      const answer = await reactivate()
      expect(answer).toMatchObject({ kind: 'changed', jobs: { refused: [] } })
      expect(answer.kind === 'changed' && answer.jobs.changed).toHaveLength(2)
      expect(statusesOf(await world.readJobs(runId))).toEqual(['pending', 'pending'])
      expect((await world.readLead(leadId)).suppressed).toBe(false)
      expect(await world.violations()).toEqual([])
      expect(await world.readSuppression(leadId)).toBeNull()
    })

    it.each([
      ['unsubscribed', 'NEEDS_CONSENT'],
      ['hard_bounce', 'BOUNCED'],
      ['complaint', 'COMPLAINED'],
    ] as const)('is refused after: %s', async (reason, refusal) => {
      const { store, world } = harness()
      const { affiliateId, leadId } = await enrolScene(harness())
      await store.unsubscribeLead({ affiliateId, leadId, reason, ...BY })
      const before = await world.readLead(leadId)
      expect(await store.reactivateLead({ affiliateId, leadId, note: 'It works.', ...BY })).toEqual({
        kind: 'unchanged',
        reason: refusal,
      })
      expect(await world.readLead(leadId)).toEqual(before)
    })

    it('is refused where the lead has unsubscribed besides', async () => {
      const { store } = harness()
      const { affiliateId, leadId } = await enrolScene(harness())
      await settleAs(harness(), await claimOne(harness()), REFUSED_RECIPIENT)
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })
      expect(await store.reactivateLead({ affiliateId, leadId, note: 'It works.', ...BY })).toEqual({
        kind: 'unchanged',
        reason: 'NEEDS_CONSENT',
      })
    })
  })

  describe('taking wrong suppressions back', () => {
    const lift = (scene: { affiliateId: string; leadIds: readonly string[] }) => {
      const { affiliateId, leadIds } = scene
      return harness().store.liftSuppressions({ affiliateId, leadIds, note: 'The relay was wrong.', ...BY })
    }

    it('puts back the mails that failed with them and those they cancelled, and each goes out once', async () => {
      const { world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1, 50], leads: 3 })
      const { affiliateId, leadIds, runIds } = scene
      for (const job of (await claim(harness())).jobs) await settleAs(harness(), job, REFUSED_RECIPIENT)
      await world.advance(2 * HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      const states = () => Promise.all(runIds.map(async (id) => statusesOf(await world.readJobs(id))))
      expect(await states()).toEqual(runIds.map(() => ['failed', 'cancelled', 'pending']))

      const report = await lift(scene)
      expect([report.lifted.toSorted(), report.refused, report.jobs.refused]).toEqual([
        leadIds.toSorted(),
        [],
        [],
      ])
      expect(report.jobs.changed).toHaveLength(6)
      expect(await states()).toEqual(runIds.map(() => ['pending', 'pending', 'pending']))
      for (const leadId of leadIds) {
        expect((await world.readLead(leadId)).suppressed).toBe(false)
        expect(await world.readSuppression(leadId)).toBeNull()
      }
      for (let step = 0; step < 2; step += 1) {
        const { jobs } = await claim(harness())
        expect(jobs.map(({ stepOrder }) => stepOrder)).toEqual([step + 1, step + 1, step + 1])
        for (const job of jobs) await settleAs(harness(), job, ACCEPTED)
        await world.advance(2 * HOUR_MS)
      }
      expect(await states()).toEqual(runIds.map(() => ['completed', 'completed', 'pending']))
      const again = await lift(scene)
      expect([again.lifted, again.jobs.changed]).toEqual([[], []])
      expect((await world.readCredit(affiliateId)).balance).toBe(4)
    })

    it('lets a sequence go on that a hard bounce ended, but sends no mail again that was sent', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1] })
      const { affiliateId, leadId, runId } = scene
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'hard_bounce', ...BY })
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'cancelled'])
      expect((await lift(scene)).lifted).toEqual([leadId])
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'pending'])
    })

    it.each([
      ['unsubscribed', 'NEEDS_CONSENT'],
      ['complaint', 'COMPLAINED'],
    ] as const)('leaves what the person wanted: %s', async (reason, refusal) => {
      const { store, world } = harness()
      const scene = await enrolScene(harness())
      const { affiliateId, leadId, runId } = scene
      await store.unsubscribeLead({ affiliateId, leadId, reason, ...BY })
      const before = [await world.readLead(leadId), await world.readJobs(runId)]
      expect(await lift(scene)).toEqual({
        lifted: [],
        refused: [{ leadId, reason: refusal }],
        jobs: { changed: [], refused: [] },
      })
      expect([await world.readLead(leadId), await world.readJobs(runId)]).toEqual(before)
    })

    it('leaves a run ended that a person has ended besides', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1, 50] })
      const { affiliateId, runId } = scene
      await settleAs(harness(), await claimOne(harness()), REFUSED_RECIPIENT)
      await world.advance(2 * HOUR_MS)
      await claim(harness())
      await store.cancelRun({ affiliateId, runId, ...BY })
      const before = await world.readJobs(runId)
      expect(statusesOf(before)).toEqual(['failed', 'cancelled', 'cancelled'])
      const { lifted, jobs } = await lift(scene)
      expect([lifted.length, jobs.changed]).toEqual([1, []])
      expect(await world.readJobs(runId)).toEqual(before)
    })

    it('puts back only what the credit covers, and does not know leads of another affiliate', async () => {
      const { world } = harness()
      const scene = await enrolScene(harness(), { leads: 2, credits: 2 })
      for (const job of (await claim(harness())).jobs) await settleAs(harness(), job, REFUSED_RECIPIENT)
      const stranger = await world.addAffiliate()
      expect(await lift({ ...scene, affiliateId: stranger })).toMatchObject({ lifted: [], refused: [] })
      const { affiliateId } = scene
      await harness().store.topUpCredit({
        ...{ affiliateId, amountCredits: -1, type: 'adjustment', description: 'less', reference: 'less' },
        ...BY,
      })
      const { lifted, jobs } = await lift(scene)
      expect([lifted.length, jobs.changed.length]).toEqual([2, 1])
      expect(jobs.refused).toMatchObject([{ reason: 'INSUFFICIENT_CREDIT' }])
    })
  })

  describe('erasing a lead', () => {
    it('cancels what waits, takes name and address, and leaves runs, jobs and ledger', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 1, 2] })
      const { affiliateId, leadId, runId, automationId } = scene
      const email = await emailOf(leadId)
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      const ledger = await world.readLedger(affiliateId)
      expect(await store.eraseLead({ affiliateId, leadId, ...BY })).toEqual({ kind: 'changed' })
      const erased = await world.readLead(leadId)
      expect(erased).toMatchObject({ email: null, erased: true, suppressed: true })
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'cancelled', 'cancelled'])
      expect((await world.readRun(runId)).status).toBe('cancelled')
      expect(await world.readCounters(automationId)).toMatchObject({ total: 3, cancelled: 2, sentOnDays: 1 })
      expect(await world.readLedger(affiliateId)).toEqual(ledger)
      expect(await suppressionOf(affiliateId, email)).toBe('erased')
      await world.advance(3 * HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('is done once, and nothing brings the lead back', async () => {
      const { store } = harness()
      const { affiliateId, leadId } = await enrolScene(harness())
      await store.eraseLead({ affiliateId, leadId, ...BY })
      const gone = { kind: 'unchanged', reason: 'LEAD_ERASED' }
      expect(await store.eraseLead({ affiliateId, leadId, ...BY })).toEqual(gone)
      expect(await store.reactivateLead({ affiliateId, leadId, note: 'It works.', ...BY })).toEqual(gone)
      expect(await change({ affiliateId, leadId }, { email: 'back@leads.test' })).toEqual(gone)
    })

    it('lets a mail that is leaving arrive, and charges it', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await store.eraseLead({ affiliateId, leadId, ...BY })
      expect(await settleAs(harness(), job, ACCEPTED)).toMatchObject({ accepted: 1 })
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(1)
    })

    it('keeps the address silent for whoever brings it again, until the person consents', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId, leadIds } = await enrolScene(harness(), { leads: 2 })
      const email = await emailOf(leadId)
      const second = must(leadIds[1])
      await store.eraseLead({ affiliateId, leadId, ...BY })
      await change({ affiliateId, leadId: second }, { email })
      expect((await world.readLead(second)).suppressed).toBe(true)
      const formId = await world.addForm({ affiliateId })
      const person = { name: 'Ani', email, whatsapp: null, ip: null, userAgent: null }
      await consentTo(harness(), { formId, ...person })
      expect(await world.readLead(second)).toMatchObject({ suppressed: false, unsubscribed: false })
      expect(await suppressionOf(affiliateId, email)).toBeNull()
    })

    it('does not make a complaint forgivable', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId } = await enrolScene(harness())
      const email = await emailOf(leadId)
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'complaint', ...BY })
      await store.eraseLead({ affiliateId, leadId, ...BY })
      expect(await suppressionOf(affiliateId, email)).toBe('complaint')
      const formId = await world.addForm({ affiliateId })
      const person = { name: 'Ani', email, whatsapp: null, ip: null, userAgent: null }
      const report = await store.submitOptin({ formId, ...person })
      if (report.kind !== 'submitted') throw new Error('not submitted')
      expect((await world.readLead(report.leadId)).suppressed).toBe(true)
    })
  })
}
