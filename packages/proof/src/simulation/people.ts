import { SYSTEM } from '@booster/engine/domain/actor'
import type { TriggerType } from '@booster/engine/domain/automation'
import type { Verdict } from '@booster/engine/domain/verdict'
import { mustFind } from '@booster/engine/testing/memory/memory-state'
import type { JobRow, RunRow } from '@booster/engine/testing/memory/rows'
import type { SimulatedProvider } from './simulated-provider.ts'
import type { SimulationJudge } from './simulation-judge.ts'
import type { SimulatedWorld } from './world.ts'

/** Affiliates and what they and their leads do all week. */
export type People = {
  /** Everybody who takes part, before anything happens. */
  settleIn(): Promise<void>
  /** One action of somebody. */
  act(): Promise<void>
  /** Brings this many new leads in, as opt-ins or by a trigger. */
  bringLeads(count: number): Promise<void>
  /** Everybody resumes what they paused and has credits in plenty. */
  makeUp(): Promise<void>
}

const HOUR_MS = 3_600_000
const BY = { actor: SYSTEM } as const
const TRIGGERS: readonly TriggerType[] = ['AFTER_OPTIN', 'PENDING_PAYMENT', 'WELCOME']
const DELAYS_HOURS = [0, 0, 0, 1, 2, 5, 12, 24, 48]

