import { describe, expect, it } from 'vitest'
import { UNDO_STOP_WITHIN_MS } from '../../domain/lead.ts'
import type { ClaimedJob, DeliveryEventInput, DeliverySource } from '../../ports.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  claimOne,
  consentTo,
  enrolScene,
  HOUR_MS,
  LEASE_MS,
  loseOne,
  must,
  NO_ANSWER,
  NOBODY,
  NOT_SENT,
  settleAs,
  statusesOf,
} from './scene.ts'

const EVENT = { kind: 'delivered', bounceClass: null, at: null, link: null, reason: null } as const
const NEW = { known: false, matched: true, resolved: false }
const KNOWN = { ...NEW, known: true }
const UNMATCHED = { known: false, matched: false, resolved: false }

/** An event of the provider that carries our own reference. */
function byRef(messageRef: string): DeliverySource {
  return { kind: 'provider', email: 'somebody@leads.test', messageRef, providerId: messageRef, payload: {} }
}

function byProviderId(email: string, providerId: string): DeliverySource {
  return { kind: 'provider', email, messageRef: null, providerId, payload: { email } }
}

function byLink(messageRef: string): DeliverySource {
  return { kind: 'own-link', messageRef }
}

/** A bounce or complaint by mail. */
function byReport(messageRef: string, email = 'somebody@leads.test'): DeliverySource {
  return { kind: 'report', email, messageRef, payload: { message_id: messageRef } }
}

