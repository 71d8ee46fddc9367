import { SYSTEM } from '@booster/engine/domain/actor'
import type { BounceClass, EventKind } from '@booster/engine/domain/delivery-event'
import { type HandOver, settle } from '@booster/engine/domain/settlement'
import type { ClaimedJob, JobsChanged, SettledSend } from '@booster/engine/ports'
import { ADDRESSES, AUTOMATIONS, advance, joinRuns, nameOf, type Side } from './model-pair.ts'

/** One operation on one side. The answer holds no ids, so that both sides can be compared. */
export type Act = (side: Side) => Promise<unknown>

export const HOUR_MS = 3_600_000
const LEASE_MS = 60_000
const LOOKS = 6
const PROVIDER = 'provider'
export const BY = { actor: SYSTEM } as const
function fault(code: string) {
  return { code, message: code.toLowerCase() }
}

/** Answers a provider may give; half of them are acceptances. */
export const ANSWERS: readonly HandOver[] = [
  ...Array.from({ length: 8 }, () => ({ kind: 'accepted', providerId: 'provider-1' }) as const),
  { kind: 'accepted' },
  { kind: 'not-sent', fault: fault('PROVIDER_BUSY') },
  { kind: 'not-sent', fault: fault('PROVIDER_BUSY') },
  { kind: 'not-sent', fault: fault('RATE_LIMITED'), retryAfterMs: 45_000 },
  { kind: 'unconfirmed', fault: fault('TIMED_OUT') },
  { kind: 'unconfirmed', fault: fault('TIMED_OUT') },
  { kind: 'rejected', about: 'content', fault: fault('EMPTY_CONTENT') },
  { kind: 'rejected', about: 'recipient', fault: fault('BLACKLISTED') },
  { kind: 'blocked', fault: fault('WRONG_TOKEN') },
  { kind: 'not-handed-over', fault: fault('STOPPING') },
]

export function at<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length]
  if (found === undefined) throw new Error('the command needs something that does not exist yet')
  return found
}

/** Some job of the cast. */
export type JobAt = { readonly run: number; readonly job: number }

export function jobAt({ cast }: Side, { run, job }: JobAt): string {
  const jobs = [...at(cast.jobIds, run)].sort(([a], [b]) => a - b)
  return at(jobs, job)[1]
}

export function named({ cast }: Side, { changed, refused }: JobsChanged) {
  return {
    changed: changed.map((id) => nameOf(cast, id)).sort(),
    refused: refused.map(({ jobId, reason }) => `${nameOf(cast, jobId)} ${reason}`).sort(),
  }
}

export function enrol(input: { lead: number; automation: number; key: number }): Act {
  return async (side) => {
    const { affiliateId, automationIds, leadIds } = side.cast
    const { enrolled, skipped } = await side.store.enrolLeads({
      affiliateId,
      automationId: at(automationIds, input.automation),
      leadIds: [at(leadIds, input.lead)],
      triggerType: AUTOMATIONS[input.automation]?.triggerType ?? 'AFTER_OPTIN',
      triggerKey: `key-${input.key}`,
      ...BY,
    })
    await joinRuns(
      side,
      enrolled.map((e) => e.runId),
    )
    return [enrolled.map((e) => e.jobs), skipped.map((s) => s.reason)]
  }
}

/** Something happens to a lead elsewhere. */
export function recordEvent(input: {
  lead: number
  event: string
  key: number | null
  stranger: boolean
}): Act {
  return async (side) => {
    const { cast, store } = side
    const leadId = at(cast.leadIds, input.lead)
    const report = await store.recordEvent({
      affiliateId: input.stranger ? cast.strangerId : cast.affiliateId,
      lead: { leadId },
      event: input.event,
      key: input.key === null ? '' : `key-${input.key}`,
      at: null,
      data: null,
      ...BY,
    })
    if (report.kind !== 'recorded') return report.kind
    await joinNewRuns(side, leadId)
    const effects = report.effects.map(({ kind, runId }) => `${kind} ${nameOf(cast, runId)}`)
    return [report.repeated, effects.sort()]
  }
}

