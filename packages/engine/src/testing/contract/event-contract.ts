import { describe, expect, it } from 'vitest'
import { settle } from '../../domain/settlement.ts'
import type { ClaimedJob, EventInput, EventReport } from '../../ports.ts'
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
  NOBODY,
  NOT_HANDED_OVER,
  NOT_SENT,
  REFUSED_CONTENT,
  settleAs,
  statusesOf,
} from './scene.ts'

type Recorded = Extract<EventReport, { kind: 'recorded' }>

/** What happens to leads elsewhere, what it starts, and what it ends. */
export function describeEvents(harness: () => StoreHarness): void {
  const record = async (
    input: Pick<EventInput, 'affiliateId' | 'event'> & Partial<EventInput> & { readonly leadId?: string },
  ): Promise<EventReport> => {
    const { leadId, ...event } = input
    return harness().store.recordEvent({
      ...{ key: '', at: null, data: null, lead: { leadId: leadId ?? NOBODY } },
      ...event,
      ...BY,
    })
  }
  const recorded = async (input: Parameters<typeof record>[0]): Promise<Recorded> => {
    const report = await record(input)
    if (report.kind !== 'recorded') throw new Error(`the event is ${report.kind}`)
    return report
  }
  const codes = async (runId: string) =>
    (await harness().world.readJobs(runId)).map(({ status, errorCode }) => [status, errorCode])
  const ask = ({ affiliateId, id, leaseToken }: ClaimedJob) =>
    harness().store.askGoals([{ affiliateId, id, leaseToken }])
  const paying = { delaysHours: [0, 24], triggerType: 'PENDING_PAYMENT', goalEvents: ['paid'] } as const

  describe('an event', () => {
    it('that is a goal ends what waits, with its reason', async () => {
      const { affiliateId, automationId, leadId, runId } = await enrolScene(harness(), paying)
      const report = await recorded({ affiliateId, event: 'paid', leadId, data: { amount: 150_000 } })
      expect(report).toMatchObject({
        leadId,
        repeated: false,
        effects: [{ kind: 'ended', automationId, runId }],
      })
      expect(await codes(runId)).toEqual([
        ['cancelled', 'GOAL_REACHED'],
        ['cancelled', 'GOAL_REACHED'],
      ])
      expect(await harness().world.readRun(runId)).toMatchObject({ status: 'cancelled', cancelledSteps: 2 })
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('ends a paused run, too, and gives its held mails back', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), paying)
      await harness().store.pauseRun({ affiliateId, runId, ...BY })
      await claim(harness())
      expect(statusesOf(await harness().world.readJobs(runId))).toEqual(['held', 'pending'])
      await recorded({ affiliateId, event: 'paid', leadId })
      expect(statusesOf(await harness().world.readJobs(runId))).toEqual(['cancelled', 'cancelled'])
    })

    it('that no sequence names ends and starts nothing', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), paying)
      expect((await recorded({ affiliateId, event: 'attended', leadId })).effects).toEqual([])
      expect(statusesOf(await harness().world.readJobs(runId))).toEqual(['pending', 'pending'])
    })

    it('counts once by its key, and is answered the same again', async () => {
      const { affiliateId, leadId } = await enrolScene(harness(), paying)
      const first = await recorded({ affiliateId, event: 'paid', leadId, key: 'INV-1' })
      const again = await recorded({ affiliateId, event: 'paid', leadId, key: 'INV-1' })
      expect(again).toEqual({ ...first, repeated: true })
      const other = await recorded({ affiliateId, event: 'paid', leadId, key: 'INV-2' })
      expect(other.eventId).not.toBe(first.eventId)
      expect(other.effects).toEqual([])
    })

    it('has its effects once, however often it comes at once', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), paying)
      const reports = await Promise.all(
        Array.from({ length: 10 }, () => recorded({ affiliateId, event: 'paid', leadId, key: 'INV-1' })),
      )
      expect(reports.filter(({ repeated }) => !repeated)).toHaveLength(1)
      for (const report of reports)
        expect({ ...report, repeated: false }).toEqual({ ...reports[0], repeated: false })
      expect(reports[0]?.effects).toHaveLength(1)
      expect(await harness().world.readRun(runId)).toMatchObject({ status: 'cancelled', cancelledSteps: 2 })
    })

    it('starts a run by its key: two invoices two, the same one once, however often at once', async () => {
      const { world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 9 })
      const leadId = await world.addLead({ affiliateId, email: 'lead@leads.test' })
      const { automationId } = await world.addAutomation({ ...paying, affiliateId, reentry: 'keyed' })
      await world.addAutomation({ affiliateId, triggerType: 'WELCOME' })
      const invoice = (key: string) =>
        recorded({ affiliateId, event: 'invoice_created', key, lead: { email: 'lead@leads.test' } })
      const reports = await Promise.all(['A', 'B', 'A', 'B', 'A'].map(invoice))
      const runs = new Set(reports.flatMap(({ effects }) => effects.map(({ runId }) => runId)))
      expect(runs.size).toBe(2)
      expect(reports.every(({ effects }) => effects.length === 1)).toBe(true)
      expect(must(reports[0]).effects).toMatchObject([{ kind: 'started', automationId }])

      const paid = await recorded({ affiliateId, event: 'paid', key: 'A', leadId })
      expect(paid.effects.map(({ runId }) => runId)).toEqual([must(must(reports[0]).effects[0]).runId])
      const all = await recorded({ affiliateId, event: 'paid', leadId })
      expect(all.effects.map(({ runId }) => runId)).toEqual([must(must(reports[1]).effects[0]).runId])
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('with a key ends the runs by no key, too', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), paying)
      const { effects } = await recorded({ affiliateId, event: 'paid', key: 'INV-1', leadId })
      expect(effects).toMatchObject([{ kind: 'ended', runId }])
    })

    it('starts nothing whose goal by the same key came first', async () => {
      const { world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 9 })
      const leadId = await world.addLead({ affiliateId })
      await world.addAutomation({ ...paying, affiliateId, reentry: 'keyed' })
      await recorded({ affiliateId, event: 'paid', key: 'A', leadId })
      const invoice = (key: string) => recorded({ affiliateId, event: 'invoice_created', key, leadId })
      expect((await invoice('A')).effects).toEqual([])
      expect((await invoice('B')).effects).toMatchObject([{ kind: 'started' }])
    })

    it('and its goal by the same key leave no run that goes on, whichever comes first', async () => {
      const { world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 9 })
      await world.addAutomation({ ...paying, affiliateId, reentry: 'keyed' })
      const leadIds = await Promise.all(Array.from({ length: 12 }, () => world.addLead({ affiliateId })))
      const pair = ['invoice_created', 'paid'].flatMap((event) =>
        leadIds.map((leadId) => ({ affiliateId, event, key: 'A', leadId })),
      )
      await Promise.all(pair.sort((a, b) => (a.leadId < b.leadId ? -1 : 1)).map(recorded))
      expect((await claim(harness(), 20)).jobs).toEqual([])
    })

    it('ends one sequence and starts another', async () => {
      const { affiliateId, automationId, leadId, runId } = await enrolScene(harness(), {
        ...{ delaysHours: [0, 24], triggerType: 'WELCOME', goalEvents: ['attended'] },
      })
      const other = await harness().world.addAutomation({ affiliateId, triggerType: 'AFTER_ZOOM' })
      const { effects } = await recorded({ affiliateId, event: 'attended', leadId })
      expect(effects).toMatchObject([
        { kind: 'ended', automationId, runId },
        { kind: 'started', automationId: other.automationId },
      ])
      expect((await claim(harness())).jobs.map((job) => job.automationId)).toEqual([other.automationId])
    })

    it('starts nothing for a lead that may not be mailed', async () => {
      const { affiliateId, leadId } = await enrolScene(harness(), paying)
      await harness().world.addAutomation({ affiliateId, triggerType: 'WELCOME' })
      await harness().store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY })
      expect((await recorded({ affiliateId, event: 'registered', leadId })).effects).toEqual([])
    })

    it('of nobody, or of the lead of another affiliate, is not kept', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), {
        ...paying,
        email: 'mine@leads.test',
      })
      const stranger = await harness().world.addAffiliate()
      expect(await record({ affiliateId, event: 'paid', lead: { leadId: NOBODY } })).toEqual({
        kind: 'unknown',
      })
      expect(await record({ affiliateId: stranger, event: 'paid', leadId })).toEqual({ kind: 'unknown' })
      const lead = { email: 'mine@leads.test' }
      expect(await record({ affiliateId: stranger, event: 'paid', lead })).toEqual({ kind: 'unknown' })
      expect(statusesOf(await harness().world.readJobs(runId))).toEqual(['pending', 'pending'])
    })
  })

  describe('asking the goals before the hand-over', () => {
    it('is needed for sequences with goals alone', async () => {
      const { affiliateId } = await enrolScene(harness(), paying)
      await enrolScene(harness(), { affiliateId })
      const { jobs } = await claim(harness())
      expect(jobs.map(({ mustAsk }) => mustAsk).sort()).toEqual([false, true])
    })

    it('lets a mail go on whose run has reached no goal', async () => {
      const { affiliateId, runId } = await enrolScene(harness(), paying)
      const job = await claimOne(harness())
      expect(await ask(job)).toEqual([job.id])
      await settleAs(harness(), job, ACCEPTED)
      expect(statusesOf(await harness().world.readJobs(runId))).toEqual(['completed', 'pending'])
      expect(await harness().world.readCredit(affiliateId)).toMatchObject({ totalUsed: 1, reserved: 0 })
    })

    it('keeps a claimed mail back when the goal is known: not charged, with the reason', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), paying)
      const job = await claimOne(harness())
      const { effects } = await recorded({ affiliateId, event: 'paid', leadId })
      expect(effects).toMatchObject([{ kind: 'ended', runId }])
      expect(statusesOf(await harness().world.readJobs(runId))).toEqual(['processing', 'cancelled'])
      expect(await ask(job)).toEqual([])
      await settleAs(harness(), job, NOT_HANDED_OVER)
      expect(await codes(runId)).toEqual([
        ['cancelled', 'GOAL_REACHED'],
        ['cancelled', 'GOAL_REACHED'],
      ])
      expect(await harness().world.readCredit(affiliateId)).toMatchObject({ totalUsed: 0, reserved: 0 })
      expect(await harness().world.readAttempts(job.id)).toEqual([])
    })

    it('settles what was handed over before the goal, as always', async () => {
      const { affiliateId, runId } = await enrolScene(harness(), { ...paying, leads: 3 })
      await enrolScene(harness(), { ...paying, affiliateId, leads: 2 })
      const { jobs } = await claim(harness())
      for (const job of jobs) expect(await ask(job)).toEqual([job.id])
      for (const lead of new Set(jobs.map((job) => job.leadId)))
        await recorded({ affiliateId, event: 'paid', leadId: lead })
      const answers = [ACCEPTED, NO_ANSWER, NOT_SENT, REFUSED_CONTENT, ACCEPTED]
      const sends = jobs.map((job, n) => {
        const handOver = must(answers[n])
        return { job, settlement: settle(job, handOver, 0.5), outcome: handOver.kind, durationMs: 5 }
      })
      expect((await harness().store.settleSends(sends)).lost).toEqual([])
      const states = await Promise.all(jobs.map((job) => harness().world.readJob(job.id)))
      expect(states.map(({ status, errorCode }) => [status, errorCode])).toEqual([
        ['completed', null],
        ['unconfirmed', 'TIMED_OUT'],
        ['cancelled', 'GOAL_REACHED'],
        ['failed', 'EMPTY_CONTENT'],
        ['completed', null],
      ])
      expect(await harness().world.readCredit(affiliateId)).toMatchObject({ totalUsed: 2, reserved: 1 })
      expect(await harness().world.readRun(runId)).toMatchObject({ status: 'cancelled' })
      const resolve = { affiliateId, jobId: must(jobs[1]).id, ...BY }
      expect(await harness().store.resolveUnconfirmed({ ...resolve, verdict: 'send_again' })).toEqual({
        ...{ kind: 'unchanged', reason: 'GOAL_REACHED' },
      })
      expect(await harness().store.resolveUnconfirmed({ ...resolve, verdict: 'was_sent' })).toEqual({
        kind: 'changed',
      })
    })

    it('lets nothing go on under a lease that is lost', async () => {
      await enrolScene(harness(), paying)
      const job = await claimOne(harness())
      expect(await ask({ ...job, leaseToken: NOBODY })).toEqual([])
      expect(await ask({ ...job, affiliateId: NOBODY })).toEqual([])
      await settleAs(harness(), job, NOT_HANDED_OVER)
      expect(await ask(job)).toEqual([])
    })

    it('asks again for every claim', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), paying)
      const job = await claimOne(harness())
      await ask(job)
      await settleAs(harness(), job, NOT_SENT)
      await harness().world.advance(HOUR_MS)
      const again = await claimOne(harness())
      await recorded({ affiliateId, event: 'paid', leadId })
      expect(await ask(again)).toEqual([])
      await settleAs(harness(), again, NOT_HANDED_OVER)
      expect(await codes(runId)).toEqual([
        ['cancelled', 'GOAL_REACHED'],
        ['cancelled', 'GOAL_REACHED'],
      ])
    })

    it('whether the event or the question is first, at the same moment', async () => {
      const scene = await enrolScene(harness(), { ...paying, leads: 12, credits: 12 })
      const { affiliateId } = scene
      const { jobs } = await claim(harness(), 12)
      const cleared = await Promise.all(
        jobs.flatMap((job) => [
          ask(job),
          recorded({ affiliateId, event: 'paid', leadId: job.leadId }).then(() => [] as readonly string[]),
        ]),
      )
      const gone = new Set(cleared.flat())
      for (const job of jobs) await settleAs(harness(), job, gone.has(job.id) ? ACCEPTED : NOT_HANDED_OVER)
      for (const job of jobs) {
        const { status, errorCode } = await harness().world.readJob(job.id)
        expect([status, errorCode]).toEqual(
          gone.has(job.id) ? ['completed', null] : ['cancelled', 'GOAL_REACHED'],
        )
      }
      expect(await harness().world.readCredit(affiliateId)).toMatchObject({
        totalUsed: gone.size,
        reserved: 0,
      })
    })
  })

  describe('a run that had ended before its goal', () => {
    it('is not reopened by retrying its failed mail', async () => {
      const { affiliateId, leadId, runId, jobs } = await enrolScene(harness(), {
        ...paying,
        delaysHours: [0],
      })
      const job = await claimOne(harness())
      await ask(job)
      await settleAs(harness(), job, REFUSED_CONTENT)
      expect(await harness().world.readRun(runId)).toMatchObject({ status: 'failed' })
      expect((await recorded({ affiliateId, event: 'paid', leadId })).effects).toEqual([])
      const jobId = must(jobs[0]).id
      const { changed, refused } = await harness().store.retryJobs({ affiliateId, jobIds: [jobId], ...BY })
      expect([changed, refused]).toEqual([[], [{ jobId, reason: 'GOAL_REACHED' }]])
    })

    it('is not reopened by taking a cancellation back', async () => {
      const { affiliateId, leadId, jobs } = await enrolScene(harness(), { ...paying, delaysHours: [1] })
      const jobId = must(jobs[0]).id
      const steering = { affiliateId, jobIds: [jobId], ...BY }
      await harness().store.cancelJobs(steering)
      await recorded({ affiliateId, event: 'paid', leadId })
      const { changed, refused } = await harness().store.undoCancelJobs({ ...steering, withinMs: HOUR_MS })
      expect([changed, refused]).toEqual([[], [{ jobId, reason: 'GOAL_REACHED' }]])
    })

    it('is not reopened by lifting the suppression that ended it', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), { ...paying, delaysHours: [1] })
      await harness().store.unsubscribeLead({ affiliateId, leadId, reason: 'hard_bounce', ...BY })
      await recorded({ affiliateId, event: 'paid', leadId })
      const { jobs } = await harness().store.liftSuppressions({
        ...{ affiliateId, leadIds: [leadId], note: 'It works.' },
        ...BY,
      })
      expect(jobs.changed).toEqual([])
      expect(await harness().world.readRun(runId)).toMatchObject({ status: 'cancelled' })
    })

    it('may be begun again by a person', async () => {
      const { affiliateId, leadId, runId } = await enrolScene(harness(), paying)
      await recorded({ affiliateId, event: 'paid', leadId })
      const restarted = await harness().store.restartRun({ affiliateId, runId, fromStepOrder: 1, ...BY })
      expect(restarted).toMatchObject({ kind: 'restarted', jobs: 2 })
      const job = await claimOne(harness())
      expect(await ask(job)).toEqual([job.id])
      await settleAs(harness(), job, ACCEPTED)
    })
  })
}
