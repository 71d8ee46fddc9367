import type { overdueJobs } from '@booster/contracts/engine'
import type { Overdue } from '@booster/db/engine-status/read-overdue'
import type { z } from 'zod'

export function overdueJobsOf(overdue: Overdue): z.infer<typeof overdueJobs> {
  const { jobs, exact, afterSeconds, oldestDueSeconds } = overdue
  return { jobs, exact, afterSeconds, oldestDueSeconds }
}
