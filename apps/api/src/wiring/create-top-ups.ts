import type { Mailer } from '@booster/mail/mailer'
import type { MailDesk } from '@booster/services/mail-desk/create-mail-desk'
import type { TopUpMails } from '@booster/services/top-ups/ports'
import { createTopUpMailDesk } from '@booster/services/top-ups/top-up-mail-desk'
import { topUpText } from '@booster/services/top-ups/top-up-text'
import type { Logger } from 'pino'
import type { Env } from '../boot/env.ts'
import { createSystemMail } from './create-system-mail.ts'
import { engineLog } from './engine-log.ts'

/** The desk that mails affiliates what became of their requests for credit, by mails of the installation's own. */
export function createTopUps(parts: {
  readonly env: Pick<Env, 'sender'>
  readonly mails: TopUpMails
  readonly mailer: Mailer
  readonly publicUrl: string
  readonly log: Logger
}): MailDesk {
  const { env, mails, mailer, publicUrl, log } = parts
  const send = createSystemMail({ env, mailer })
  const url = `${publicUrl}/affiliate/credits`
  return createTopUpMailDesk({
    mails,
    log: engineLog(log),
    send: (mail) => send({ to: mail.email, ...topUpText(mail, { url }) }),
  })
}
