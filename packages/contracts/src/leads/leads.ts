import { SUPPRESSION_REASONS } from '@booster/engine/domain/delivery-event'
import { ENTRY_BLOCKS, LEAD_SOURCES, LEAD_STATUSES, REACTIVATE_REFUSALS } from '@booster/engine/domain/lead'
import { ASK_AGAIN_REFUSALS } from '@booster/engine/domain/trigger/optin-doubt'
import { z } from 'zod'
import { id, isoTime, limit, searchTerm } from '../wire/fields.ts'
import { leadCursor } from './lead-cursor.ts'
import { leadTag } from './lead-tag.ts'

export const leadStatus = z.enum(LEAD_STATUSES)

export const leadSearchInput = z.strictObject({ q: searchTerm, limit: limit.max(50).default(20) })

export const leadRow = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  whatsapp: z.string().nullable(),
  status: leadStatus,
  tags: z.array(z.string()),
  source: z.string().nullable(),
  /** What stands in the way of mailing this lead; null: nothing. */
  blocked: z.enum(ENTRY_BLOCKS).nullable(),
  createdAt: isoTime,
})
export type LeadRow = z.infer<typeof leadRow>
export const leadSearch = z.object({ leads: z.array(leadRow) })

/** `NONE`: nothing stands in the way of mailing the lead. */
export const LEAD_MAILING = ['NONE', ...ENTRY_BLOCKS] as const
export type LeadMailing = (typeof LEAD_MAILING)[number]

/** Which leads; every given condition holds. Without a field: all. Erased leads are in no list. */
export const leadFilter = z.strictObject({
  /** Each word begins a word of the name, the address or the number. */
  q: searchTerm.optional(),
  /** Only leads of which mailing is blocked so. */
  blocked: z.enum(LEAD_MAILING).optional(),
  hasAddress: z.boolean().optional(),
  tag: leadTag.optional(),
  status: leadStatus.optional(),
  source: z.enum(LEAD_SOURCES).optional(),
})
export type LeadFilter = z.infer<typeof leadFilter>

export const LEAD_SORTS = ['newest', 'oldest', 'name', 'name_desc'] as const
export type LeadSort = (typeof LEAD_SORTS)[number]

export const leadListInput = z
  .strictObject({
    cursor: leadCursor.nullish(),
    limit: limit.default(50),
    sort: z.enum(LEAD_SORTS).default('newest'),
    ...leadFilter.shape,
  })
  .prefault({})
export type LeadListInput = z.infer<typeof leadListInput>

/** A page may be shorter than asked for although more follow: go on until `nextCursor` is null. */
export const leadList = z.object({ leads: z.array(leadRow), nextCursor: z.string().nullable() })

export const leadCountInput = leadFilter.prefault({})
/** At most 10,001 are counted; `isExact` is false beyond that. */
export const leadCount = z.object({ count: z.int(), isExact: z.boolean() })

/** Tags in use, by name, with the number of their leads up to 1,001. */
export const leadTagList = z.object({ tags: z.array(z.object({ tag: z.string(), leads: z.int() })) })

export const leadRef = z.strictObject({ id })

const consentProof = z.object({
  id,
  text: z.string(),
  /** `optin`: one of the forms; else in the words of who declared it. */
  source: z.string(),
  form: z.object({ id, title: z.string() }).nullable(),
  ip: z.string().nullable(),
  at: isoTime,
})
export type ConsentProof = z.infer<typeof consentProof>

export const leadDetail = leadRow.extend({
  notes: z.string(),
  updatedAt: isoTime,
  unsubscribedAt: isoTime.nullable(),
  /** Until when the lead lets its mails wait; null: it does not. May be past. */
  snoozedUntil: isoTime.nullable(),
  suppressedAt: isoTime.nullable(),
  /** Why the address is suppressed; null: it is not. */
  suppression: z.enum(SUPPRESSION_REASONS).nullable(),
  emailChangedAt: isoTime.nullable(),
  erasedAt: isoTime.nullable(),
  /** Newest first, 50 at most. */
  consents: z.array(consentProof),
  runCount: z.int(),
  /** Sequences that the lead left by the link of a mail, the latest first; it still gets other mail. */
  left: z.array(z.object({ automationId: id, name: z.string(), at: isoTime })),
  /** Mails that failed and are still in the queue. */
  failedJobs: z.int(),
  /** When the e-mail that asks for a confirmation left last; null: not yet, or nothing was asked. */
  askedAt: isoTime.nullable(),
  /** From when it may be sent again, where `askAgain` only waits for that; null: now, or not by waiting. */
  askAgainAt: isoTime.nullable(),
  /** Null: possible now; else why not. */
  actions: z.object({
    reactivate: z.enum(REACTIVATE_REFUSALS).nullable(),
    askAgain: z.enum(ASK_AGAIN_REFUSALS).nullable(),
  }),
})
export type LeadDetail = z.infer<typeof leadDetail>
