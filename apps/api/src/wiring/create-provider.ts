import { randomUUID } from 'node:crypto'
import type { Mailer } from '@booster/mail/mailer'
import { sendSystemMail } from '@booster/mail/send-system-mail'
import { type AlertDesk, createAlertDesk } from '@booster/services/alerts/alert-desk'
import type { AlertChannels } from '@booster/services/alerts/deliver-alert'
import { deliverAlertAgain } from '@booster/services/alerts/deliver-alert-again'
import { checkProviderCredit } from '@booster/services/provider-credit/check-provider-credit'
import type { ProviderService } from '@booster/trpc/context'
import type { Logger } from 'pino'
import type { Env } from '../boot/env.ts'
import type { Stores } from './create-stores.ts'
import { engineLog } from './engine-log.ts'

export type ProviderParts = { readonly provider: ProviderService; readonly alerts: AlertDesk }

export type ProviderOptions = {
  readonly env: Env
  readonly stores: Stores
  readonly mailer: Mailer
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

/** How alerts leave: our own mails through the provider in use, and the operator's webhook. */
function channelsOf({ env, mailer, publicUrl }: ProviderOptions): AlertChannels {
  return {
    alertsUrl: `${publicUrl}/admin/alerts`,
    creditsUrl: `${publicUrl}/affiliate/credits`,
    webhook: env.ALERT_WEBHOOK_URL === undefined ? undefined : { url: env.ALERT_WEBHOOK_URL },
    sendSystemMail: async ({ to, subject, html, text }) => {
      const from = {
        fromName: env.sender.name ?? 'Affiliate Booster',
        fromEmail: env.sender.email,
      }
      const outcome = await sendSystemMail(mailer, {
        messageRef: randomUUID(),
        to,
        toName: to,
        ...from,
        subject,
        html,
        text,
        isAutomatic: true,
      })
      return outcome.kind === 'accepted' ? { ok: true } : { ok: false, message: outcome.fault.message }
    },
  }
}

/** Key of the provider's row in ProviderState; the sandbox stands in for Mailketing. */
export function providerName(env: Pick<Env, 'provider'>): string {
  return env.provider === 'smtp' ? 'smtp' : 'mailketing'
}
