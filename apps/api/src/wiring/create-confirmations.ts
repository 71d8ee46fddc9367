import { randomUUID } from 'node:crypto'
import type { Mailer } from '@booster/mail/mailer'
import type { LinkSigner } from '@booster/mail/render/links'
import { sendSystemMail } from '@booster/mail/send-system-mail'
import type { MailDesk } from '@booster/services/mail-desk/create-mail-desk'
import { createConfirmationDesk } from '@booster/services/optin/confirmation-desk'
import { confirmationText } from '@booster/services/optin/confirmation-text'
import type { ConfirmationStore, OptinRates } from '@booster/services/optin/ports'
import type { Logger } from 'pino'
import type { Env } from '../boot/env.ts'
import { engineLog } from './engine-log.ts'

/** The desk that asks owners of addresses whether they sent a form in, by e-mails in the affiliate's name. */
export function createConfirmations(parts: {
  readonly env: Env
  readonly mails: ConfirmationStore
  readonly rates: OptinRates
  readonly mailer: Mailer
  readonly links: LinkSigner
  readonly publicUrl: string
  readonly log: Logger
}): MailDesk {
  const { env, mails, rates, mailer, links, publicUrl, log } = parts
  return createConfirmationDesk({
    mails,
    rates,
    log: engineLog(log),
    send: (mail) => {
      const url = `${publicUrl}/c/${links.sign({ purpose: 'confirm', messageRef: mail.confirmationId })}`
      return sendSystemMail(mailer, {
        messageRef: randomUUID(),
        to: mail.email,
        toName: mail.email,
        fromName: mail.senderName,
        ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
        fromEmail: env.sender.email,
        isAutomatic: true,
        ...confirmationText(mail, { url, language: mail.language }),
      })
    },
  })
}