export function describeDelivery(harness: () => StoreHarness): void {
  const apply = (input: Pick<DeliveryEventInput, 'digest' | 'source'> & Partial<DeliveryEventInput>) =>
    harness().store.applyDeliveryEvent({ ...EVENT, ...input })

  describe('a delivery event about an unconfirmed job', () => {
    it.each([
      ['of the provider', byRef],
      ['of our own link', byLink],
      ['of a report', byReport],
    ] as const)('charges and completes it, once: %s', async (_whose, sourceOf) => {
      const { world } = harness()
      const { affiliateId, automationId, runId } = await enrolScene(harness())
      const { id, messageRef } = await loseOne(harness())
      const event = { digest: 'one', source: sourceOf(messageRef) }
      expect(await apply(event)).toEqual({ known: false, matched: true, resolved: true })
      expect(await apply(event)).toEqual(KNOWN)
      expect(await world.readJob(id)).toMatchObject({ status: 'completed', errorCode: null })
      expect((await world.readRun(runId)).status).toBe('completed')
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 9, reserved: 0, totalUsed: 1 })
      expect(await world.readCounters(automationId)).toMatchObject({ unconfirmed: 0, sentOnDays: 1 })
      expect(await world.readDeliveries(id)).toEqual([{ kind: 'delivered', link: null, reason: null }])
    })

    it('that comes many times at once charges it once', async () => {
      const { world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { messageRef } = await loseOne(harness())
      const events = ['one', 'one', 'two', 'three'].map((digest) => ({ digest, source: byRef(messageRef) }))
      const answers = await Promise.all(events.map(apply))
      expect(answers.filter((answer) => answer.resolved)).toHaveLength(1)
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(1)
    })

    it('that was released is recorded, and charges nothing', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { id: jobId, messageRef } = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'release', ...BY })
      expect(await apply({ digest: 'one', source: byRef(messageRef) })).toEqual(NEW)
      expect((await world.readJob(jobId)).status).toBe('failed')
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(0)
      expect(await world.readDeliveries(jobId)).toHaveLength(1)
    })

    it('that ends all mail to the lead completes the job and its run, and cancels what waits', async () => {
      const { world } = harness()
      const { affiliateId, leadId, runId } = await enrolScene(harness(), { delaysHours: [0, 1] })
      const { messageRef } = await loseOne(harness())
      await apply({ digest: 'one', kind: 'complained', source: byRef(messageRef) })
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'cancelled'])
      expect((await world.readRun(runId)).status).toBe('cancelled')
      expect(await world.readLead(leadId)).toMatchObject({ unsubscribed: true, suppressed: true })
      expect(await world.readSuppression(leadId)).toBe('complaint')
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(1)
    })
  })

  describe('a delivery event about a job whose mail is leaving', () => {
    it('confirms it at once when the answer never comes', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { id, messageRef } = await claimOne(harness())
      expect(await apply({ digest: 'one', source: byRef(messageRef) })).toEqual(NEW)
      expect((await world.readJob(id)).status).toBe('processing')
      await world.advance(LEASE_MS + 1)
      await store.rescueExpiredLeases({ limit: 10 })
      expect((await world.readJob(id)).status).toBe('completed')
      expect(await world.readCredit(affiliateId)).toMatchObject({ reserved: 0, totalUsed: 1 })
    })

    it('confirms it at once when the answer is a time-out', async () => {
      const { world } = harness()
      const { affiliateId, automationId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await apply({ digest: 'one', source: byRef(job.messageRef) })
      await settleAs(harness(), job, NO_ANSWER)
      expect(await world.readJob(job.id)).toMatchObject({ status: 'completed', errorCode: null })
      expect(await world.readCredit(affiliateId)).toMatchObject({ reserved: 0, totalUsed: 1 })
      expect(await world.readCounters(automationId)).toMatchObject({ unconfirmed: 0, sentOnDays: 1 })
    })

    it('does not end its run, which the mail itself completes', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await apply({ digest: 'one', kind: 'unsubscribed', source: byLink(job.messageRef) })
      expect((await world.readRun(runId)).status).toBe('active')
      await settleAs(harness(), job, ACCEPTED)
      expect((await world.readRun(runId)).status).toBe('completed')
    })
  })

  describe('a delivery event about a sent mail', () => {
    it('is found by the id the provider gave', async () => {
      const { world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 5 })
      await world.addAutomation({ affiliateId })
      const leadId = await world.addLead({ affiliateId, email: 'rina@leads.test' })
      const scene = { affiliateId, leadIds: [leadId], triggerType: 'AFTER_OPTIN', ...BY } as const
      const { enrolled } = await harness().store.enrolLeads(scene)
      await settleAs(harness(), await claimOne(harness()), { kind: 'accepted', providerId: 'abc-1' })
      expect(await apply({ digest: 'one', source: byProviderId('rina@leads.test', 'abc-1') })).toEqual(NEW)
      expect(await apply({ digest: 'two', source: byProviderId('rina@leads.test', 'abc-2') })).toEqual(
        UNMATCHED,
      )
      expect(await apply({ digest: 'three', source: byProviderId('else@leads.test', 'abc-1') })).toEqual(
        UNMATCHED,
      )
      const [job] = await world.readJobs(must(enrolled[0]).runId)
      expect(await world.readDeliveries(must(job).id)).toHaveLength(1)
    })

    it('is counted once by its kind and the domain that the mail went to', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId } = await enrolScene(harness(), { email: 'rina@gmail.com' })
      const job = await loseOne(harness())
      await store.updateLead({ affiliateId, leadId, changes: { email: 'rina@yahoo.com' }, ...BY })
      for (const digest of ['one', 'two', 'one']) {
        await apply({ digest, kind: 'clicked', source: byLink(job.messageRef) })
        await apply({ digest: `${digest} open`, kind: 'opened', source: byLink(job.messageRef) })
      }
      expect(await world.readDomains(affiliateId)).toEqual([
        {
          domain: 'gmail.com',
          sent: 1,
          delivered: 0,
          opened: 1,
          clicked: 1,
          bounced: 0,
          complained: 0,
          unsubscribed: 0,
          left: 0,
          openedByMachine: 0,
        },
      ])
    })

    it('is counted apart, once, where a machine opened the mail, before or after a person', async () => {
      const { world } = harness()
      const { affiliateId } = await enrolScene(harness(), { email: 'rina@gmail.com' })
      const { messageRef } = await loseOne(harness())
      const open = (digest: string, byMachine?: boolean) =>
        apply({ digest, kind: 'opened', source: byLink(messageRef), ...(byMachine ? { byMachine } : {}) })
      const counts = async () => {
        const [domain] = await world.readDomains(affiliateId)
        return [must(domain).opened, must(domain).openedByMachine]
      }
      await open('person')
      expect(await counts()).toEqual([1, 0])
      await open('machine', true)
      await open('machine', true)
      await open('another machine', true)
      await open('another person')
      expect(await counts()).toEqual([1, 1])
      expect(await world.violations()).toEqual([])
    })

    it('keeps every different fact once', async () => {
      const { world } = harness()
      await enrolScene(harness())
      const job = await claimOne(harness())
      await settleAs(harness(), job, ACCEPTED)
      const clicked = { kind: 'clicked', source: byLink(job.messageRef) } as const
      const events = [
        { digest: 'one', ...clicked, link: 'https://a.test/' },
        { digest: 'two', ...clicked, link: 'https://b.test/' },
        { digest: 'one', ...clicked, link: 'https://a.test/' },
      ]
      expect([
        await apply(must(events[0])),
        await apply(must(events[1])),
        await apply(must(events[2])),
      ]).toEqual([NEW, NEW, KNOWN])
      expect((await world.readDeliveries(job.id)).map((d) => d.link).sort()).toEqual([
        'https://a.test/',
        'https://b.test/',
      ])
    })

    it.each([
      ['hard', true],
      ['soft', false],
      ['reputation', false],
    ] as const)('as a %s bounce suppresses the address: %s', async (bounceClass, suppressed) => {
      const { world } = harness()
      const { leadId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await settleAs(harness(), job, ACCEPTED)
      await apply({ digest: 'one', kind: 'bounced', bounceClass, source: byRef(job.messageRef) })
      expect((await world.readLead(leadId)).suppressed).toBe(suppressed)
      expect(await world.readSuppression(leadId)).toBe(suppressed ? 'hard_bounce' : null)
    })

    it('with a time is the same event when it comes again: it does not undo a new consent', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 5 })
      await world.addAutomation({ affiliateId })
      const formId = await world.addForm({ affiliateId })
      const person = { name: 'Rina', email: 'rina@leads.test', whatsapp: null, ip: null, userAgent: null }
      const submitted = await store.submitOptin({ formId, ...person })
      if (submitted.kind !== 'submitted') throw new Error('the form is open')
      const job = await claimOne(harness())
      await settleAs(harness(), job, ACCEPTED)
      const source = byRef(job.messageRef)
      const timed = { digest: 'one', kind: 'unsubscribed', at: '2026-01-01T00:00:00Z', source } as const
      await apply(timed)
      await consentTo(harness(), { formId, ...person })
      expect(await apply(timed)).toEqual(KNOWN)
      expect((await world.readLead(submitted.leadId)).unsubscribed).toBe(false)
      const untimed = { digest: 'two', kind: 'unsubscribed', source } as const
      await apply(untimed)
      await consentTo(harness(), { formId, ...person })
      expect(await apply(untimed)).toEqual(KNOWN)
      expect((await world.readLead(submitted.leadId)).unsubscribed).toBe(true)
    })
  })

  describe('a delivery event that finds no job', () => {
    it('is kept, and applied when it comes again after its job is known', async () => {
      const { world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 5 })
      await world.addAutomation({ affiliateId })
      const leadId = await world.addLead({ affiliateId, email: 'rina@leads.test' })
      await harness().store.enrolLeads({ affiliateId, leadIds: [leadId], triggerType: 'AFTER_OPTIN', ...BY })
      const job = await claimOne(harness())
      const early = {
        digest: 'early',
        at: '2026-01-01T00:00:00Z',
        source: byProviderId('rina@leads.test', 'abc-1'),
      }
      expect(await apply(early)).toEqual(UNMATCHED)
      expect(await world.readWebhook('early')).toBe('unmatched')
      await settleAs(harness(), job, { kind: 'accepted', providerId: 'abc-1' })
      expect(await apply(early)).toEqual(KNOWN)
      expect(await world.readWebhook('early')).toBe('matched')
      expect(await world.readDeliveries(job.id)).toHaveLength(1)
    })

    it('and is applied again from what was kept changes nothing while there is none', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate()
      const formId = await world.addForm({ affiliateId })
      const person = { name: 'Rina', email: 'rina@leads.test', whatsapp: null, ip: null, userAgent: null }
      const submitted = await store.submitOptin({ formId, ...person })
      if (submitted.kind !== 'submitted') throw new Error('the form is open')
      const source = byProviderId(person.email, 'abc-1')
      const event = { digest: 'one', kind: 'unsubscribed', source } as const
      await apply(event)
      expect((await world.readLead(submitted.leadId)).unsubscribed).toBe(true)
      await consentTo(harness(), { formId, ...person })
      expect(await apply({ ...event, isRetry: true })).toEqual({ ...KNOWN, matched: false })
      expect((await world.readLead(submitted.leadId)).unsubscribed).toBe(false)
    })

    it('of a link is not kept', async () => {
      expect(await apply({ digest: 'one', source: byLink(NOBODY) })).toEqual(UNMATCHED)
      expect(await harness().world.readWebhook('one')).toBe('unknown')
    })

    it('stops the mail of everybody to an address that is dead', async () => {
      const { world } = harness()
      const leadIds = await Promise.all(
        [1, 2].map(async () =>
          world.addLead({ affiliateId: await world.addAffiliate(), email: 'gone@leads.test' }),
        ),
      )
      const source = { ...byProviderId('gone@leads.test', ''), providerId: null } as DeliverySource
      await apply({ digest: 'one', kind: 'bounced', bounceClass: 'hard', source })
      for (const leadId of leadIds) expect((await world.readLead(leadId)).suppressed).toBe(true)
    })
  })

  describe('a report by mail', () => {
    const BOUNCE = { digest: 'one', kind: 'bounced', bounceClass: 'hard' } as const

    it('suppresses the lead of its mail once: repeated, it does not undo what an admin let start again', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await settleAs(harness(), job, ACCEPTED)
      const report = { ...BOUNCE, source: byReport(job.messageRef, job.leadEmail) }
      expect(await apply(report)).toEqual(NEW)
      expect((await world.readLead(leadId)).suppressed).toBe(true)
      expect(await apply(report)).toEqual(KNOWN)
      expect(await world.readDeliveries(job.id)).toHaveLength(1)
      await store.liftSuppressions({ affiliateId, leadIds: [leadId], note: 'The relay was wrong.', ...BY })
      expect(await apply(report)).toEqual(KNOWN)
      expect((await world.readLead(leadId)).suppressed).toBe(false)
    })

    it('that names no mail of ours is kept and stops nobody, as anybody can write it', async () => {
      const { world } = harness()
      const { leadId } = await enrolScene(harness())
      const { leadEmail } = await claimOne(harness())
      const report = { ...BOUNCE, source: byReport(NOBODY, leadEmail) }
      expect(await apply(report)).toEqual(UNMATCHED)
      expect(await world.readWebhook('one')).toBe('unmatched')
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false, unsubscribed: false })
      expect(await apply({ ...report, isRetry: true })).toEqual({ ...KNOWN, matched: false })
    })

    it('finds a job that was put back, because the lead has the address', async () => {
      const { store } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { id: jobId, messageRef, leadEmail } = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'send_again', ...BY })
      expect(await apply({ digest: 'one', source: byReport(messageRef, leadEmail) })).toEqual(NEW)
    })
  })

  describe('mails that come back softly', () => {
    /** Mails to one lead, an hour apart, each settled as sent. */
    async function sendMails(count: number) {
      const scene = await enrolScene(harness(), { delaysHours: Array.from({ length: 8 }, (_, n) => n) })
      const mails: ClaimedJob[] = []
      const sendNext = async (): Promise<ClaimedJob> => {
        if (mails.length > 0) await harness().world.advance(HOUR_MS)
        const job = await claimOne(harness())
        await settleAs(harness(), job, ACCEPTED)
        mails.push(job)
        return job
      }
      while (mails.length < count) await sendNext()
      return { ...scene, mails, sendNext }
    }

    const bounce = (job: ClaimedJob, digest = 'soft') =>
      apply({
        digest: `${job.id} ${digest}`,
        kind: 'bounced',
        bounceClass: 'soft',
        source: byRef(job.messageRef),
      })

    it('stop the address after five in a row, each counted once, until its affiliate lets it start again', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId, runId, mails } = await sendMails(5)
      for (const job of mails.slice(0, 4)) {
        await bounce(job)
        await bounce(job, 'again')
      }
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false })
      await bounce(must(mails[4]))
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: true, unsubscribed: false })
      expect(await world.readSuppression(leadId)).toBe('soft_bounces')
      expect((await world.readRun(runId)).status).toBe('cancelled')
      expect(await store.reactivateLead({ affiliateId, leadId, note: 'It works.', ...BY })).toMatchObject({
        kind: 'changed',
      })
      await bounce(must(mails[4]), 'late')
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false })
      expect(await world.violations()).toEqual([])
    })

    it('count in whatever order the bounces come', async () => {
      const { world } = harness()
      const { leadId, mails } = await sendMails(5)
      for (const job of [...mails].reverse()) {
        expect((await world.readLead(leadId)).suppressed).toBe(false)
        await bounce(job)
      }
      expect((await world.readLead(leadId)).suppressed).toBe(true)
    })

    it.each([
      ['that was delivered', 'delivered', byRef],
      ['that was opened', 'opened', byLink],
      ['of which nothing is known', null, byRef],
    ] as const)('begin again after a mail %s', async (_what, kind, sourceOf) => {
      const { world } = harness()
      const { leadId, mails } = await sendMails(8)
      const [between, ...others] = [must(mails[3]), ...mails.filter((_, n) => n !== 3)]
      if (kind !== null) {
        await bounce(between)
        await apply({ digest: 'good', kind, source: sourceOf(between.messageRef) })
      }
      for (const job of others) await bounce(job)
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false })
    })

    it('say nothing of an address that was corrected since', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId, mails, sendNext } = await sendMails(4)
      for (const job of mails) await bounce(job)
      const changes = { email: 'right@leads.test' }
      await store.updateLead({ affiliateId, leadId, changes, ...BY })
      await bounce(await sendNext())
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false })
    })

    it('are not counted where they are about our reputation', async () => {
      const { world } = harness()
      const { leadId, mails } = await sendMails(5)
      for (const { id, messageRef } of mails) {
        const source = byRef(messageRef)
        await apply({ digest: id, kind: 'bounced', bounceClass: 'reputation', source })
      }
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false })
    })
  })

  describe('a reply', () => {
    const reply = (messageRef: string, digest = 'reply', email = 'somebody@leads.test') =>
      apply({ digest, kind: 'replied', source: byReport(messageRef, email) })

    /** A lead whose first of three mails is sent. */
    async function sendFirst(input: { readonly endOnReply: boolean }) {
      const scene = await enrolScene(harness(), { delaysHours: [0, 24, 48], ...input })
      const job = await claimOne(harness())
      await settleAs(harness(), job, ACCEPTED)
      return { ...scene, job }
    }

    it('ends the run where the sequence says so, once, and leaves other runs of the lead alone', async () => {
      const { store, world } = harness()
      const { affiliateId, automationId, leadId, runId, job } = await sendFirst({ endOnReply: true })
      const other = await world.addAutomation({ affiliateId, delaysHours: [1], endOnReply: true })
      const entry = { affiliateId, leadIds: [leadId], automationId: other.automationId }
      const { enrolled } = await store.enrolLeads({ ...entry, triggerType: 'AFTER_OPTIN', ...BY })
      expect(await reply(job.messageRef)).toEqual(NEW)
      expect(await reply(job.messageRef)).toEqual(KNOWN)
      const jobs = await world.readJobs(runId)
      expect(statusesOf(jobs)).toEqual(['completed', 'cancelled', 'cancelled'])
      expect(jobs.map(({ errorCode }) => errorCode)).toEqual([null, 'REPLIED', 'REPLIED'])
      expect((await world.readRun(runId)).status).toBe('cancelled')
      expect(await world.readCounters(automationId)).toMatchObject({ total: 3, cancelled: 2 })
      expect(await world.readLead(leadId)).toMatchObject({ suppressed: false, unsubscribed: false })
      expect(await world.readDeliveries(job.id)).toEqual([{ kind: 'replied', link: null, reason: null }])
      await world.advance(72 * HOUR_MS)
      expect((await claim(harness())).jobs.map((each) => each.runId)).toEqual([must(enrolled[0]).runId])
      expect(await world.violations()).toEqual([])
    })

    it('is written down and stops nothing where the sequence does not say so', async () => {
      const { world } = harness()
      const { runId, job } = await sendFirst({ endOnReply: false })
      expect(await reply(job.messageRef)).toEqual(NEW)
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'pending', 'pending'])
      expect(await world.readDeliveries(job.id)).toHaveLength(1)
      expect(await world.violations()).toEqual([])
    })

    it('ends a paused run too, whose mails are held, and its jobs can be begun again by hand', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, job } = await sendFirst({ endOnReply: true })
      await store.pauseRun({ affiliateId, runId, ...BY })
      await world.advance(30 * HOUR_MS)
      await claim(harness())
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'held', 'pending'])
      await reply(job.messageRef)
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'cancelled', 'cancelled'])
      const restarted = await store.restartRun({ affiliateId, runId, fromStepOrder: 2, ...BY })
      expect(restarted).toMatchObject({ kind: 'restarted', jobs: 2 })
      expect(await reply(job.messageRef)).toEqual(KNOWN)
      expect(must((await claim(harness())).jobs[0]).stepOrder).toBe(2)
      expect(await world.violations()).toEqual([])
    })

    it('lets the last mail under way end, and does not send it again', async () => {
      const { world } = harness()
      const { runId, job } = await sendFirst({ endOnReply: true })
      await world.advance(25 * HOUR_MS)
      await settleAs(harness(), await claimOne(harness()), ACCEPTED)
      await world.advance(25 * HOUR_MS)
      const last = await claimOne(harness())
      expect(await reply(job.messageRef)).toEqual(NEW)
      await settleAs(harness(), last, NOT_SENT)
      await world.advance(72 * HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'completed', 'cancelled'])
      expect(await world.violations()).toEqual([])
    })

    it('races with the claim: what is not handed over by then never is', async () => {
      const { world } = harness()
      for (let round = 0; round < 8; round++) {
        const { job, runId } = await sendFirst({ endOnReply: true })
        await world.advance(25 * HOUR_MS)
        const [{ jobs }] = await Promise.all([claim(harness()), reply(job.messageRef, `reply ${round}`)])
        const claimed = jobs.filter((each) => each.runId === runId)
        const after = statusesOf(await world.readJobs(runId))
        expect(after).toEqual(['completed', claimed.length === 1 ? 'processing' : 'cancelled', 'cancelled'])
        await settleAs(harness(), jobs, ACCEPTED)
        await world.advance(48 * HOUR_MS)
        expect((await claim(harness())).jobs.filter((each) => each.runId === runId)).toEqual([])
      }
      expect(await world.violations()).toEqual([])
    })

    it('proves that an unconfirmed mail arrived; a run that ends with it is completed', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness(), { endOnReply: true })
      const job = await loseOne(harness())
      expect(await reply(job.messageRef)).toEqual({ ...NEW, resolved: true })
      expect((await world.readJob(job.id)).status).toBe('completed')
      expect((await world.readRun(runId)).status).toBe('completed')
      expect(await world.violations()).toEqual([])
    })

    it('to no mail of ours is not even kept', async () => {
      const { world } = harness()
      await enrolScene(harness(), { endOnReply: true })
      expect(await reply(NOBODY)).toEqual(UNMATCHED)
      expect(await world.readWebhook('reply')).toBe('unknown')
    })
  })

  describe('an unsubscription by mail', () => {
    it('is the reader’s own, so the link of that mail takes it back', async () => {
      const { store, world } = harness()
      const { leadId, runId } = await enrolScene(harness(), { delaysHours: [0, 24] })
      const job = await claimOne(harness())
      await settleAs(harness(), job, ACCEPTED)
      const source: DeliverySource = {
        ...{ kind: 'report', email: job.leadEmail, messageRef: job.messageRef, payload: {} },
        byReader: true,
      }
      expect(await apply({ digest: 'one', kind: 'unsubscribed', source })).toEqual(NEW)
      expect((await world.readLead(leadId)).unsubscribed).toBe(true)
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'cancelled'])
      const undo = { messageRef: job.messageRef, withinMs: UNDO_STOP_WITHIN_MS, ...BY }
      expect(await store.undoStop(undo)).toEqual({ kind: 'changed' })
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed', 'pending'])
    })
  })

  describe('a delivery event with our reference', () => {
    it('finds a job that was put back, because the lead has the address', async () => {
      const { store, world } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { id: jobId, messageRef, leadEmail } = await loseOne(harness())
      await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'send_again', ...BY })
      const source = { ...byRef(messageRef), email: leadEmail } as DeliverySource
      expect(await apply({ digest: 'one', source })).toEqual(NEW)
      expect((await world.readJob(jobId)).status).toBe('pending')
    })
  })
}
