import type { Store } from '@booster/engine/ports'
import { mailboxNameOf, readImapUrl } from '@booster/mail/imap/imap-url'
import { openMailbox } from '@booster/mail/imap/open-mailbox'
import { READ_AT_MOST_BYTES } from '@booster/mail/reports/read-mail-report'
import { applyMailReport } from '@booster/services/delivery/apply-mail-report'
import {
  createMailboxReader,
  type MailboxReaderOptions,
} from '@booster/services/delivery/create-mailbox-reader'
import type { WebhookCounter } from '@booster/services/delivery/create-webhook-counter'
import type { Logger } from 'pino'
import type { Env } from '../boot/env.ts'
import type { Chore } from '../boot/scheduler.ts'
import { resultOf } from '../http/webhooks/result-of.ts'
import type { Stores } from './create-stores.ts'
import { engineLog } from './engine-log.ts'
import { readAuthorities } from './read-text.ts'

/** Reads the mailbox of BOUNCE_IMAP_URL; without it, nothing is to do. IMAP itself is loaded at the first turn. */
export function mailboxChores(deps: {
  readonly env: Pick<Env, 'BOUNCE_IMAP_URL' | 'SMTP_CA_FILE'>
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  readonly stores: Pick<Stores, 'mailboxes'>
  readonly webhooks: Pick<WebhookCounter, 'count'>
  readonly processId: string
  readonly log: Logger
}): Chore[] {
  const { env, store, stores, webhooks, processId, log } = deps
  if (env.BOUNCE_IMAP_URL === undefined) return []
  const url = readImapUrl(env.BOUNCE_IMAP_URL)
  const ca = readAuthorities(env.SMTP_CA_FILE)
  return [
    {
      name: 'mailbox',
      pattern: '*/10 * * * * *',
      run: createMailboxReader({
        mailbox: mailboxNameOf(url),
        holder: processId,
        places: stores.mailboxes,
        open: () => openMailbox({ url, ca, maxBytes: READ_AT_MOST_BYTES }),
        apply: applyAndCount(store, webhooks),
        log: engineLog(log),
      }),
    },
  ]
}

/** Counts the mails of the mailbox as what comes to the doors is, also each time one cannot be applied. */
export function applyAndCount(
  store: Pick<Store, 'applyDeliveryEvent'>,
  { count }: Pick<WebhookCounter, 'count'>,
): MailboxReaderOptions['apply'] {
  return async (mail) => {
    try {
      const answer = await applyMailReport(store, mail)
      count('imap', resultOf(answer))
      return answer
    } catch (error) {
      count('imap', 'FAILED')
      throw error
    }
  }
}
