import type { WaitingJob } from '@booster/engine/domain/forecast/job-gate'
import type { RunFacts } from './run-facts.ts'

/** What a forecast needs to know of the next e-mail of a run; null: none waits for a claim. */
export function nextWaitingJob(run: RunFacts, isCovered: (jobId: string) => boolean): WaitingJob | null {
  if (run.nextStatus !== 'pending' || run.nextJobId === null || run.nextScheduledAt === null) return null
  return {
    ...run,
    runStatus: run.status,
    scheduledAt: run.nextScheduledAt,
    stepDeleted: run.nextStepDeleted ?? false,
    earlierStepUnderWay: run.earlierStepUnderWay ?? false,
    isCovered: isCovered(run.nextJobId),
  }
}
