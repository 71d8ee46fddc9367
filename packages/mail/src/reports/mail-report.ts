import type { BounceClass } from '@booster/engine/domain/delivery-event'

/** What somebody's mail server or mailbox provider reports about a mail. */
export type MailReport =
  | (ReportedMail & {
      readonly kind: 'bounce'
      readonly bounceClass: BounceClass
      /** The enhanced status (`5.1.1`) or, without one, the reply (`550`); null: neither is named. */
      readonly code: string | null
    })
  /** `opt-out`: the person wants no more mail and does not complain. */
  | (ReportedMail & { readonly kind: 'complaint' | 'opt-out' })
  | IgnoredMail

export type ReportedMail = {
  /** The server's own words, or the kind of the complaint. */
  readonly words: string
  /** In lower case; null: the report names nobody. */
  readonly recipient: string | null
  /** Our uuid; null: nothing says that it is about a mail of ours. */
  readonly messageRef: string | null
  /** ISO time; null: the report has no date that can be read. */
  readonly at: string | null
  /** SHA-256 (hex) of what identifies the report: the same one read again has the same digest. */
  readonly digest: string
}

export type IgnoredMail = {
  readonly kind: 'ignored'
  /**
   * `delayed`: the server goes on trying. `delivered`: the mail arrived or was handed on. `auto-reply`: a vacation note.
   * `no-complaint`: a feedback report that no person made. `foreign`: not a report. `unreadable`: damaged.
   */
  readonly why: 'delayed' | 'delivered' | 'auto-reply' | 'no-complaint' | 'foreign' | 'unreadable'
}
