import { z } from 'zod'
import { isoTime } from '../wire/fields.ts'

/** The provider's webhook; mails that came back (bounces, complaints) as a mail server hands them on, and by IMAP. */
export const WEBHOOK_DOORS = ['mailketing', 'dsn', 'imap'] as const
export type WebhookDoor = (typeof WEBHOOK_DOORS)[number]

/** What became of an event that was let in. */
const WEBHOOK_RESULTS = [
  'applied',
  /** Known already. */
  'repeated',
  /** Names no mail of ours, or none yet. */
  'unmatched',
  /** A test of the connection, or about something that is not counted here. */
  'ignored',
] as const
export type WebhookResult = (typeof WEBHOOK_RESULTS)[number]

/** Why a request was turned away. */
export const WEBHOOK_REFUSALS = [
  'WRONG_SECRET',
  /** None is configured, so nobody is let in. */
  'NO_SECRET',
  'UNREADABLE',
  'TOO_LARGE',
  /** An error of ours; the provider sends it again. */
  'FAILED',
] as const
export type WebhookRefusal = (typeof WEBHOOK_REFUSALS)[number]

export type WebhookOutcome = WebhookResult | WebhookRefusal

const webhookDoor = z.object({
  door: z.enum(WEBHOOK_DOORS),
  /** Without the secret that stands in it; of `imap`, `user@host/folder`. */
  address: z.string(),
  /** When something was let in last; null: not within 30 days. */
  lastAt: isoTime.nullable(),
  /** Events of the last 24 hours, counted by the hour. */
  day: z.object({ applied: z.int(), repeated: z.int(), unmatched: z.int(), ignored: z.int() }),
  /** Requests of the last 24 hours that were turned away; causes without any are left out. */
  refused: z.array(z.object({ cause: z.enum(WEBHOOK_REFUSALS), requests: z.int(), lastAt: isoTime })),
})

/** How the mailbox of BOUNCE_IMAP_URL is read. */
const mailboxHealth = z.object({
  /** When it was tried last; null: not yet. */
  triedAt: isoTime.nullable(),
  /** The mails up to this number (UID) are read; 0: none is. */
  lastUid: z.int(),
  /** It cannot be read since then, and why, in the mail server's words; null: it can. */
  failing: z.object({ since: isoTime, message: z.string() }).nullable(),
})
export type MailboxHealth = z.infer<typeof mailboxHealth>

export const webhookHealth = z.object({
  /** MAILKETING_WEBHOOK_SECRET is set; it is never shown. */
  hasSecret: z.boolean(),
  /** It is not, and reports are lost by that; a mailbox alone is enough where mails leave by SMTP. */
  needsSecret: z.boolean(),
  /** `imap` only where a mailbox is read. */
  doors: z.array(webhookDoor),
  mailbox: mailboxHealth.nullable(),
  parked: z.object({
    /** Events that have found no mail yet; tried again for `triedHours`. At most 10,000 are counted. */
    waiting: z.int(),
    /** Those that are not tried any more; deleted after `keptDays`. At most 10,000 are counted. */
    givenUp: z.int(),
    triedHours: z.int(),
    keptDays: z.int(),
  }),
})
export type WebhookHealth = z.infer<typeof webhookHealth>
export type WebhookDoorHealth = WebhookHealth['doors'][number]
