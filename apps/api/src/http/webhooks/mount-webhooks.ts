import type { Store } from '@booster/engine/ports'
import { Router } from 'express'
import { authenticateWebhook } from './authenticate.ts'
import { type CountWebhook, countRefusals } from './count-refusals.ts'
import { mountDsn } from './dsn.ts'
import { mountMailketing } from './mailketing.ts'

/** The doors for reports about mails that were sent; one secret opens both. */
export function mountWebhooks(deps: {
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  /** Null: no secret is configured, so every request is refused. */
  readonly secret: string | null
  readonly count: CountWebhook
}): Router {
  const { store, secret, count } = deps
  const authenticate = authenticateWebhook(secret)
  const hasSecret = secret !== null
  return Router()
    .use(
      '/api/webhooks/mailketing',
      mountMailketing({ store, authenticate, count: (outcome) => count('mailketing', outcome) }),
      countRefusals({ door: 'mailketing', hasSecret, count }),
    )
    .use(
      '/api/webhooks/dsn',
      mountDsn({ store, authenticate, count: (outcome) => count('dsn', outcome) }),
      countRefusals({ door: 'dsn', hasSecret, count }),
    )
}
