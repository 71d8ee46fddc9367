import { stats } from '@booster/contracts/stats'
import type { countAutomations } from '@booster/db/automations/count-automations'
import type { listTopAutomations } from '@booster/db/automations/list-top-automations'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { JobCounts } from '@booster/db/jobs/count-jobs-by-status'
import type { JobFacts } from '@booster/db/jobs/job-facts'
import type { RunFacts } from '@booster/db/runs/run-facts'
import type { z } from 'zod'

type StatsFacts = {
  readonly automations: Awaited<ReturnType<typeof countAutomations>>
  readonly counts: JobCounts
  readonly recent: readonly JobFacts[]
  readonly active: readonly RunFacts[]
  readonly top: Awaited<ReturnType<typeof listTopAutomations>>
}

/** The original's statistics, field by field. */
export function statsOf({ automations, counts, recent, active, top }: StatsFacts): z.infer<typeof stats> {
  // The database's words become the contract's unions here.
  return stats.parse({
    overview: {
      totalAutomations: automations.total,
      activeAutomations: automations.active,
      totalJobs: counts.all,
      completedJobs: counts.completed,
      failedJobs: counts.failed,
      pendingJobs: counts.pending,
      successRate: successRate(counts.completed, counts.all),
    },
    recentJobs: recent.map(recentJobOf),
    activeLogs: active.map(activeLogOf),
    topAutomations: top.map((automation) => ({
      ...automation,
      successRate: successRate(automation.completedJobs, automation.totalJobs),
    })),
  })
}

/** Of all jobs, as the original has it: a percentage with two decimals. */
function successRate(completed: number, total: number): string {
  return (total === 0 ? 0 : (completed / total) * 100).toFixed(2)
}

function recentJobOf(job: JobFacts) {
  return {
    id: job.id,
    automationName: job.automationName,
    leadName: job.leadName,
    leadEmail: job.leadEmail,
    status: job.status,
    scheduledAt: isoOf(job.scheduledAt),
    executedAt: isoOrNull(job.executedAt),
    errorMessage: job.errorMessage,
  }
}

function activeLogOf(run: RunFacts) {
  return {
    id: run.id,
    automationName: run.automationName,
    leadName: run.leadName,
    triggerType: run.triggerType,
    progress: `${run.completedSteps}/${run.totalSteps}`,
    status: run.status,
    startedAt: isoOf(run.startedAt),
    lastExecutedAt: isoOrNull(run.lastExecutedAt),
  }
}
