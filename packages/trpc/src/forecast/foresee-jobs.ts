import { findUncoveredJobs } from '@booster/db/credits/find-uncovered-jobs'
import { readSending } from '@booster/db/engine-status/read-sending'
import type { JobFacts } from '@booster/db/jobs/job-facts'
import { nextWaitingJob } from '@booster/db/runs/next-waiting-job'
import type { RunFacts } from '@booster/db/runs/run-facts'
import {
  type ClaimForecast,
  foreseeClaim,
  type SendingFacts,
  type WaitingJob,
} from '@booster/engine/domain/forecast/job-gate'
import type { Services } from '../context.ts'

/** What a forecast needs beside the job itself. */
export type Outlook = { readonly sending: SendingFacts; readonly uncoveredIds: ReadonlySet<string> }

/** Reads once what stands between these jobs of the affiliate and their sending. */
export async function readOutlook(
  { reads, clock, provider }: Pick<Services, 'reads' | 'clock' | 'provider'>,
  input: { readonly affiliateId: string; readonly jobIds: readonly string[] },
): Promise<Outlook> {
  const [sending, uncoveredIds] = await Promise.all([
    readSending(reads, { provider: provider.name, clock }),
    findUncoveredJobs(reads, { ...input, clock }),
  ])
  const { now, stoppedSince, blockedUntil } = sending
  return { sending: { now, isStopped: stoppedSince !== null, blockedUntil }, uncoveredIds }
}

/** Null: the job does not wait for a claim. */
export function foreseeJob(job: JobFacts, { sending, uncoveredIds }: Outlook): ClaimForecast | null {
  if (job.status !== 'pending') return null
  return sayBreak(job, {
    forecast: foreseeClaim({ ...job, isCovered: !uncoveredIds.has(job.id) }, sending),
    sending,
  })
}

/** The same of the next e-mail of a run. */
export function foreseeNextOf(run: RunFacts, { sending, uncoveredIds }: Outlook): ClaimForecast | null {
  const job = nextWaitingJob(run, (jobId) => !uncoveredIds.has(jobId))
  return job === null ? null : sayBreak(job, { forecast: foreseeClaim(job, sending), sending })
}

/** A mail that leaves at its time after a break of its lead: the break is what a person asks about. */
function sayBreak(
  { scheduledAt, snoozedUntil }: Pick<WaitingJob, 'scheduledAt' | 'snoozedUntil'>,
  { forecast, sending }: { readonly forecast: ClaimForecast; readonly sending: SendingFacts },
): ClaimForecast {
  const isInBreak = snoozedUntil !== null && snoozedUntil > sending.now && scheduledAt >= snoozedUntil
  return forecast.gate === 'NOT_DUE' && isInBreak ? { ...forecast, gate: 'LEAD_SNOOZED' } : forecast
}

/** The ids of those that wait, for `readOutlook`. */
export function waitingIds(jobs: readonly Pick<JobFacts, 'id' | 'status'>[]): readonly string[] {
  return jobs.filter((job) => job.status === 'pending').map((job) => job.id)
}

export function nextIds(runs: readonly Pick<RunFacts, 'nextJobId' | 'nextStatus'>[]): readonly string[] {
  return runs.flatMap((run) =>
    run.nextStatus === 'pending' && run.nextJobId !== null ? [run.nextJobId] : [],
  )
}
