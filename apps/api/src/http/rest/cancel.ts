import { id } from '@booster/contracts/wire/fields'
import { restCancelInput } from '@booster/contracts/wire/rest-query'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { type RestRoute, restRoute } from './rest-route.ts'

export const cancelRoute: RestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/automation/:id/cancel',
  access: 'affiliate',
  summary: 'Take a lead out of an automation',
  description:
    'Pending and held jobs are cancelled. A job that a worker is handing over at that moment still goes out. Calling it again changes nothing and succeeds.',
  params: z.object({ id }),
  body: restCancelInput.pick({ leadId: true }),
  data: z.object({
    success: z.boolean(),
    message: z.string(),
    cancelledJobs: z.int(),
    /** Jobs being handed over at that moment. */
    alreadyOnTheirWay: z.int(),
  }),
  message: 'Automation cancelled successfully',
  errors: [400, 404, 409, 413],
  answer: async ({ params, body }, { caller }) => {
    const { runs } = await caller.run.list({
      automationId: params.id,
      leadId: body.leadId,
      page: 1,
      limit: 100,
    })
    if (runs.length === 0) throw new ApiError(404, 'This lead is not in this automation')
    const open = runs.filter((run) => run.status === 'active' || run.status === 'paused')
    if (open.length === 0 && !runs.some((run) => run.status === 'cancelled')) {
      throw new ApiError(409, 'The run has already ended', { code: 'ALREADY_CLOSED' })
    }
    let cancelledJobs = 0
    let alreadyOnTheirWay = 0
    for (const run of open) {
      const cancelled = await caller.run.cancel({ id: run.id })
      cancelledJobs += cancelled.jobs
      alreadyOnTheirWay += cancelled.alreadyOnTheirWay
    }
    return { success: true, message: 'Automation cancelled', cancelledJobs, alreadyOnTheirWay }
  },
})
