import { coerced } from '@booster/contracts/wire/rest-query'
import { CREDIT_STATUSES } from '@booster/engine/domain/provider-credit/credit-status'
import { answerEmailCredits } from '@booster/trpc/admin/credits/email-credits-answer'
import { z } from 'zod'
import { type RestRoute, restRoute } from './rest-route.ts'

/** At the top level, as the original answers; there is no `data`. */
const answer = z.object({
  success: z.boolean(),
  balance: z.int().nullable(),
  status: z.enum(CREDIT_STATUSES),
  stats: z
    .object({
      checksPerformed: z.int(),
      averageBalance: z.int().nullable(),
      lowestBalance: z.int().nullable(),
      alertsTriggered: z.int(),
    })
    .optional(),
  /** When the provider last answered. */
  checkedAt: z.iso.datetime().nullable(),
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }).optional(),
})

type Facts = Pick<RestRoute, 'method' | 'path' | 'access' | 'summary'>

function route(facts: Facts): RestRoute {
  return restRoute({
    ...facts,
    description:
      'Asks the provider. When it cannot be asked: 503, `success: false`, the last known balance, and never "healthy".',
    query: coerced.emailCredits,
    data: answer,
    bare: true,
    errors: [400, 503],
    answer: async ({ query }, { services, viewer, ip, requestId, response }) => {
      const { httpStatus, body } = await answerEmailCredits(services, {
        actor: { userId: viewer?.userId ?? null, ip, requestId },
        cause: facts.access === 'cron' ? 'cron' : 'manual',
        ...(query.stats ? { statsDays: query.days } : {}),
      })
      response.status(httpStatus)
      const { error, ...known } = body
      return error === undefined ? known : { ...known, error: { ...error, requestId } }
    },
  })
}

export const emailCreditRoutes: readonly RestRoute[] = [
  route({
    method: 'get',
    path: '/api/admin/email-credits',
    access: 'admin',
    summary: "The provider's credit",
  }),
  route({
    method: 'post',
    path: '/api/admin/email-credits',
    access: 'admin',
    summary: "Check the provider's credit now",
  }),
  route({
    method: 'get',
    path: '/api/cron/check-email-credits',
    access: 'cron',
    summary: "Check the provider's credit",
  }),
  route({
    method: 'post',
    path: '/api/cron/check-email-credits',
    access: 'cron',
    summary: "Check the provider's credit",
  }),
]
