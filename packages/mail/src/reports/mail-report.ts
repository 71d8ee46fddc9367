import type { BounceClass } from '@booster/engine/domain/delivery-event'

/** What somebody's mail server or mailbox provider reports about a mail, or its reader does with it. */
export type MailReport =
  | (ReportedMail & {
      readonly kind: 'bounce'
      readonly bounceClass: BounceClass
      /** The enhanced status (`5.1.1`) or, without one, the reply (`550`); null: neither is named. */
      readonly code: string | null
    })
  /** `opt-out`: the person wants no more mail and does not complain. */
  | (ReportedMail & { readonly kind: 'complaint' | 'opt-out' })
  /** The reader, by the mail that the unsubscribe address of our mail asks for. */
  | (ReportedMail & { readonly kind: 'unsubscribe' })
  | MailReply
  | IgnoredMail

/** Somebody answers. `recipient` of our mail is who writes. */
export type MailReply = ReportedMail & {
  readonly kind: 'reply'
  /** Everything that may be our uuid, the likeliest first: a thread names many mails, and others use uuids as well. */
  readonly messageRefs: readonly string[]
}

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
   * `delayed`: the server goes on trying. `delivered`: the mail arrived or was handed on. `auto-reply`: a vacation note, a
   * receipt, a list, or another program's answer.
   * `no-complaint`: a feedback report that no person made. `foreign`: neither a report nor an answer. `unreadable`: damaged.
   */
  readonly why: 'delayed' | 'delivered' | 'auto-reply' | 'no-complaint' | 'foreign' | 'unreadable'
}
