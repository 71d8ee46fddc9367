import { readWebhookFields, verifyWebhookSecret } from '@booster/mail/mailketing/webhook-event'
import { type Evidence, takeProviderEvent } from '@booster/services/delivery/take-evidence'
import { type RequestHandler, Router } from 'express'
import { ApiError, refuseMethod } from './api-error.ts'
import { readForm, readJson } from './guard.ts'

export type WebhookDeps = Evidence & {
  /** Null: no secret is configured, so nobody is believed. */
  readonly secret: string | null
}

/** What the provider tells us about mails it took: `POST /api/webhooks/mailketing`; GET answers its verification. */
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
    const payload: unknown = request.body ?? {}
    const read = readWebhookFields(payload)
    if (read.kind === 'malformed')
      throw new ApiError(400, `${read.field}: cannot be read`, { field: read.field })
    const message = 'Webhook processed'
    if (read.kind === 'ignored')
      return void response.json({ success: true, message, data: { event: 'ignored' } })
    const taken = await takeProviderEvent(deps, read.event, payload)
    response.json({ success: true, message, data: { event: read.event.kind, ...taken } })
  })
  router.all(path, refuseMethod(['GET', 'POST']))
  return router
}
