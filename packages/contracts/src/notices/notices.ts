import { z } from 'zod'
import { id, isoTime } from '../wire/fields.ts'
import { LOW_CREDIT_MARK_AT_MOST, NOTICE_CHANNELS, NOTICE_KINDS, type NoticeMute } from './notice-kinds.ts'

const NOTICE_MUTES = NOTICE_KINDS.flatMap((kind) =>
  NOTICE_CHANNELS.map((channel): NoticeMute => `${kind}.${channel}`),
)

/** What is muted, and where; each once. */
export const mutedNotices = z
  .array(z.enum(NOTICE_MUTES))
  .max(NOTICE_MUTES.length)
  .transform((mutes) => [...new Set(mutes)].sort())

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

export const noticeReadInput = z.strictObject({ ids: z.array(id).min(1).max(NOTICES_SHOWN_AT_MOST) })
export const noticesRead = z.object({ read: z.int() })
