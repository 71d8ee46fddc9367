import type { Mailer } from '@booster/mail/mailer'
import type { SentByRoads } from '@booster/mail/send-by-roads'
import { type AlertDesk, createAlertDesk } from '@booster/services/alerts/alert-desk'
import type { AlertChannels } from '@booster/services/alerts/deliver-alert'
import { deliverAlertAgain } from '@booster/services/alerts/deliver-alert-again'
import { shownAddress } from '@booster/services/alerts/post-alert-webhook'
import { checkProviderCredit } from '@booster/services/provider-credit/check-provider-credit'
import type { ProviderService } from '@booster/trpc/context'
import type { Logger } from 'pino'
import type { Env } from '../boot/env.ts'
import type { Stores } from './create-stores.ts'
import { engineLog } from './engine-log.ts'
import type { SendSystemMail } from './system-mail/create-system-mail.ts'

export type ProviderParts = { readonly provider: ProviderService; readonly alerts: AlertDesk }

export type ProviderOptions = {
  readonly env: Env
  readonly stores: Stores
  readonly mailer: Mailer
  readonly send: SendSystemMail
  readonly publicUrl: string
  readonly log: Logger
}

/** The provider's own account as admins watch it, and the desk that brings alerts to them. */
export function createProvider(options: ProviderOptions): ProviderParts {
  const { env, stores, mailer, log } = options
  const name = providerName(env)
  const channels = channelsOf(options)
  const alerts = createAlertDesk({ store: stores.alerts, channels, log: engineLog(log) })
  const provider: ProviderService = {
    name,
    alertWebhook: channels.webhook === undefined ? null : shownAddress(channels.webhook),
    notifyAlert: alerts.notify,
    deliverAlertAgain: (input) =>
      deliverAlertAgain({ ...input, store: stores.alerts, audit: stores.audit, channels }),
    checkCredits: ({ cause, coolDownMs, actor }) =>
      checkProviderCredit({
        store: stores.credit,
        provider: name,
        cause,
        actor,
        notify: alerts.notify,
        readBalance: () => mailer.readBalance(),
        ...(coolDownMs === undefined ? {} : { coolDownMs }),
      }),
  }
  return { provider, alerts }
}

/** How alerts leave: our own mails, and the operator's webhook. */
function channelsOf({ env, send, publicUrl }: ProviderOptions): AlertChannels {
  return {
    alertsUrl: `${publicUrl}/admin/alerts`,
    webhook: env.ALERT_WEBHOOK_URL === undefined ? undefined : { url: env.ALERT_WEBHOOK_URL },
    sendSystemMail: async (mail) => {
      const { road, outcome, refused } = await send(mail)
      return { ok: outcome.kind === 'accepted', road, message: faultWords({ road, outcome, refused }) }
    },
  }
}

/** What each road said that did not take the mail; null: the first one did. */
function faultWords({ road, outcome, refused }: SentByRoads): string | null {
  const faults = [...refused, { road, outcome }].flatMap((tried) =>
    tried.outcome.kind === 'accepted' ? [] : [{ road: tried.road, words: tried.outcome.fault.message }],
  )
  if (faults.length === 0) return null
  return refused.length === 0
    ? (faults[0]?.words ?? null)
    : faults.map((fault) => `${fault.road}: ${fault.words}`).join('; ')
}

/** Key of the provider's row in ProviderState; the sandbox stands in for Mailketing. */
export function providerName(env: Pick<Env, 'provider'>): string {
  return env.provider === 'smtp' ? 'smtp' : 'mailketing'
}
