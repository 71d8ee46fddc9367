import { z } from 'zod'
import { affiliateStatus } from './affiliates.ts'
import { id, isoTime } from './wire/fields.ts'
import { language, timeZone } from './wire/preferences.ts'

const REPLIES_SEEN = ['all', 'to-sender', 'none'] as const
export type RepliesSeen = (typeof REPLIES_SEEN)[number]
const SENDING_STATES = ['running', 'stopped', 'blocked'] as const

export const sessionMe = z.object({
  user: z.object({
    id,
    name: z.string(),
    email: z.string(),
    role: z.enum(['affiliate', 'admin']),
    /** What this person chose; null: the browser's. */
    language: language.nullable(),
  }),
  /** The admin who looks at this account, read-only, and when that ends; null: the person itself. */
  viewedBy: z.object({ name: z.string(), until: isoTime }).nullable(),
  /** Null for admins. */
  affiliate: z.object({ id, name: z.string(), timeZone, status: affiliateStatus }).nullable(),
  credit: z
    .object({ balance: z.int(), reserved: z.int(), available: z.int(), totalUsed: z.int() })
    .nullable(),
  /** Numbers beside the navigation; null for admins. */
  counts: z.object({ pendingJobs: z.int(), unconfirmedJobs: z.int(), failedJobs: z.int() }).nullable(),
  /** Whether mails leave at all: a person stopped all sending, or the provider refuses everybody. */
  sending: z.object({ state: z.enum(SENDING_STATES), since: isoTime.nullable() }),
  mode: z.object({
    demo: z.boolean(),
    sandbox: z.boolean(),
    sandboxUrl: z.string().nullable(),
    publicUrl: z.string(),
    /** What the whole installation may count; a sequence may count less. */
    tracking: z.object({ opens: z.boolean(), clicks: z.boolean() }),
    /** Which replies of leads the installation sees: all, those to its own sender, or none. */
    replies: z.enum(REPLIES_SEEN),
  }),
  /** The engine's clock; in demo mode it may be ahead. */
  serverNow: isoTime,
})
export type SessionMe = z.infer<typeof sessionMe>

export const viewEnded = z.object({ ended: z.literal(true) })

/** What the sign-in form asks for; the rest is the server's to judge. */
export const signInInput = z.object({ email: z.string().trim().min(1), password: z.string().min(1) })
export type SignInInput = z.infer<typeof signInInput>

/** As better-auth judges it (create-auth.ts). */
export const PASSWORD_LETTERS = { min: 10, max: 200 } as const

export const passwordForm = z.object({
  currentPassword: z.string().min(1),
  newPassword: z.string().min(PASSWORD_LETTERS.min).max(PASSWORD_LETTERS.max),
})