/** @returns how many runs of the lead were new */
export async function joinNewRuns(side: Side, leadId: string): Promise<number> {
  const { automationIds, runIds } = side.cast
  const known = new Set(runIds)
  const order = (automationId: string): number => automationIds.indexOf(automationId)
  const joined = (await side.runsOf(leadId)).filter(({ runId }) => !known.has(runId))
  joined.sort((a, b) => order(a.automationId) - order(b.automationId))
  await joinRuns(
    side,
    joined.map(({ runId }) => runId),
  )
  return joined.length
}

export function topUp(input: {
  amountCredits: number
  type: 'topup' | 'adjustment'
  reference: number
}): Act {
  return ({ store, cast }) =>
    store.topUpCredit({
      affiliateId: cast.affiliateId,
      amountCredits: input.type === 'topup' ? Math.abs(input.amountCredits) : input.amountCredits,
      type: input.type,
      description: '',
      reference: `booking-${input.reference}`,
      actor: SYSTEM,
    })
}

export async function claim(side: Side): Promise<{ jobs: ClaimedJob[]; seen: unknown }> {
  const input = { processId: 'one', slots: 100, leaseMs: LEASE_MS, provider: PROVIDER }
  // A half-open breaker looks at one job alone; should that one have to wait, the next has its turn.
  let batch = await side.store.claimDueJobs(input)
  for (let look = 2; look <= LOOKS && batch.jobs.length + batch.refused === 0; look++)
    batch = await side.store.claimDueJobs(input)
  const { jobs, refused, breaker } = batch
  // In the order of their making, which is that of their ids, in which a batch is booked.
  const byName = [...jobs].sort((a, b) =>
    nameOf(side.cast, a.id).localeCompare(nameOf(side.cast, b.id), 'en', { numeric: true }),
  )
  const seen = byName.map((job) => [
    nameOf(side.cast, job.id),
    job.attemptNo,
    job.stepVersion,
    job.leadEmail,
    job.leadName,
  ])
  return { jobs: byName, seen: [seen, refused, breaker] }
}

/** @returns the ids of the jobs whose goals keep them back */
export async function askGoals({ store }: Side, jobs: readonly ClaimedJob[]): Promise<ReadonlySet<string>> {
  const asking = jobs.filter((job) => job.mustAsk)
  const cleared = asking.length === 0 ? [] : await store.askGoals(asking)
  return new Set(asking.map(({ id }) => id).filter((id) => !cleared.includes(id)))
}

/** Who is kept back is not handed over; the others get this answer. */
export function answerTo(job: ClaimedJob, answer: number, keptBack: ReadonlySet<string>): SettledSend {
  return keptBack.has(job.id) ? endAs(job, KEPT_BACK) : endAs(job, at(ANSWERS, answer))
}

const KEPT_BACK: HandOver = { kind: 'not-handed-over', fault: fault('GOAL_REACHED') }

function endAs(job: ClaimedJob, handOver: HandOver): SettledSend {
  return { job, settlement: settle(job, handOver, 0.5), outcome: handOver.kind, durationMs: 5 }
}

/** Nothing else happens at the moment: what is claimed goes where the lead is now, and she may be mailed. */
async function claimAlone(side: Side): ReturnType<typeof claim> {
  const claimed = await claim(side)
  for (const job of claimed.jobs) {
    const lead = await side.harness.world.readLead(job.leadId)
    const isRight = job.leadEmail === lead.email && job.leadName === lead.name
    if (!isRight || lead.erased || lead.suppressed || lead.unsubscribed)
      throw new Error(`${nameOf(side.cast, job.id)} goes to ${job.leadName} <${job.leadEmail}>`)
  }
  return claimed
}

/** Claims what is due and settles it with these answers, one after the other. */
export function tick(input: { answers: readonly number[] }): Act {
  return async (side) => {
    const { jobs, seen } = await claimAlone(side)
    const keptBack = await askGoals(side, jobs)
    const { lost, ...report } = await side.store.settleSends(
      jobs.map((job, n) => answerTo(job, at(input.answers, n), keptBack)),
    )
    return [seen, report, lost.length]
  }
}

/** Claims what is due, and the process dies, or answers only later. */
export function claimOnly(input: { answers: readonly number[]; dies: boolean }): Act {
  return async (side) => {
    const { jobs, seen } = await claimAlone(side)
    const keptBack = await askGoals(side, jobs)
    for (const [n, job] of jobs.entries()) {
      const send = answerTo(job, at(input.answers, n), keptBack)
      const name = `${nameOf(side.cast, job.id)} ${job.attemptNo}`
      if (!input.dies) side.cast.open.push({ name, send, startedAtMs: side.cast.time.ms })
    }
    return seen
  }
}

