/** What an affiliate is notified of, with what `amount` and `other` count. */
export const NOTICE_KINDS = [
  /** Credits left, and the mark. */
  'low_credit',
  /** Credits left. */
  'out_of_credit',
  /** A paused sequence holds mails back: how many. */
  'sequence_stopped',
  /** Mails that failed today and yesterday, and all of these days. */
  'many_failures',
  /** Mails of which nobody knows whether they left. */
  'unconfirmed_waiting',
  /** Leads that are new or updated, and rows that could not be read. */
  'import_finished',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const NOTICE_CHANNELS = ['app', 'email'] as const
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]

export type NoticeMute = `${NoticeKind}.${NoticeChannel}`

export const LOW_CREDIT_MARK_AT_MOST = 1_000_000
