import { z } from 'zod'
import { id, isoTime } from './wire/fields.ts'

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
const NOTICE_MUTES = NOTICE_KINDS.flatMap((kind) =>
  NOTICE_CHANNELS.map((channel): NoticeMute => `${kind}.${channel}`),
)

/** What is muted, and where; each once. */
export const mutedNotices = z
  .array(z.enum(NOTICE_MUTES))
  .max(NOTICE_MUTES.length)
  .transform((mutes) => [...new Set(mutes)].sort())

export const LOW_CREDIT_MARK_AT_MOST = 1_000_000
/** Null: by the rule for everybody. */
export const lowCreditMark = z.int().min(1).max(LOW_CREDIT_MARK_AT_MOST).nullable()

export const NOTICES_SHOWN_AT_MOST = 20

export const noticeRow = z.object({
  id,
  kind: z.enum(NOTICE_KINDS),
  /** The id of a sequence or of an import; '' where there is only one. */
  object: z.string(),
  name: z.string(),
  amount: z.int(),
  other: z.int(),
  openedAt: isoTime,
  /** Its cause is gone. */
  isOver: z.boolean(),
})
export type NoticeRow = z.infer<typeof noticeRow>

/** Those that are not read, newest first, at most `NOTICES_SHOWN_AT_MOST`. */
export const noticeList = z.object({ rows: z.array(noticeRow) })

export const noticeReadInput = z.strictObject({ ids: z.array(id).min(1).max(NOTICES_SHOWN_AT_MOST) })
export const noticesRead = z.object({ read: z.int() })

/** The page that shows what a notice is about. */
export function noticePath({ kind, object }: { readonly kind: NoticeKind; readonly object: string }): string {
  switch (kind) {
    case 'low_credit':
    case 'out_of_credit':
      return '/affiliate/credits'
    case 'sequence_stopped':
      return `/affiliate/automation/${object}`
    case 'many_failures':
      return '/affiliate/jobs?status=failed'
    case 'unconfirmed_waiting':
      return '/affiliate/jobs?status=unconfirmed'
    case 'import_finished':
      return `/affiliate/leads/import?id=${object}`
  }
}
