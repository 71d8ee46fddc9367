import { skipReason, type TriggerReport } from '@booster/contracts/triggers'
import { id } from '@booster/contracts/wire/fields'
import { restTriggerInput } from '@booster/contracts/wire/rest-query'
import { z } from 'zod'
import { ApiError } from '../../api-error.ts'
import { readIdempotencyKey } from '../idempotency-key.ts'
import { type RestRoute, restRoute } from '../rest-route.ts'

const WHY: Record<TriggerReport['skipped'][number]['reason'], string> = {
  ALREADY_ENROLLED: 'The lead is already in this automation',
  NO_ADDRESS: 'The lead has no email address',
  UNSUBSCRIBED: 'The lead has unsubscribed',
  LEFT_SEQUENCE: 'The lead has left this automation',
  AWAITING_CONFIRMATION: 'The lead has not confirmed its address yet',
  SUPPRESSED: 'The address of the lead is suppressed',
  NO_STEPS: 'The automation has no steps',
  UNKNOWN_LEAD: 'Lead not found',
  NO_AUTOMATION: 'No active automation has this trigger',
}

export const triggerRoute: RestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/automation/trigger',
  access: 'affiliate',
  summary: 'Put a lead into every active automation of a trigger type',
  description:
    'A lead enters an automation once. For automations that may run again, send the invoice or meeting id as the header `Idempotency-Key`: once per key.',
  body: restTriggerInput,
  data: z.object({
    /** False: nothing was enrolled; `message` says why. */
    success: z.boolean(),
    message: z.string(),
    enrolled: z.array(z.object({ automationId: id, runId: id, jobs: z.int() })),
    skipped: z.array(z.object({ automationId: id.nullable(), reason: skipReason })),
  }),
  message: 'Automation triggered successfully',
  errors: [400, 404, 413],
  answer: async ({ body }, { caller, request }) => {
    const triggerKey = readIdempotencyKey(request)
    const { leadId, triggerType, triggerData } = body
    const report = await caller.trigger.run({
      leadIds: [leadId],
      triggerType,
      ...(triggerData === undefined ? {} : { triggerData }),
      ...(triggerKey === undefined ? {} : { triggerKey }),
    })
    if (report.skipped.some((skip) => skip.reason === 'UNKNOWN_LEAD'))
      throw new ApiError(404, 'Lead not found')
    const repeated =
      report.skipped.length > 0 && report.skipped.every((skip) => skip.reason === 'ALREADY_ENROLLED')
    const success = report.enrolled.length > 0 || repeated
    const reason = report.skipped[0]?.reason ?? 'NO_AUTOMATION'
    return {
      success,
      message: report.enrolled.length > 0 ? 'Automation triggered successfully' : WHY[reason],
      enrolled: report.enrolled.map(({ automationId, runId, jobs }) => ({ automationId, runId, jobs })),
      skipped: report.skipped.map(({ automationId, reason: skipped }) => ({ automationId, reason: skipped })),
    }
  },
})