/** A hand-over that was open until now, and how long it took. */
export function endOf({ cast }: Side, { send, startedAtMs }: Side['cast']['open'][number]): SettledSend {
  return {
    ...send,
    durationMs: cast.time.ms - startedAtMs,
  }
}

/** Some open hand-overs get their answer, perhaps not the last one. */
export function answerLate(input: { from: number; count: number; again: boolean }): Act {
  return async (side) => {
    const { open } = side.cast
    if (open.length === 0) return null
    const from = input.from % open.length
    const taken = input.again ? open.slice(from, from + input.count) : open.splice(from, input.count)
    // They may come from several claims; a batch is booked in the order of the jobs' ids.
    const seen = [...taken].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    const { lost, ...report } = await side.store.settleSends(seen.map((open) => endOf(side, open)))
    const { lost: gone, ...late } = await side.store.settleLateAnswers(lost)
    return [seen.map(({ name }) => name), report, late, gone.length]
  }
}

export const rescue: Act = ({ store }) => store.rescueExpiredLeases({ limit: 100 })

export const policy: Act = ({ store }) =>
  store.resolveAgedUnconfirmed({ olderThanMs: 24 * HOUR_MS, limit: 100 })

export function passTime(input: { ms: number }): Act {
  return (side) => advance(side, input.ms)
}

/** By the owner, or by a stranger, who finds nothing. */
export function steerRun(input: {
  operation: 'cancelRun' | 'pauseRun' | 'resumeRun'
  run: number
  stranger: boolean
}): Act {
  return async ({ store, cast }) => {
    if (cast.runIds.length === 0) return null
    const affiliateId = input.stranger ? cast.strangerId : cast.affiliateId
    return store[input.operation]({ affiliateId, runId: at(cast.runIds, input.run), ...BY })
  }
}

/** Begins the automation of a run again, whether it is over or not. */
export function restart(input: { run: number; fromStepOrder: number; stranger: boolean }): Act {
  return async (side) => {
    const { store, cast } = side
    if (cast.runIds.length === 0) return null
    const report = await store.restartRun({
      affiliateId: input.stranger ? cast.strangerId : cast.affiliateId,
      runId: at(cast.runIds, input.run),
      fromStepOrder: input.fromStepOrder,
      ...BY,
    })
    if (report.kind !== 'restarted') return report
    await joinRuns(side, [report.runId])
    return ['restarted', report.jobs]
  }
}

export function steerAutomation(input: {
  automation: number
  status: 'active' | 'paused' | 'archived'
}): Act {
  return ({ store, cast }) =>
    store.setAutomationStatus({
      affiliateId: cast.affiliateId,
      automationId: at(cast.automationIds, input.automation),
      status: input.status,
      ...BY,
    })
}

export function steerJobs(input: {
  operation: 'cancelJobs' | 'undoCancelJobs' | 'retryJobs' | 'sendJobsNow'
  jobs: readonly JobAt[]
  stranger: boolean
}): Act {
  return async (side) => {
    const { cast, store } = side
    if (cast.runIds.length === 0) return null
    const affiliateId = input.stranger ? cast.strangerId : cast.affiliateId
    const jobIds = [...new Set(input.jobs.map((job) => jobAt(side, job)))]
    return named(side, await store[input.operation]({ affiliateId, jobIds, withinMs: HOUR_MS, ...BY }))
  }
}

/** A person or a webhook decides what became of an unconfirmed job, perhaps twice. */
export function resolve(input: {
  job: JobAt
  verdict: 'was_sent' | 'send_again' | 'release'
  times: number
}): Act {
  return async (side) => {
    const { cast, store, harness } = side
    if (cast.runIds.length === 0) return null
    const { affiliateId } = cast
    const unconfirmed = (await harness.world.readJobs(at(cast.runIds, input.job.run))).filter(
      (job) => job.status === 'unconfirmed',
    )
    const jobId = unconfirmed.length > 0 ? at(unconfirmed, input.job.job).id : jobAt(side, input.job)
    const seen: unknown[] = [nameOf(cast, jobId)]
    for (let n = 0; n < input.times; n++)
      seen.push(await store.resolveUnconfirmed({ affiliateId, jobId, verdict: input.verdict, ...BY }))
    return seen
  }
}

