import { createAccountStore } from '@booster/db/accounts/create-account-store'
import type { Mailer } from '@booster/mail/mailer'
import { type AccountDesk, createAccountDesk } from '@booster/services/accounts/account-desk'
import { linkMailText } from '@booster/services/accounts/link-mail-text'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Env } from '../boot/env.ts'
import { createSystemMail } from './create-system-mail.ts'
import { engineLog } from './engine-log.ts'

/** The desk that invites people and leads them to a new password, by mails of the installation's own. */
export function createAccounts(parts: {
  readonly env: Pick<Env, 'sender'>
  readonly pool: Pool
  readonly mailer: Mailer
  readonly publicUrl: string
  readonly log: Logger
}): AccountDesk {
  const { env, pool, mailer, publicUrl, log } = parts
  const send = createSystemMail({ env, mailer })
  return createAccountDesk({
    store: createAccountStore(pool),
    send: (mail, url) => send({ to: mail.email, toName: mail.name, ...linkMailText(mail, url) }),
    publicUrl,
    log: engineLog(log),
  })
}
