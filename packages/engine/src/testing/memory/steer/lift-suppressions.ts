import { JOB_ERROR_CODES } from '../../../domain/job.ts'
import { OTHER_RUN_END_CODES } from '../../../domain/job-refusal.ts'
import { whyNotLift, whyNotReactivate } from '../../../domain/lead.ts'
import type { LeadReactivated, LiftInput, ReactivateInput, SuppressionsLifted } from '../../../ports.ts'
import { jobsOfRun, type MemoryState, ownedBy } from '../memory-state.ts'
import type { JobRow, LeadRow } from '../rows.ts'
import { putBackJobs } from './steer-jobs.ts'
import { forgetSuppression, stopFactsOf } from './steer-lead.ts'

export function liftSuppressions(state: MemoryState, input: LiftInput): SuppressionsLifted {
  return liftWhere(state, input, whyNotLift)
}

export function reactivateLead(state: MemoryState, { leadId, ...input }: ReactivateInput): LeadReactivated {
  const { lifted, refused, jobs } = liftWhere(state, { ...input, leadIds: [leadId] }, whyNotReactivate)
  const [refusal] = refused
  if (refusal !== undefined) return { kind: 'unchanged', reason: refusal.reason }
  return lifted.length === 0 ? { kind: 'unknown' } : { kind: 'changed', jobs }
}

function liftWhere(
  state: MemoryState,
  { affiliateId, leadIds, actor }: LiftInput,
  whyNot: typeof whyNotLift,
): SuppressionsLifted {
  const leads = [...new Set(leadIds)].sort().flatMap((id) => ownedBy(state.leads, affiliateId, id) ?? [])
  const reasons = leads.map((lead) => whyNot(stopFactsOf(state, lead)))
  const lifted = leads.filter((_, n) => reasons[n] === null)
  const jobIds = lifted.flatMap((lead) => listEnded(state, lead)).map(({ id }) => id)
  for (const lead of lifted) forgetSuppression(state, lead)
  return {
    lifted: lifted.map(({ id }) => id),
    refused: leads.flatMap(({ id: leadId }, n) => {
      const reason = reasons[n] ?? null
      return reason === null ? [] : [{ leadId, reason }]
    }),
    jobs: putBackJobs(state, { affiliateId, jobIds, actor }),
  }
}

/** The mails that failed since the lead was suppressed, or were cancelled by that; not of runs that ended otherwise. */
function listEnded(state: MemoryState, lead: LeadRow): readonly JobRow[] {
  const since = lead.suppressedAtMs ?? Number.POSITIVE_INFINITY
  return [...state.jobs.values()].filter((job) => {
    if (job.leadId !== lead.id) return false
    const isFailed = job.status === 'failed' && (job.failedAtMs ?? 0) >= since
    const isCancelled =
      job.status === 'cancelled' &&
      job.errorCode === JOB_ERROR_CODES.suppressed &&
      (job.cancelledAtMs ?? 0) >= since
    return (isFailed || isCancelled) && !hasOtherEnd(jobsOfRun(state, job.runId))
  })
}

function hasOtherEnd(jobs: readonly JobRow[]): boolean {
  return jobs.some(
    ({ status, errorCode }) =>
      status === 'cancelled' && OTHER_RUN_END_CODES.some((code) => code === errorCode),
  )
}
