import { randomUUID } from 'node:crypto'
import type { Mailer } from '@booster/mail/mailer'
import { sendSystemMail } from '@booster/mail/send-system-mail'
import { type AlertDesk, createAlertDesk } from '@booster/services/alerts/alert-desk'
import { type AlertChannels, deliverAlert } from '@booster/services/alerts/deliver-alert'
import { checkProviderCredit } from '@booster/services/provider-credit/check-provider-credit'
import type { ProviderService } from '@booster/trpc/context'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Env } from '../env.ts'
import { engineLog } from './engine-log.ts'

export type ProviderParts = { readonly provider: ProviderService; readonly alerts: AlertDesk }

/** The provider's own account as admins watch it, and the desk that brings alerts to them. */
export function createProvider(options: {
  readonly env: Env
  readonly pool: Pool
  readonly mailer: Mailer
  readonly publicUrl: string
  readonly log: Logger
}): ProviderParts {
  const { env, pool, mailer, publicUrl, log } = options
  const name = providerName(env)
  const channels: AlertChannels = {
    alertsUrl: `${publicUrl}/admin/alerts`,
    webhook: env.ALERT_WEBHOOK_URL === undefined ? undefined : { url: env.ALERT_WEBHOOK_URL },
    sendSystemMail: async ({ to, subject, html, text }) => {
      const from = {
        fromName: env.MAILKETING_FROM_NAME ?? 'Affiliate Booster',
        fromEmail: env.MAILKETING_FROM_EMAIL,
      }
      const outcome = await sendSystemMail(mailer, {
        messageRef: randomUUID(),
        to,
        toName: to,
        ...from,
        subject,
        html,
        text,
      })
      return outcome.kind === 'accepted' ? { ok: true } : { ok: false, message: outcome.fault.message }
    },
  }
  const alerts = createAlertDesk({ pool, channels, log: engineLog(log) })
  const provider: ProviderService = {
    name,
    notifyAlert: alerts.notify,
    deliverAlertAgain: (alertId) => deliverAlert({ pool, alertId, channels, again: true }),
    checkCredits: ({ cause, coolDownMs, actor }) =>
      checkProviderCredit({
        pool,
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

/** Key of the provider's row in ProviderState; the sandbox stands in for Mailketing. */
export function providerName(env: Pick<Env, 'provider'>): string {
  return env.provider === 'smtp' ? 'smtp' : 'mailketing'
}
