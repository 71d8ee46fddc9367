import {
  bulkTriggerProgress,
  bulkTriggerStarted,
  restBulkTriggerInput,
  skippedLeads,
  type skippedLeadsInput,
} from '@booster/contracts/bulk-triggers'
import { id } from '@booster/contracts/wire/fields'
import { coerced } from '@booster/contracts/wire/rest-query'
import { z } from 'zod'
import { readIdempotencyKey } from '../idempotency-key.ts'
import { type RestRoute, restRoute } from '../rest-route.ts'

const START: RestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/automation/trigger/bulk',
  access: 'affiliate',
  summary: 'Put many leads into every active automation of a trigger type',
  description:
    'Up to 100,000 ids in `leadIds`, or a `filter` as the list of leads takes it (`{}`: all leads). The work goes on in the background; ask for its progress with the id. A lead enters an automation once, so repeating the call is safe. For automations that may run again, send the invoice or meeting id as the header `Idempotency-Key`: once per key.',
  body: restBulkTriggerInput,
  largeBody: true,
  data: bulkTriggerStarted,
  status: 202,
  message: 'Bulk trigger started',
  errors: [400, 404, 413],
  answer: ({ body }, { caller, request }) => {
    const triggerKey = readIdempotencyKey(request)
    return caller.trigger.startBulk({ ...body, ...(triggerKey === undefined ? {} : { triggerKey }) })
  },
})

const PROGRESS: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/automation/trigger/bulk/:id',
  access: 'affiliate',
  summary: 'How far a bulk trigger is, and its report',
  description:
    'Counts so far, and one page of the leads that were skipped, each with its reason. `skippedLeads.nextCursor` leads to the next page.',
  params: z.object({ id }),
  query: coerced.skippedLeads,
  data: bulkTriggerProgress.extend({ skippedLeads }),
  errors: [400, 404],
  answer: async ({ params, query }, { caller }) => {
    const input: z.input<typeof skippedLeadsInput> = { id: params.id, limit: query.limit }
    if (query.cursor !== undefined) input.cursor = query.cursor
    if (query.reason !== undefined) input.reason = query.reason
    const progress = await caller.trigger.progress({ id: params.id })
    return { ...progress, skippedLeads: await caller.trigger.skipped(input) }
  },
})

export const TRIGGER_BULK_ROUTES: readonly RestRoute[] = [START, PROGRESS]
