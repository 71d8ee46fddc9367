import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Log } from '@booster/engine/ports'
import { createMailDesk, type MailDesk } from '../mail-desk/create-mail-desk.ts'
import type { NoticeMail, NoticeMailEnd, NoticeMails } from './ports.ts'

const RETRY_AFTER_SECONDS = 10 * 60

/** Mails affiliates their notices, one mail per crossing. */
export function createNoticeMailDesk(deps: {
  readonly mails: NoticeMails
  readonly send: (mail: NoticeMail) => Promise<{ readonly road: MailRoad; readonly outcome: SendOutcome }>
  readonly log: Log
}): MailDesk {
  const { mails, send, log } = deps
  const warn = (mail: Pick<NoticeMail, 'affiliateId' | 'id'>, end: NoticeMailEnd) =>
    log.warn('notice-mail-not-sent', { affiliateId: mail.affiliateId, noticeId: mail.id, ...end })
  return createMailDesk({
    prepare: async () => {
      for (const left of await mails.rescue())
        warn(left, { state: 'unconfirmed', error: 'LEASE_EXPIRED', road: null })
      await mails.dropStale()
    },
    claim: (input) => mails.claim(input),
    deliver: async (mail) => {
      const { road, outcome } = await send(mail)
      const end: NoticeMailEnd = { ...endOf(outcome), road }
      if (end.state !== 'sent') warn(mail, end)
      await mails.end(mail, end)
    },
    onError: (error) => log.error('notice-mails-not-sent', error),
  })
}

type End =
  | { readonly state: 'sent' }
  | { readonly state: 'failed' | 'unconfirmed'; readonly error: string }
  | { readonly state: 'queued'; readonly error: string; readonly delaySeconds: number }

function endOf(outcome: SendOutcome): End {
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
