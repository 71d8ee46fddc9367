import { noInput } from '@booster/contracts/fields'
import { stats } from '@booster/contracts/stats'
import { countAutomations } from '@booster/db/automations/count-automations'
import { listTopAutomations } from '@booster/db/automations/list-top-automations'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import type { JobFacts } from '@booster/db/jobs/job-facts'
import { listRecentJobs } from '@booster/db/jobs/list-recent-jobs'
import { listRuns } from '@booster/db/runs/list-runs'
import type { RunFacts } from '@booster/db/runs/run-facts'
import { affiliateProcedure } from '../init.ts'

const RECENT_JOBS = 10
const ACTIVE_LOGS = 10
const TOP_AUTOMATIONS = 5

/** The original's statistics, field by field. */
export const getStats = affiliateProcedure
  .input(noInput)
  .output(stats)
  .query(async ({ ctx }) => {
    const { affiliateId } = ctx
    const { reads, clock } = ctx.services
    const [automations, counts, recent, active, top] = await Promise.all([
      countAutomations(reads, { affiliateId }),
      countJobsByStatus(reads, { affiliateId }),
      listRecentJobs(reads, { affiliateId, clock, limit: RECENT_JOBS }),
      listRuns(reads, { affiliateId, filter: { status: 'active' }, page: 1, limit: ACTIVE_LOGS }),
      listTopAutomations(reads, { affiliateId, limit: TOP_AUTOMATIONS }),
    ])
    // Parsed once: the database's words become the contract's unions here.
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
  })

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
