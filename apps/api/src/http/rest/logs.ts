import { triggerType } from '@booster/contracts/jobs/jobs'
import { runStatus } from '@booster/contracts/runs'
import { id, isoTime } from '@booster/contracts/wire/fields'
import { coerced } from '@booster/contracts/wire/rest-query'
import { z } from 'zod'
import { paginationOf, restPagination } from './pagination.ts'
import { type RestRoute, restRoute } from './rest-route.ts'

const log = z.object({
  id,
  automation: z.object({ id, name: z.string(), triggerType }),
  lead: z.object({ id, name: z.string(), email: z.string().nullable(), status: z.string() }),
  triggerType,
  status: runStatus,
  currentStepOrder: z.int(),
  totalSteps: z.int(),
  completedSteps: z.int(),
  failedSteps: z.int(),
  startedAt: isoTime,
  lastExecutedAt: isoTime.nullable(),
  /** Why it was cancelled, where an event of its lead did it. */
  reason: z.literal('GOAL_REACHED').nullable(),
})

export const logsRoute: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/automation/logs',
  access: 'affiliate',
  summary: 'List runs: who is where in which automation',
  query: coerced.logs,
  data: z.object({ logs: z.array(log), pagination: restPagination }),
  errors: [400],
  answer: async ({ query }, { caller }) => {
    const { automationId, leadId, status, page, limit } = query
    const list = await caller.run.list({
      page,
      limit,
      ...(automationId === undefined ? {} : { automationId }),
      ...(leadId === undefined ? {} : { leadId }),
      ...(status === undefined ? {} : { status }),
    })
    return {
      logs: list.runs.map((run) => ({
        id: run.id,
        automation: {
          id: run.automation.id,
          name: run.automation.name,
          triggerType: run.automation.triggerType,
        },
        lead: run.lead,
        triggerType: run.triggerType,
        status: run.status,
        currentStepOrder: run.currentStepOrder,
        totalSteps: run.totalSteps,
        completedSteps: run.completedSteps,
        failedSteps: run.failedSteps,
        startedAt: run.startedAt,
        lastExecutedAt: run.lastExecutedAt,
        reason: run.reason,
      })),
      pagination: paginationOf(list.pagination),
    }
  },
})
