import type { Language } from '@booster/contracts/messages/messages'
import type { NoticeKind } from '@booster/contracts/notices/notice-kinds'
import type { MailRoad } from '@booster/contracts/sending/mail-roads'

/** A mail of a notice, taken in hand by this process. */
export type NoticeMail = {
  readonly affiliateId: string
  readonly id: string
  readonly kind: NoticeKind
  readonly object: string
  readonly name: string
  readonly amount: number
  readonly other: number
  readonly email: string
  readonly affiliateName: string
  readonly language: Language
}

export type NoticeMailEnd = { readonly road: MailRoad | null } & (
  | { readonly state: 'sent' }
  | { readonly state: 'failed' | 'unconfirmed'; readonly error: string }
  /** Surely not sent: another try, later. */
  | { readonly state: 'queued'; readonly error: string; readonly delaySeconds: number }
)

export type NoticeMails = {
  /** Ends what a process left in hand: it may have left, so nobody sends it again. @returns those mails */
  rescue(): Promise<readonly Pick<NoticeMail, 'affiliateId' | 'id'>[]>
  /** Takes back what need not be said any more: it is over, muted meanwhile, or its affiliate is suspended. */
  dropStale(): Promise<void>
  claim(input: { readonly limit: number; readonly leaseSeconds: number }): Promise<readonly NoticeMail[]>
  end(mail: NoticeMail, end: NoticeMailEnd): Promise<void>
}
