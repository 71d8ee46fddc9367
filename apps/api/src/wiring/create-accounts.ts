import { createAccountStore } from '@booster/db/accounts/create-account-store'
import { type AccountDesk, createAccountDesk } from '@booster/services/accounts/account-desk'
import { linkMailText } from '@booster/services/accounts/link-mail-text'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { engineLog } from './engine-log.ts'
import type { SendSystemMail } from './system-mail/create-system-mail.ts'

/** The desk that invites people and leads them to a new password, by mails of the installation's own. */
export function createAccounts(parts: {
  readonly pool: Pool
  readonly send: SendSystemMail
  readonly publicUrl: string
  readonly log: Logger
}): AccountDesk {
  const { pool, send, publicUrl, log } = parts
  return createAccountDesk({
    store: createAccountStore(pool),
    send: async (mail, url) =>
      (await send({ to: mail.email, toName: mail.name, ...linkMailText(mail, url) })).outcome,
    publicUrl,
    log: engineLog(log),
  })
}