export function unsubscribe(input: {
  lead: number
  reason: 'unsubscribed' | 'hard_bounce' | 'complaint'
}): Act {
  return ({ store, cast }) =>
    store.unsubscribeLead({
      affiliateId: cast.affiliateId,
      leadId: at(cast.leadIds, input.lead),
      reason: input.reason,
      ...BY,
    })
}

/** An edit: another text, a step less, a step more, or the sequence the other way round. */
export function publish(input: {
  automation: number
  edit: 'text' | 'delete' | 'add' | 'reverse'
  step: number
  text: number
}): Act {
  return async (side) => {
    const { cast, store } = side
    const n = input.automation % cast.automationIds.length
    const automationId = at(cast.automationIds, n)
    const live = (await side.stepsOf(automationId)).filter((step) => step.order !== null)
    const steps = live.map((step, m) => ({
      id: step.id,
      delayMinutes: m * 60,
      emailSubject:
        input.edit === 'text' && m === input.step % live.length ? `Text ${input.text}` : step.subject,
      preheader: '',
      emailBody: 'Body',
    }))
    if (input.edit === 'delete' && steps.length > 0) steps.splice(input.step % steps.length, 1)
    if (input.edit === 'reverse') steps.reverse()
    const added = { delayMinutes: 60, emailSubject: `New ${input.text}`, preheader: '', emailBody: 'Body' }
    const wanted = input.edit === 'add' ? [...steps, added] : steps
    const report = await store.publishSteps({
      affiliateId: cast.affiliateId,
      automationId,
      steps: wanted,
      ...BY,
    })
    const known = cast.stepIds[n] ?? []
    for (const { id } of await side.stepsOf(automationId)) if (!known.includes(id)) known.push(id)
    return [steps.length, report]
  }
}

/** A webhook of the provider, or a hit on one of our own links, tells what became of a mail. */
export function deliver(input: {
  job: JobAt
  kind: EventKind
  bounceClass: BounceClass
  by: 'reference' | 'address' | 'own-link'
  event: number
}): Act {
  return async (side) => {
    const { cast, store, harness } = side
    if (cast.runIds.length === 0) return null
    const job = await harness.world.readJob(jobAt(side, input.job))
    const { messageRef } = job
    // A job that waits is found by a reference of the provider only together with its lead's address.
    const isOwnLink =
      input.by === 'own-link' || (input.by === 'reference' && !FOUND_BY_REF.includes(job.status))
    // The digest of an event names its mail, so two mails never share one.
    const about = input.by === 'address' ? 'an address' : nameOf(cast, job.id)
    return store.applyDeliveryEvent({
      digest: `${about} ${input.kind} ${input.bounceClass} ${input.event}`,
      kind: input.kind,
      bounceClass: input.kind === 'bounced' ? input.bounceClass : null,
      at: null,
      link: null,
      reason: null,
      source: isOwnLink
        ? { kind: 'own-link', messageRef }
        : {
            kind: 'provider',
            email: at(ADDRESSES, input.event),
            messageRef: input.by === 'reference' ? messageRef : null,
            providerId: null,
            payload: {},
          },
    })
  }
}

const FOUND_BY_REF = ['processing', 'completed', 'unconfirmed', 'failed']

export function moveBreaker(input: { to: 'open' | 'closed' }): Act {
  return ({ store }) =>
    input.to === 'open'
      ? store.openBreaker({
          provider: PROVIDER,
          fault: fault('WRONG_TOKEN'),
          coolDownMs: 30_000,
          coolDownAtMostMs: 900_000,
          alertAfterMs: 0,
        })
      : store.closeBreaker({ provider: PROVIDER, by: 'accepted' })
}

export function suspend(input: { status: 'active' | 'suspended' }): Act {
  return ({ store, cast }) => {
    const { affiliateId } = cast
    return input.status === 'suspended'
      ? store.suspendAffiliate({ affiliateId, reason: 'model', ...BY })
      : store.releaseAffiliate({ affiliateId, reason: 'model', ...BY })
  }
}
