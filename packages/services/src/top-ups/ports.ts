import type { Language } from '@booster/contracts/messages/messages'

/** A mail about a decision, taken in hand by this process. */
export type TopUpMail = {
  readonly affiliateId: string
  readonly id: string
  readonly email: string
  readonly affiliateName: string
  readonly language: Language
  readonly state: 'approved' | 'refused'
  readonly credits: number
  readonly bookedCredits: number | null
  readonly reason: string | null
  /** What the affiliate may spend now. */
  readonly available: number
}

export type TopUpMailEnd =
  | { readonly state: 'sent' }
  | { readonly state: 'failed' | 'unconfirmed'; readonly error: string }
  /** Surely not sent: another try, later. */
  | { readonly state: 'queued'; readonly error: string; readonly delaySeconds: number }

export type TopUpMails = {
  /** Ends what a process left in hand: it may have left, so nobody sends it again. @returns those mails */
  rescue(): Promise<readonly Pick<TopUpMail, 'affiliateId' | 'id'>[]>
  claim(input: { readonly limit: number; readonly leaseSeconds: number }): Promise<readonly TopUpMail[]>
  end(mail: TopUpMail, end: TopUpMailEnd): Promise<void>
}
