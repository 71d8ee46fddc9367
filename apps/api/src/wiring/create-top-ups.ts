import type { MailDesk } from '@booster/services/mail-desk/create-mail-desk'
import type { TopUpMails } from '@booster/services/top-ups/ports'
import { createTopUpMailDesk } from '@booster/services/top-ups/top-up-mail-desk'
import { topUpText } from '@booster/services/top-ups/top-up-text'
import type { Logger } from 'pino'
import { engineLog } from './engine-log.ts'
import type { SendSystemMail } from './system-mail/create-system-mail.ts'

/** The desk that mails affiliates what became of their requests for credit, by mails of the installation's own. */
export function createTopUps(parts: {
  readonly mails: TopUpMails
  readonly send: SendSystemMail
  readonly publicUrl: string
  readonly log: Logger
}): MailDesk {
  const { mails, send, publicUrl, log } = parts
  const url = `${publicUrl}/affiliate/credits`
  return createTopUpMailDesk({
    mails,
    log: engineLog(log),
    send: async (mail) => (await send({ to: mail.email, ...topUpText(mail, { url }) })).outcome,
  })
}
