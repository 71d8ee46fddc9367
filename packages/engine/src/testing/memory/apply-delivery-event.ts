import {
  isNothingWithoutJob,
  isRepetition,
  SOFT_BOUNCES_IN_A_ROW,
  stopReasonOf,
} from '../../domain/delivery-event.ts'
import { isOpenJob, JOB_ERROR_CODES } from '../../domain/job.ts'
import { VERDICT_SETTLEMENTS } from '../../domain/verdict.ts'
import type { DeliveryEventInput, DeliveryFact, DeliveryReport, DeliverySource } from '../../ports.ts'
import { jobsOfRun, type MemoryState, mustFind } from './memory-state.ts'
import { cancelRuns } from './move-job.ts'
import type { JobRow, WebhookRow } from './rows.ts'
import { endHandOver } from './settle-sends.ts'
import { stopLead } from './steer/unsubscribe-lead.ts'

/** Records what became of a mail, and everything that follows from it. */
export function applyDeliveryEvent(state: MemoryState, event: DeliveryEventInput): DeliveryReport {
  const job = findDeliveredJob(state, event.source)
  if (job === null && isNothingWithoutJob(event))
    return { known: event.isRetry === true, matched: false, resolved: false }
  const webhook = event.source.kind === 'own-link' ? null : keepWebhook(state, event.digest)
  if (webhook?.row.matched && isRepetition(event)) return { known: true, matched: true, resolved: false }
  stopLeads(state, event, job)
  const resolved = job?.status === 'unconfirmed'
  if (job !== null && resolved) endHandOver(state, job, VERDICT_SETTLEMENTS.was_sent)
  const isNewFact = job !== null && keepFact(state, event, job)
  if (webhook === null) return { known: job !== null && !isNewFact, matched: job !== null, resolved }
  const { known, row } = webhook
  row.matched ||= job !== null
  return { known, matched: job !== null, resolved }
}

const FOUND_BY_REF: ReadonlySet<string> = new Set(['processing', 'completed', 'unconfirmed', 'failed'])

export function findDeliveredJob(state: MemoryState, source: DeliverySource): JobRow | null {
  const jobs = [...state.jobs.values()]
  const byRef = jobs.find((job) => job.messageRef === source.messageRef)
  if (source.kind === 'own-link') return byRef ?? null
  const { email } = source
  const providerId = source.kind === 'provider' ? source.providerId : null
  const isTo = (job: JobRow): boolean => mustFind(state.leads, job.leadId).email === email
  // PostgreSQL finds a waiting or cancelled job by its reference only together with the lead's address.
  if (byRef !== undefined && (FOUND_BY_REF.has(byRef.status) || isTo(byRef))) return byRef
  return providerId === null ? null : (jobs.find((job) => job.emailId === providerId && isTo(job)) ?? null)
}

function keepWebhook(state: MemoryState, digest: string): { known: boolean; row: WebhookRow } {
  const kept = state.webhooks.get(digest)
  if (kept !== undefined) return { known: true, row: kept }
  const row = { digest, matched: false }
  state.webhooks.set(digest, row)
  return { known: false, row }
}

/** Without a job nobody knows who sent the mail: then what the provider says concerns everybody's lead with this address. */
function stopLeads(state: MemoryState, event: DeliveryEventInput, job: JobRow | null): void {
  const reason = stopReasonOf(event)
  if (reason === null) return
  const { source } = event
  const leads =
    job !== null
      ? [mustFind(state.leads, job.leadId)]
      : [...state.leads.values()].filter((lead) => source.kind === 'provider' && lead.email === source.email)
  const mailed = source.kind === 'own-link' ? null : source.email
  const isByReader = source.kind === 'own-link' || (source.kind === 'report' && source.byReader === true)
  const byJob = isByReader ? (job?.id ?? null) : null
  for (const { affiliateId, id: leadId } of leads)
    stopLead(state, { affiliateId, leadId, reason, mailed, byJob })
}

/** @returns whether it is new */
function keepFact(state: MemoryState, event: DeliveryEventInput, job: JobRow): boolean {
  const isNewFact = recordFact(state, event, job)
  if (event.kind === 'replied') endRunByReply(state, job)
  if (event.bounceClass === 'soft') stopAfterSoftBounces(state, job)
  return isNewFact
}

/** A run without an open job has ended already. */
function endRunByReply(state: MemoryState, { runId, automationId }: JobRow): void {
  const run = mustFind(state.runs, runId)
  if (!mustFind(state.automations, automationId).endOnReply) return
  if (run.status !== 'active' && run.status !== 'paused') return
  if (jobsOfRun(state, runId).some(({ status }) => isOpenJob(status)))
    cancelRuns(state, [run], JOB_ERROR_CODES.replied)
}

/**
 * Only bounces without a mail between that did not come back, whether it is known to have arrived or nothing is known
 * of it: many a delivery is never reported, and nobody is to lose mail that arrives.
 */
function stopAfterSoftBounces(state: MemoryState, { affiliateId, leadId }: JobRow): void {
  const { patienceSinceMs } = mustFind(state.leads, leadId)
  const sent = [...state.jobs.values()].flatMap((job) =>
    job.leadId === leadId && job.status === 'completed' && (job.executedAtMs ?? 0) > patienceSinceMs
      ? [{ atMs: job.executedAtMs ?? 0, isReturned: isReturned(state, job) }]
      : [],
  )
  const returned = sent.filter((mail) => mail.isReturned).map(({ atMs }) => atMs)
  const last = Math.max(...returned)
  const lastKept = Math.max(
    ...sent.filter((mail) => !mail.isReturned && mail.atMs <= last).map(({ atMs }) => atMs),
  )
  if (returned.filter((atMs) => atMs > lastKept).length < SOFT_BOUNCES_IN_A_ROW) return
  stopLead(state, { affiliateId, leadId, reason: 'soft_bounces', mailed: null, byJob: null })
}

function isReturned(state: MemoryState, job: JobRow): boolean {
  const news = state.deliveries.filter(({ jobId }) => jobId === job.id)
  return (
    news.some(({ bounceClass }) => bounceClass === 'soft') && news.every(({ kind }) => kind === 'bounced')
  )
}

/** @returns whether it is new */
export function recordFact(state: MemoryState, event: DeliveryFact, job: JobRow): boolean {
  const { digest, kind, bounceClass, link, reason } = event
  if (state.deliveries.some((d) => d.jobId === job.id && d.digest === digest)) return false
  state.deliveries.push({
    affiliateId: job.affiliateId,
    jobId: job.id,
    digest,
    kind,
    bounceClass,
    byMachine: event.byMachine ?? null,
    link,
    reason,
  })
  return true
}
