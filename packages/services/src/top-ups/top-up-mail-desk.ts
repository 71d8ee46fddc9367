import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Log } from '@booster/engine/ports'
import { createMailDesk, type MailDesk } from '../mail-desk/create-mail-desk.ts'
import type { TopUpMail, TopUpMailEnd, TopUpMails } from './ports.ts'

const RETRY_AFTER_SECONDS = 10 * 60

/** Mails affiliates what became of their requests, one mail per decision. */
export function createTopUpMailDesk(deps: {
  readonly mails: TopUpMails
  readonly send: (mail: TopUpMail) => Promise<SendOutcome>
  readonly log: Log
}): MailDesk {
  const { mails, send, log } = deps
  const warn = (mail: Pick<TopUpMail, 'affiliateId' | 'id'>, end: TopUpMailEnd) =>
    log.warn('top-up-mail-not-sent', { affiliateId: mail.affiliateId, topUpRequestId: mail.id, ...end })
  return createMailDesk({
    prepare: async () => {
      for (const left of await mails.rescue()) warn(left, { state: 'unconfirmed', error: 'LEASE_EXPIRED' })
    },
    claim: (input) => mails.claim(input),
    deliver: async (mail) => {
      const end = endOf(await send(mail))
      if (end.state !== 'sent') warn(mail, end)
      await mails.end(mail, end)
    },
    onError: (error) => log.error('top-up-mails-not-sent', error),
  })
}

function endOf(outcome: SendOutcome): TopUpMailEnd {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent' }
    case 'rejected':
      return { state: 'failed', error: outcome.fault.message }
    case 'unconfirmed':
      return { state: 'unconfirmed', error: outcome.fault.message }
    case 'not-sent':
    case 'blocked':
      return { state: 'queued', error: outcome.fault.message, delaySeconds: RETRY_AFTER_SECONDS }
  }
}
