import { jobStatus, triggerType } from '@booster/contracts/jobs/jobs'
import { id, isoTime } from '@booster/contracts/wire/fields'
import { coerced } from '@booster/contracts/wire/rest-query'
import { z } from 'zod'
import { paginationOf, restPagination } from './pagination.ts'
import { type RestRoute, restRoute } from './rest-route.ts'

const job = z.object({
  id,
  automation: z.object({ id, name: z.string(), triggerType }),
  step: z.object({
    id,
    stepOrder: z.int(),
    emailSubject: z.string(),
    delayHours: z.number(),
    delayMinutes: z.int(),
  }),
  lead: z.object({ id, name: z.string(), email: z.string().nullable() }),
  status: jobStatus,
  scheduledAt: isoTime,
  executedAt: isoTime.nullable(),
  creditDeducted: z.boolean(),
  emailSent: z.boolean(),
  /** Rounds after 30 minutes. */
  retryCount: z.int(),
  maxRetries: z.int(),
  errorMessage: z.string().nullable(),
  errorCode: z.string().nullable(),
})

export const jobsRoute: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/automation/jobs',
  access: 'affiliate',
  summary: 'List jobs',
  query: coerced.jobs,
  data: z.object({ jobs: z.array(job), pagination: restPagination }),
  errors: [400],
  answer: async ({ query }, { caller }) => {
    const { automationId, status, page, limit } = query
    const list = await caller.job.list({
      page,
      limit,
      ...(automationId === undefined ? {} : { automationId }),
      ...(status === undefined ? {} : { status }),
    })
    return {
      jobs: list.jobs.map((row) => ({
        id: row.id,
        automation: {
          id: row.automation.id,
          name: row.automation.name,
          triggerType: row.automation.triggerType,
        },
        step: {
          id: row.step.id,
          stepOrder: row.step.stepOrder,
          emailSubject: row.step.emailSubject,
          delayHours: row.step.delayMinutes / 60,
          delayMinutes: row.step.delayMinutes,
        },
        lead: row.lead,
        status: row.status,
        scheduledAt: row.scheduledAt,
        executedAt: row.executedAt,
        creditDeducted: row.creditDeducted,
        emailSent: row.emailSent,
        retryCount: row.retryCount,
        maxRetries: row.maxRetries,
        errorMessage: row.errorMessage,
        errorCode: row.errorCode,
      })),
      pagination: paginationOf(list.pagination),
    }
  },
})
