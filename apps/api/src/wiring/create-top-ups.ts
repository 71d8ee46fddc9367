import type { MailDesk } from '@booster/services/mail-desk/create-mail-desk'
import type { TopUpMails } from '@booster/services/top-ups/ports'
import { createTopUpMailDesk } from '@booster/services/top-ups/top-up-mail-desk'
import { topUpText } from '@booster/services/top-ups/top-up-text'
import type { Logger } from 'pino'
import type { SendSystemMail } from './create-system-mail.ts'
import { engineLog } from './engine-log.ts'

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
