import { isoTime } from '@booster/contracts/wire/fields'
import { coerced } from '@booster/contracts/wire/rest-query'
import { z } from 'zod'
import { type RestRoute, restRoute } from './rest-route.ts'

/** External schedulers give up after 30 s; the last batch needs some of it. */
const LONGEST_DRAIN_MS = 25_000

function route(method: 'get' | 'post'): RestRoute {
  return restRoute({
    method,
    path: '/api/cron/automation',
    access: 'cron',
    summary: 'Send what is due',
    description:
      'One drain of the engine: until nothing is due, `limit` jobs were taken, or 25 seconds have passed.',
    query: coerced.cron,
    data: z.object({
      /** Jobs taken in hand. */
      processedCount: z.int(),
      successCount: z.int(),
      failedCount: z.int(),
      /** Milliseconds. */
      executionTime: z.int(),
      timestamp: isoTime,
    }),
    message: 'Automation jobs processed',
    errors: [400, 503],
    answer: async ({ query }, { services }) => {
      const startedAtMs = performance.now()
      const { limit } = query
      const drained = await services.engine.drain({
        cause: 'cron',
        maxMs: LONGEST_DRAIN_MS,
        ...(limit === undefined ? {} : { limit }),
      })
      return {
        // Jobs that a gate refused were never claimed, but they were dealt with.
        processedCount: Math.max(drained.claimed, drained.accepted + drained.failed),
        successCount: drained.accepted,
        failedCount: drained.failed,
        executionTime: Math.round(performance.now() - startedAtMs),
        timestamp: new Date().toISOString(),
      }
    },
  })
}

export const cronAutomationRoutes: readonly RestRoute[] = [route('get'), route('post')]
