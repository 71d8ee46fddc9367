import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import type { Mailer } from '@booster/mail/mailer'
import type { Road } from '@booster/mail/send-by-roads'
import { createSmtp } from '@booster/mail/smtp/smtp'
import { readSmtpUrl } from '@booster/mail/smtp/smtp-url'
import type { Env } from '../../boot/env.ts'
import { readAuthorities } from '../read-text.ts'

/** Alerts and links are few, and some seconds may pass between them. */
const CONNECTIONS = 2

export type OpenRoad = Road<MailRoad> & {
  readonly host: string
  readonly isForLeads: boolean
  readonly close: () => Promise<void>
}

/**
 * The roads of mails of the system in their order: SYSTEM_SMTP_URL, SMTP_URL where mails to leads go by Mailketing, and
 * last the road of the mails to leads, which may be what an alert is about.
 */
export function openRoads(
  env: Env,
  main: { readonly mailer: Mailer; readonly apiUrl: string },
): readonly OpenRoad[] {
  const { SYSTEM_SMTP_URL, SMTP_URL, provider } = env
  const isSmtp = provider === 'smtp' && SMTP_URL !== undefined
  const own = [
    ...(SYSTEM_SMTP_URL === undefined ? [] : [openSmtpRoad(env, { name: 'system', url: SYSTEM_SMTP_URL })]),
    ...(provider === 'mailketing' && SMTP_URL !== undefined
      ? [openSmtpRoad(env, { name: 'smtp', url: SMTP_URL })]
      : []),
  ]
  return [
    ...own,
    {
      name: isSmtp ? 'smtp' : 'mailketing',
      fromEmail: env.sender.email,
      mailer: main.mailer,
      host: isSmtp ? readSmtpUrl(SMTP_URL).host : new URL(main.apiUrl).host,
      isForLeads: true,
      close: async () => undefined,
    },
  ]
}

function openSmtpRoad(env: Env, road: { readonly name: 'system' | 'smtp'; readonly url: string }): OpenRoad {
  const ca = readAuthorities(env.SMTP_CA_FILE)
  const mailer = createSmtp({
    url: road.url,
    connections: CONNECTIONS,
    ...(ca === undefined ? {} : { ca }),
  })
  return {
    name: road.name,
    fromEmail: env.systemSender,
    mailer,
    host: readSmtpUrl(road.url).host,
    isForLeads: false,
    close: () => mailer.close(),
  }
}
