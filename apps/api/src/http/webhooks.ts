import type { Store } from '@booster/engine/ports'
import { verifyWebhookSecret } from '@booster/mail/mailketing/webhook-event'
import { applyProviderEvent } from '@booster/services/delivery/apply-provider-event'
import { type RequestHandler, Router } from 'express'
import { ApiError, refuseMethod } from './api-error.ts'
import { readForm, readJson } from './guard.ts'

export type WebhookDeps = {
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  /** Null: no secret is configured, so every request is refused. */
  readonly secret: string | null
}

/** The provider's reports about mails it took: `POST /api/webhooks/mailketing`; GET answers its verification. */
export function mountWebhooks(deps: WebhookDeps): Router {
  const router = Router()
  const authenticate: RequestHandler = (request, _response, next) => {
    const given = { header: request.get('x-mailketing-token'), query: request.query.token }
    if (verifyWebhookSecret(deps.secret ?? undefined, given)) return next()
    const hint = deps.secret === null ? ' No MAILKETING_WEBHOOK_SECRET is configured.' : ''
    next(new ApiError(401, `A valid x-mailketing-token header or ?token= is needed.${hint}`))
  }
  const path = '/api/webhooks/mailketing'
  router.get(path, authenticate, (request, response) => {
    const { challenge } = request.query
    const echo = typeof challenge === 'string' ? { challenge: challenge.slice(0, 200) } : {}
    response.json({ success: true, message: 'Webhook endpoint is active', ...echo })
  })
  router.post(path, authenticate, readJson, readForm, async (request, response) => {
    const answer = await applyProviderEvent(deps.store, request.body ?? {})
    if (answer.kind === 'malformed') {
      const { field } = answer
      throw new ApiError(400, `${field}: cannot be read`, { field })
    }
    const { kind, ...applied } = answer
    const data = kind === 'ignored' ? { event: kind } : applied
    response.json({ success: true, message: 'Webhook processed', data })
  })
  router.all(path, refuseMethod(['GET', 'POST']))
  return router
}
