import type { WebhookResult } from '@booster/contracts/sending/webhook-health'
import type { Store } from '@booster/engine/ports'
import { readWebhookBody } from '@booster/mail/mailketing/webhook-body'
import { applyProviderEvent, type ProviderEventAnswer } from '@booster/services/delivery/apply-provider-event'
import express, { type Request, type RequestHandler, Router } from 'express'
import { ApiError, refuseMethod } from '../api-error.ts'
import { resultOf } from './result-of.ts'

const EVENTS_AT_ONCE = 1_000
const readBytes = express.raw({ type: () => true, limit: 1_024 * 1_024 })

/** The provider's reports about mails it took: `POST /api/webhooks/mailketing`; GET answers its verification. */
export function mountMailketing(deps: {
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  readonly authenticate: RequestHandler
  readonly count: (outcome: WebhookResult) => void
}): Router {
  const router = Router()
  router.get('/', deps.authenticate, (request, response) => {
    const { challenge } = request.query
    const echo = typeof challenge === 'string' ? { challenge: challenge.slice(0, 200) } : {}
    response.json({ success: true, message: 'Webhook endpoint is active', ...echo })
  })
  router.post('/', deps.authenticate, readBytes, async (request, response) => {
    const answers: ProviderEventAnswer[] = []
    for (const event of await eventsOf(request)) answers.push(await applyProviderEvent(deps.store, event))
    refuseUnreadable(answers)
    for (const answer of answers) deps.count(resultOf(answer))
    const [first, ...more] = answers.map(dataOf)
    const data = more.length === 0 ? (first ?? IGNORED) : { events: [first, ...more] }
    response.json({ success: true, message: 'Webhook processed', data })
  })
  router.all('/', refuseMethod(['GET', 'POST']))
  return router
}

async function eventsOf(request: Request): Promise<readonly unknown[]> {
  // Express leaves the body out where the request has none.
  const body: unknown = request.body
  const events = await readWebhookBody(Buffer.isBuffer(body) ? body : Buffer.alloc(0))
  if (events === null) throw new ApiError(400, 'body: cannot be read', { field: 'body' })
  if (events.length > EVENTS_AT_ONCE)
    throw new ApiError(413, 'The body is larger than allowed.', { field: 'body' })
  return events
}

/** One that cannot be read does not hold up the others of its list: the provider would send all of them again. */
function refuseUnreadable(answers: readonly ProviderEventAnswer[]): void {
  const [first] = answers
  if (first?.kind !== 'malformed' || !answers.every(({ kind }) => kind === 'malformed')) return
  throw new ApiError(400, `${first.field}: cannot be read`, { field: first.field })
}

const IGNORED = { event: 'ignored' } as const

function dataOf(answer: ProviderEventAnswer) {
  switch (answer.kind) {
    case 'applied':
      return { event: answer.event, known: answer.known, matched: answer.matched }
    case 'ignored':
      return IGNORED
    case 'malformed':
      return { event: answer.kind, field: answer.field }
  }
}
