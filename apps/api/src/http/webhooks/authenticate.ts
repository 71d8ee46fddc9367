import { verifyWebhookSecret } from '@booster/mail/mailketing/webhook-event'
import type { RequestHandler } from 'express'
import { ApiError } from '../api-error.ts'

/**
 * Lets in who has the secret, in the header or in the address.
 * @param secret null: none is configured, so every request is refused
 */
export function authenticateWebhook(secret: string | null): RequestHandler {
  return (request, _response, next) => {
    const given = { header: request.get('x-mailketing-token'), query: request.query.token }
    if (verifyWebhookSecret(secret ?? undefined, given)) return next()
    const hint = secret === null ? ' No MAILKETING_WEBHOOK_SECRET is configured.' : ''
    next(new ApiError(401, `A valid x-mailketing-token header or ?token= is needed.${hint}`))
  }
}
