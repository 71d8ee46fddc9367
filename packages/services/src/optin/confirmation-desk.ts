import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Log } from '@booster/engine/ports'
import { mailboxOf } from './mailbox-of.ts'
import type { ConfirmationMail, ConfirmationMailEnd, ConfirmationStore, OptinRates } from './ports.ts'

export type ConfirmationDesk = {
  /** Sends what waits, soon; returns at once and never throws. */
  readonly wake: () => void
  /** Sends what waits; call it every few seconds, for what another process left. */
  readonly work: () => Promise<void>
  /** Resolves when nothing is being sent; for the shutdown. */
  readonly idle: () => Promise<void>
}

const BATCH = 20
/** Longer than a hand-over takes with all its retries. What is still in hand then was left by a process that ended. */
const LEASE_SECONDS = 120
const RETRY_AFTER_SECONDS = 30 * 60
/** The affiliate's share of an hour is used up: the rest leaves in the next. */
const LATER_SECONDS = 10 * 60

/** Sends the e-mails that ask for a confirmation, each once. They cost the affiliate no credit. */
export function createConfirmationDesk(deps: {
  readonly mails: ConfirmationStore
  readonly rates: OptinRates
  readonly send: (mail: ConfirmationMail) => Promise<SendOutcome>
  readonly log: Log
}): ConfirmationDesk {
  let working: Promise<void> | null = null
  let again = false
  const work = async (): Promise<void> => {
    for (;;) {
      const claimed = await deps.mails.claimMails({ limit: BATCH, leaseSeconds: LEASE_SECONDS })
      await Promise.all(claimed.map(async (mail) => deps.mails.endMail(mail, await sendOne(deps, mail))))
      if (claimed.length < BATCH) return
    }
  }
  const start = (): Promise<void> => {
    working ??= work().finally(() => {
      working = null
      if (again) wake()
      again = false
    })
    return working
  }
  const wake = (): void => {
    if (working !== null) again = true
    else
      start().catch((error: unknown) =>
        deps.log.error('confirmations-not-sent', {
          message: error instanceof Error ? error.message : String(error),
        }),
      )
  }
  return { wake, work: start, idle: async () => working?.catch(() => undefined) }
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
