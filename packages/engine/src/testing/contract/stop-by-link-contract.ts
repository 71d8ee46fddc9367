import { describe, expect, it } from 'vitest'
import { UNDO_STOP_WITHIN_MS } from '../../domain/lead.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  loseOne,
  must,
  NOBODY,
  NOT_SENT,
  REFUSED_CONTENT,
  settleAs,
  statusesOf,
} from './scene.ts'

/** What a lead does by the link in one of its mails. */
export function describeStopsByLink(harness: () => StoreHarness): void {
  const leave = (messageRef: string) => harness().store.leaveSequence({ messageRef, ...BY })
  const undo = (messageRef: string) =>
    harness().store.undoStop({ messageRef, withinMs: UNDO_STOP_WITHIN_MS, ...BY })
  const stopAll = (messageRef: string) =>
    harness().store.applyDeliveryEvent({
      ...{ digest: `stop ${messageRef}`, kind: 'unsubscribed', bounceClass: null, at: null, link: null },
      ...{ reason: null, source: { kind: 'own-link', messageRef } },
    })
  const statuses = async (runId: string) => statusesOf(await harness().world.readJobs(runId))
  const refused = (reason: string) => ({ kind: 'unchanged', reason })

  /** A lead in two sequences, each with one mail sent and two to come. */
  const inTwoSequences = async () => {
    const scene = await enrolScene(harness(), { delaysHours: [0, 24, 48] })
    const { affiliateId, leadId } = scene
    const { automationId } = await harness().world.addAutomation({
      affiliateId,
      delaysHours: [0, 24],
      triggerType: 'WELCOME',
      reentry: 'keyed',
    })
    const enter = (triggerKey: string) =>
      harness().store.enrolLeads({
        ...{ affiliateId, leadIds: [leadId], automationId, triggerType: 'WELCOME', triggerKey },
        ...BY,
      })
    const { enrolled } = await enter('one')
    const { jobs } = await claim(harness())
    await settleAs(harness(), jobs, ACCEPTED)
    const refOf = (runId: string) => must(jobs.find((job) => job.runId === runId)).messageRef
    const other = { runId: must(enrolled[0]).runId, enter }
    return { ...scene, ref: refOf(scene.runId), other: { ...other, ref: refOf(other.runId) } }
  }

  describe('leaving a sequence', () => {
    it('ends its runs and leaves the others alone', async () => {
      const { world } = harness()
      const { runId, leadId, ref, other } = await inTwoSequences()
      expect(await leave(other.ref)).toEqual({ kind: 'changed' })
      expect(await statuses(other.runId)).toEqual(['completed', 'cancelled'])
      expect(must((await world.readJobs(other.runId))[1]).errorCode).toBe('LEFT_SEQUENCE')
      expect((await world.readRun(other.runId)).status).toBe('cancelled')
      expect(await statuses(runId)).toEqual(['completed', 'pending', 'pending'])
      expect((await world.readLead(leadId)).unsubscribed).toBe(false)
      expect(await leave(other.ref)).toEqual(refused('ALREADY_LEFT'))
      expect(await leave(ref)).toEqual({ kind: 'changed' })
      expect(await leave(NOBODY)).toEqual({ kind: 'unknown' })
    })

    it('is for good: no trigger, restart or retry of anybody brings its mails back', async () => {
      const { store } = harness()
      const { affiliateId, leadId, other } = await inTwoSequences()
      await leave(other.ref)
      const again = await other.enter('two')
      expect(again.enrolled).toEqual([])
      expect(again.skipped.map(({ reason }) => reason)).toEqual(['LEFT_SEQUENCE'])
      expect(await store.restartRun({ affiliateId, runId: other.runId, fromStepOrder: 1, ...BY })).toEqual(
        refused('LEFT_SEQUENCE'),
      )
      expect(leadId).toBeTruthy()
    })

    it('is counted once, of the mail by which it was left, and stays counted when it is taken back', async () => {
      const { world } = harness()
      const { affiliateId, other } = await inTwoSequences()
      const countsOf = async () => {
        const [domain] = await world.readDomains(affiliateId)
        return [must(domain).left, must(domain).unsubscribed]
      }
      expect(await countsOf()).toEqual([0, 0])
      await leave(other.ref)
      await leave(other.ref)
      expect(await countsOf()).toEqual([1, 0])
      await undo(other.ref)
      expect(await countsOf()).toEqual([1, 0])
      await leave(other.ref)
      expect(await countsOf()).toEqual([1, 0])
      expect(await world.violations()).toEqual([])
    })

    it('by the link of an unconfirmed mail shows that it was sent', async () => {
      const { world } = harness()
      await enrolScene(harness())
      const { id, messageRef } = await loseOne(harness())
      expect(await leave(messageRef)).toEqual({ kind: 'changed' })
      expect(await world.readJob(id)).toMatchObject({ status: 'completed', creditDeducted: true })
      expect(await world.readDeliveries(id)).toMatchObject([{ kind: 'left' }])
      expect(await world.violations()).toEqual([])
    })

    it('keeps a failed mail of it from being retried, also of a run that was over', async () => {
      const { store } = harness()
      const { affiliateId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await settleAs(harness(), job, REFUSED_CONTENT)
      await leave(job.messageRef)
      const report = await store.retryJobs({ affiliateId, jobIds: [job.id], ...BY })
      expect(report.refused).toEqual([{ jobId: job.id, reason: 'LEFT_SEQUENCE' }])
    })

    it('lets a mail under way end, and does not send it again', async () => {
      const { runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await leave(job.messageRef)
      await settleAs(harness(), job, NOT_SENT)
      await harness().world.advance(HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      expect(await statuses(runId)).toEqual(['cancelled'])
    })

    it('is taken back by a consent that the owner of the address confirms, not by one that anybody sent', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 9 })
      const { automationId } = await world.addAutomation({ affiliateId, delaysHours: [0, 24] })
      const formId = await world.addForm({ affiliateId, automationId })
      const person = { name: 'Ani', email: 'ani@leads.test', whatsapp: null, ip: null, userAgent: null }
      await store.submitOptin({ formId, ...person })
      const job = await claimOne(harness())
      await settleAs(harness(), job, ACCEPTED)
      await leave(job.messageRef)
      const asked = await store.submitOptin({ formId, ...person })
      expect(asked.kind).toBe('awaiting')
      expect((await claim(harness())).jobs).toEqual([])
      if (asked.kind !== 'awaiting') return
      const confirmed = await store.confirmOptin({ confirmationId: asked.confirmationId })
      expect(confirmed).toMatchObject({ kind: 'confirmed', enrolled: 1 })
      expect((await claim(harness())).jobs).toHaveLength(1)
    })
  })

  describe('letting mails wait', () => {
    const DAY_MS = 24 * HOUR_MS
    const snooze = (messageRef: string, forMs: number) =>
      harness().store.snoozeLead({ messageRef, forMs, ...BY })
    const dueIn = async (runId: string) =>
      (await harness().world.readJobs(runId))
        .filter((job) => job.status === 'pending')
        .map((job) => job.dueInMs)

    it('moves what waits by run, at its distances, and leaves what is due later', async () => {
      const { world } = harness()
      const { runId, ref, other } = await inTwoSequences()
      expect(await dueIn(runId)).toEqual([DAY_MS, 2 * DAY_MS])
      expect(await snooze(ref, 7 * DAY_MS)).toEqual({ kind: 'changed' })
      expect(await dueIn(runId)).toEqual([7 * DAY_MS, 8 * DAY_MS])
      expect(await dueIn(other.runId)).toEqual([7 * DAY_MS])
      await world.advance(7 * DAY_MS - 1)
      expect((await claim(harness())).jobs).toEqual([])
      await world.advance(1)
      expect((await claim(harness())).jobs).toHaveLength(2)
    })

    it('ends as if it had never been where nothing was due, and sends at once what was', async () => {
      const { world } = harness()
      const { runId, ref, other } = await inTwoSequences()
      await snooze(ref, 7 * DAY_MS)
      await snooze(ref, 30 * DAY_MS)
      await snooze(ref, 0)
      expect(await dueIn(runId)).toEqual([DAY_MS, 2 * DAY_MS])
      await snooze(ref, 7 * DAY_MS)
      await world.advance(3 * DAY_MS)
      await snooze(other.ref, 0)
      expect(await dueIn(runId)).toEqual([0, DAY_MS])
      expect((await claim(harness())).jobs).toHaveLength(2)
    })

    it('has nothing to end where there is none', async () => {
      const { world } = harness()
      const { ref } = await inTwoSequences()
      expect(await snooze(ref, 0)).toEqual(refused('NOT_SNOOZED'))
      await snooze(ref, DAY_MS)
      expect(await snooze(ref, 0)).toEqual({ kind: 'changed' })
      expect(await snooze(ref, 0)).toEqual(refused('NOT_SNOOZED'))
      await snooze(ref, DAY_MS)
      await world.advance(DAY_MS)
      expect(await snooze(ref, 0)).toEqual(refused('NOT_SNOOZED'))
    })

    it('holds back what a person or a trigger makes due meanwhile, and a mail that comes back', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, jobs, ref, other } = await inTwoSequences()
      const { jobs: sent } = { jobs }
      await snooze(ref, 7 * DAY_MS)
      const now = await store.sendJobsNow({ affiliateId, jobIds: [must(sent[1]).id], ...BY })
      expect(now.refused).toEqual([{ jobId: must(sent[1]).id, reason: 'LEAD_SNOOZED' }])
      const { enrolled } = await other.enter('two')
      expect(await dueIn(must(enrolled[0]).runId)).toEqual([7 * DAY_MS, 8 * DAY_MS])
      await store.pauseRun({ affiliateId, runId, ...BY })
      await world.advance(7 * DAY_MS - HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      await snooze(ref, 7 * DAY_MS)
      await store.resumeRun({ affiliateId, runId, ...BY })
      await world.advance(HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      await world.advance(7 * DAY_MS)
      expect((await claim(harness())).jobs).toHaveLength(3)
    })

    it('keeps back a mail that fails while it is under way', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await snooze(job.messageRef, DAY_MS)
      await settleAs(harness(), job, NOT_SENT)
      await world.advance(HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      expect(await dueIn(runId)).toEqual([DAY_MS - HOUR_MS])
      await world.advance(DAY_MS)
      expect((await claim(harness())).jobs).toHaveLength(1)
    })

    it('is asked for by who is mailed only, and ended by a confirmed consent alone', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId, ref } = await inTwoSequences()
      const email = must((await world.readLead(leadId)).email ?? undefined)
      const formId = await world.addForm({ affiliateId })
      const person = { formId, name: 'Ani', email, whatsapp: null, ip: null, userAgent: null }
      await snooze(ref, DAY_MS)
      const asked = await store.submitOptin(person)
      if (asked.kind !== 'awaiting') throw new Error(`the opt-in is ${asked.kind}`)
      await store.confirmOptin({ confirmationId: asked.confirmationId })
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })
      expect(await snooze(ref, DAY_MS)).toEqual(refused('UNSUBSCRIBED'))
      expect(await snooze(NOBODY, DAY_MS)).toEqual({ kind: 'unknown' })
    })
  })

  describe('taking a stop back', () => {
    it('leaves a run ended that a person had ended before, also where its last mail comes back later', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, ref } = await inTwoSequences()
      await world.advance(24 * HOUR_MS)
      const { jobs } = await claim(harness())
      await store.cancelRun({ affiliateId, runId, ...BY })
      await world.advance(1_000)
      await stopAll(ref)
      await settleAs(harness(), jobs, NOT_SENT)
      expect(await undo(ref)).toEqual({ kind: 'changed' })
      expect(await statuses(runId)).toEqual(['completed', 'cancelled', 'cancelled'])
      expect((await world.readRun(runId)).status).toBe('cancelled')
    })

    it('brings back all mail, with what was cancelled, as it was due', async () => {
      const { world } = harness()
      const { runId, leadId, ref, other } = await inTwoSequences()
      const before = await world.readJobs(runId)
      await stopAll(ref)
      expect(await statuses(runId)).toEqual(['completed', 'cancelled', 'cancelled'])
      expect(await undo(ref)).toEqual({ kind: 'changed' })
      expect(await world.readJobs(runId)).toEqual(before)
      expect(await statuses(other.runId)).toEqual(['completed', 'pending'])
      expect(await world.readLead(leadId)).toMatchObject({ unsubscribed: false })
      expect((await world.readRun(runId)).status).toBe('active')
      await world.advance(24 * HOUR_MS)
      expect((await claim(harness())).jobs).toHaveLength(2)
    })

    it('brings back a sequence, and lets the lead enter it again', async () => {
      const { runId, other } = await inTwoSequences()
      await leave(other.ref)
      expect(await undo(other.ref)).toEqual({ kind: 'changed' })
      expect(await statuses(other.runId)).toEqual(['completed', 'pending'])
      expect(await statuses(runId)).toEqual(['completed', 'pending', 'pending'])
      expect((await other.enter('two')).enrolled).toHaveLength(1)
      expect(await undo(other.ref)).toEqual(refused('NOTHING_TO_UNDO'))
    })

    it('after both takes back all mail first, and the sequence with the second', async () => {
      const { runId, other } = await inTwoSequences()
      await leave(other.ref)
      await stopAll(other.ref)
      expect(await undo(other.ref)).toEqual({ kind: 'changed' })
      expect(await statuses(runId)).toEqual(['completed', 'pending', 'pending'])
      expect(await statuses(other.runId)).toEqual(['completed', 'cancelled'])
      expect(await undo(other.ref)).toEqual({ kind: 'changed' })
      expect(await statuses(other.runId)).toEqual(['completed', 'pending'])
    })

    it('leaves a run paused that was paused, and a mail cancelled that a person cancelled', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, jobs, ref } = await inTwoSequences()
      await store.cancelJobs({ affiliateId, jobIds: [must(jobs[1]).id], ...BY })
      await store.pauseRun({ affiliateId, runId, ...BY })
      await stopAll(ref)
      await undo(ref)
      expect(await statuses(runId)).toEqual(['completed', 'cancelled', 'pending'])
      expect((await world.readRun(runId)).status).toBe('paused')
      expect(await store.resumeRun({ affiliateId, runId, ...BY })).toEqual({ kind: 'changed' })
    })

    it('is for who stopped by this very link', async () => {
      const { store, world } = harness()
      const { affiliateId, leadId, ref, other } = await inTwoSequences()
      expect(await undo(ref)).toEqual(refused('NOTHING_TO_UNDO'))
      await stopAll(ref)
      expect(await undo(other.ref)).toEqual(refused('NOTHING_TO_UNDO'))
      await stopAll(other.ref)
      expect(await undo(ref)).toEqual({ kind: 'changed' })
      await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })
      expect(await undo(ref)).toEqual(refused('NOTHING_TO_UNDO'))
      expect((await world.readLead(leadId)).unsubscribed).toBe(true)
      expect(await undo(NOBODY)).toEqual({ kind: 'unknown' })
    })

    it.each(['unsubscribed', 'complaint'] as const)(
      'does not take back what somebody else says afterwards: %s',
      async (reason) => {
        const { store, world } = harness()
        const { affiliateId, leadId, runId, ref } = await inTwoSequences()
        await stopAll(ref)
        await store.unsubscribeLead({ affiliateId, leadId, reason, ...BY })
        expect(await undo(ref)).toEqual(refused('NOTHING_TO_UNDO'))
        expect((await world.readLead(leadId)).unsubscribed).toBe(true)
        expect(await statuses(runId)).toEqual(['completed', 'cancelled', 'cancelled'])
      },
    )

    it('does not bring mail to a dead address, a corrected one, or a person that was erased', async () => {
      const { store } = harness()
      const dead = await inTwoSequences()
      await stopAll(dead.ref)
      const lead = { affiliateId: dead.affiliateId, leadId: dead.leadId, ...BY }
      await store.unsubscribeLead({ ...lead, reason: 'hard_bounce' })
      expect(await undo(dead.ref)).toEqual(refused('SUPPRESSED'))
      await store.updateLead({ ...lead, changes: { email: 'other@leads.test' } })
      expect(await undo(dead.ref)).toEqual(refused('NOTHING_TO_UNDO'))
      await store.eraseLead(lead)
      expect((await undo(dead.ref)).kind).toBe('unchanged')
    })

    it('is for a day', async () => {
      const { world } = harness()
      const { ref, other } = await inTwoSequences()
      await leave(other.ref)
      await stopAll(ref)
      await world.advance(UNDO_STOP_WITHIN_MS + 1)
      expect(await undo(ref)).toEqual(refused('TOO_LATE'))
    })
  })
}
