import type { Store } from '@booster/engine/ports'
import { Router } from 'express'
import { authenticateWebhook } from './authenticate.ts'
import { mountDsn } from './dsn.ts'
import { mountMailketing } from './mailketing.ts'

/** The doors for reports about mails that were sent; one secret opens both. */
export function mountWebhooks(deps: {
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  /** Null: no secret is configured, so every request is refused. */
  readonly secret: string | null
}): Router {
  const authenticate = authenticateWebhook(deps.secret)
  return Router()
    .use('/api/webhooks/mailketing', mountMailketing({ store: deps.store, authenticate }))
    .use('/api/webhooks/dsn', mountDsn({ store: deps.store, authenticate }))
}