export function createPeople(
  sim: SimulatedWorld,
  { judge, provider }: { readonly judge: SimulationJudge; readonly provider: SimulatedProvider },
): People {
  const { dice, state, store, world } = sim
  const affiliateIds: string[] = []
  const automations: { affiliateId: string; automationId: string }[] = []
  const forms: string[] = []
  let people = 0
  let bookings = 0

  const book = async (affiliateId: string, amountCredits: number, reference: string): Promise<void> => {
    const type = amountCredits > 0 && dice.chance(0.8) ? 'topup' : 'adjustment'
    const input = { affiliateId, amountCredits, type, description: '', reference, actor: SYSTEM } as const
    const report = await store.topUpCredit(input)
    if (report.kind === 'booked') judge.recordBooking(affiliateId, amountCredits)
    sim.note('book', affiliateId, amountCredits, reference, report.kind)
  }

  const addAffiliate = async (): Promise<void> => {
    const affiliateId = await world.addAffiliate()
    affiliateIds.push(affiliateId)
    await book(affiliateId, dice.between(5, 60), 'start')
    for (const triggerType of TRIGGERS) {
      const { automationId } = await world.addAutomation({
        affiliateId,
        triggerType,
        delaysHours: Array.from({ length: dice.between(1, 4) }, () => dice.pick(DELAYS_HOURS)),
        reentry: dice.pick(['once', 'keyed']),
        onNoCredit: dice.pick(['fail', 'hold']),
        onUnconfirmed: dice.pick(['release', 'send_again_once']),
        catchUp: dice.pick(['send_now', 'spread', 'drop']),
        catchUpHours: dice.between(1, 24),
      })
      automations.push({ affiliateId, automationId })
    }
    forms.push(await world.addForm({ affiliateId }))
  }

  const optIn = async (): Promise<void> => {
    // Now and then somebody comes again.
    const n = people > 0 && dice.chance(0.1) ? dice.below(people) : people++
    const formId = dice.pick(forms)
    const email = `person-${n}@leads.test`
    const report = await store.submitOptin({
      formId,
      name: '',
      email,
      whatsapp: null,
      ip: null,
      userAgent: null,
    })
    sim.note('opt-in', n, report)
  }

  const trigger = async (): Promise<void> => {
    const affiliateId = dice.pick(affiliateIds)
    const known = [...state.leads.values()].filter((lead) => lead.affiliateId === affiliateId)
    const again = known.length > 0 && dice.chance(0.2) ? dice.pick(known).id : null
    const leadId = again ?? (await world.addLead({ affiliateId }))
    if (again === null) people += 1
    const triggerType = dice.pick(TRIGGERS)
    const triggerKey = `invoice-${dice.below(4)}`
    const report = await store.enrolLeads({ affiliateId, leadIds: [leadId], triggerType, triggerKey, ...BY })
    sim.note('trigger', leadId, triggerType, report.enrolled.length, ...report.skipped.map((s) => s.reason))
  }

  const someJob = (status: JobRow['status']): JobRow | undefined => {
    const jobs = [...state.jobs.values()].filter((job) => job.status === status)
    return jobs.length === 0 ? undefined : dice.pick(jobs)
  }
  const someRun = (status: RunRow['status']): RunRow | undefined => {
    const runs = [...state.runs.values()].filter((run) => run.status === status)
    return runs.length === 0 ? undefined : dice.pick(runs)
  }

  const resolve = async (): Promise<void> => {
    const job = someJob('unconfirmed')
    if (job === undefined) return
    const { affiliateId, id: jobId } = job
    const wasSent = provider.accepted.some((a) => a.messageRef === job.messageRef)
    // Webhooks and our own links tell the truth; people guess.
    const truth = wasSent ? 'was_sent' : 'send_again'
    const verdict = dice.chance(0.6) ? truth : dice.pick(['was_sent', 'send_again', 'release'] as const)
    for (let times = dice.chance(0.3) ? 2 : 1; times > 0; times--) {
      const report = await store.resolveUnconfirmed({ affiliateId, jobId, verdict, ...BY })
      if (report.kind === 'changed') tellJudge(job, verdict)
      sim.note('resolve', jobId, verdict, report.kind)
    }
  }
  const tellJudge = (job: JobRow, verdict: Verdict): void => {
    if (verdict === 'was_sent') judge.recordEvidence(job.id)
    if (verdict === 'send_again') judge.approveResend(job)
  }

  const retry = async (): Promise<void> => {
    const job = someJob('failed')
    if (job === undefined) return
    const { affiliateId } = job
    const failed = [...state.jobs.values()].filter(
      (j) => j.affiliateId === affiliateId && j.status === 'failed',
    )
    const jobIds = dice.chance(0.5) ? failed.map((j) => j.id) : [job.id]
    const report = await store.retryJobs({ affiliateId, jobIds, ...BY })
    // Who retries a job whose mail may have been accepted asks for it to be sent again.
    for (const id of report.changed) judge.approveResend(mustFind(state.jobs, id))
    sim.note('retry', report)
  }

  const steerJob = async (
    name: 'cancelJobs' | 'undoCancelJobs' | 'sendJobsNow',
    status: JobRow['status'],
  ): Promise<void> => {
    const job = someJob(status)
    if (job === undefined) return
    const input = { affiliateId: job.affiliateId, jobIds: [job.id], withinMs: HOUR_MS, ...BY }
    sim.note(name, await store[name](input))
  }

  const steerRun = async (
    name: 'cancelRun' | 'pauseRun' | 'resumeRun',
    status: RunRow['status'],
  ): Promise<void> => {
    const run = someRun(status)
    if (run === undefined) return
    const ref = { affiliateId: run.affiliateId, runId: run.id, ...BY }
    sim.note(name, run.id, await store[name](ref))
    if (dice.chance(0.2)) sim.note(name, run.id, await store[name](ref))
  }

  const steerAutomation = async (): Promise<void> => {
    const automation = dice.pick(automations)
    const status = dice.chance(0.02) ? 'archived' : dice.pick(['active', 'active', 'paused'] as const)
    sim.note(
      'automation',
      automation,
      status,
      await store.setAutomationStatus({ ...automation, status, ...BY }),
    )
  }

  const publish = async (): Promise<void> => {
    const automation = dice.pick(automations)
    const steps = [...state.steps.values()]
      .filter((step) => step.automationId === automation.automationId && !step.archived)
      .sort((a, b) => a.stepOrder - b.stepOrder)
      .filter(() => dice.chance(0.95))
      .map(({ id, delayMinutes }) => ({
        id,
        delayMinutes,
        emailSubject: `Subject ${dice.below(1_000)}`,
        preheader: '',
        emailBody: 'Body',
      }))
    const added = { delayMinutes: 60, emailSubject: 'New', preheader: '', emailBody: 'New' }
    const wanted = steps.length === 0 || dice.chance(0.1) ? [...steps, added] : steps
    sim.note(
      'publish',
      automation,
      wanted.length,
      await store.publishSteps({ ...automation, steps: wanted, ...BY }),
    )
  }

  const unsubscribe = async (): Promise<void> => {
    const lead = dice.pick([...state.leads.values()])
    const reason = dice.pick(['unsubscribed', 'unsubscribed', 'hard_bounce', 'complaint'] as const)
    const report = await store.unsubscribeLead({
      affiliateId: lead.affiliateId,
      leadId: lead.id,
      reason,
      ...BY,
    })
    sim.note('unsubscribe', lead.id, reason, report.kind)
  }

  const suspend = async (): Promise<void> => {
    const affiliateId = dice.pick(affiliateIds)
    const input = { affiliateId, reason: 'simulation', ...BY }
    const report = dice.chance(0.1)
      ? await store.suspendAffiliate(input)
      : await store.releaseAffiliate(input)
    sim.note('affiliate', affiliateId, report.kind)
  }

  const topUp = (): Promise<void> => {
    // A repeated reference is a repeated request: it must be booked once.
    const reference = `booking-${dice.chance(0.2) ? dice.below(bookings + 1) : bookings++}`
    return book(dice.pick(affiliateIds), dice.pick([5, 20, 50, -3]), reference)
  }

  const actions: readonly (() => Promise<void>)[] = [
    ...[optIn, optIn, trigger, trigger, topUp, topUp, topUp, resolve, resolve, resolve, retry, retry],
    ...[publish, unsubscribe, steerAutomation, suspend],
    () => steerJob('cancelJobs', dice.pick(['pending', 'held', 'processing'])),
    () => steerJob('undoCancelJobs', 'cancelled'),
    () => steerJob('sendJobsNow', 'pending'),
    () => steerRun('cancelRun', dice.pick(['active', 'paused'])),
    () => steerRun('pauseRun', 'active'),
    () => steerRun('resumeRun', 'paused'),
    () => steerRun('resumeRun', 'paused'),
  ]

  return {
    settleIn: async () => {
      for (let n = dice.between(2, 5); n > 0; n--) await addAffiliate()
    },
    act: () => dice.pick(actions)(),
    bringLeads: async (count) => {
      for (const aim = people + count; people < aim; ) await (dice.chance(0.6) ? optIn() : trigger())
    },
    makeUp: async () => {
      for (const affiliateId of affiliateIds)
        await store.releaseAffiliate({ affiliateId, reason: 'make up', ...BY })
      for (const automation of automations)
        await store.setAutomationStatus({ ...automation, status: 'active', ...BY })
      for (const { affiliateId, id: runId } of state.runs.values())
        await store.resumeRun({ affiliateId, runId, ...BY })
      for (const affiliateId of affiliateIds) await book(affiliateId, 10_000, 'make up')
    },
  }
}
