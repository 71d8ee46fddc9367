import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Log } from '@booster/engine/ports'
import { createMailDesk, type MailDesk } from '../mail-desk/create-mail-desk.ts'
import { mailboxOf } from './mailbox-of.ts'
import type { ConfirmationMail, ConfirmationMailEnd, ConfirmationStore, OptinRates } from './ports.ts'

const RETRY_AFTER_SECONDS = 30 * 60
/** The affiliate's share of an hour is used up: the rest leaves in the next. */
const LATER_SECONDS = 10 * 60

/** Sends the e-mails that ask for a confirmation, each once. They cost the affiliate no credit. */
export function createConfirmationDesk(deps: {
  readonly mails: ConfirmationStore
  readonly rates: OptinRates
  readonly send: (mail: ConfirmationMail) => Promise<SendOutcome>
  readonly log: Log
}): MailDesk {
  const { mails, log } = deps
  return createMailDesk({
    claim: (input) => mails.claimMails(input),
    deliver: async (mail) => mails.endMail(mail, await sendOne(deps, mail)),
    onError: (error) => log.error('confirmations-not-sent', error),
  })
}

async function sendOne(
  {
    rates,
    send,
  }: { readonly rates: OptinRates; readonly send: (mail: ConfirmationMail) => Promise<SendOutcome> },
  mail: ConfirmationMail,
): Promise<ConfirmationMailEnd> {
  const exceeded = await rates.countMail({ affiliateId: mail.affiliateId, mailbox: mailboxOf(mail.email) })
  if (exceeded === 'mailbox') return { state: 'withheld' }
  if (exceeded === 'affiliate') return { state: 'queued', error: 'HOURLY_LIMIT', delaySeconds: LATER_SECONDS }
  const outcome = await send(mail)
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent' }
    case 'rejected':
      return { state: 'failed', error: outcome.fault.code }
    case 'unconfirmed':
      return { state: 'unconfirmed', error: outcome.fault.code }
    case 'not-sent':
    case 'blocked':
      return { state: 'queued', error: outcome.fault.code, delaySeconds: RETRY_AFTER_SECONDS }
  }
}
