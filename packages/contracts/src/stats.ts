import { z } from 'zod'
import { jobStatus, triggerType } from './jobs/jobs.ts'
import { runStatus } from './runs.ts'
import { id, isoTime } from './wire/fields.ts'

/** Exactly the original's `GET /api/affiliate/automation/stats`. Rates are of all jobs, two decimals. */
export const stats = z.object({
  overview: z.object({
    totalAutomations: z.int(),
    activeAutomations: z.int(),
    totalJobs: z.int(),
    completedJobs: z.int(),
    failedJobs: z.int(),
    pendingJobs: z.int(),
    successRate: z.string(),
  }),
  recentJobs: z.array(
    z.object({
      id,
      automationName: z.string(),
      leadName: z.string(),
      leadEmail: z.string().nullable(),
      status: jobStatus,
      scheduledAt: isoTime,
      executedAt: isoTime.nullable(),
      errorMessage: z.string().nullable(),
    }),
  ),
  activeLogs: z.array(
    z.object({
      id,
      automationName: z.string(),
      leadName: z.string(),
      triggerType,
      /** "2/5": steps sent of all. */
      progress: z.string(),
      status: runStatus,
      startedAt: isoTime,
      lastExecutedAt: isoTime.nullable(),
    }),
  ),
  topAutomations: z.array(
    z.object({
      id,
      name: z.string(),
      triggerType,
      totalJobs: z.int(),
      completedJobs: z.int(),
      successRate: z.string(),
    }),
  ),
})
