import { z } from 'zod'
import { id, isoTime, limit, line, searchTerm, timeCursor } from '../wire/fields.ts'
import { emailAddress } from '../wire/person-fields.ts'
import { language } from '../wire/preferences.ts'

export const userRole = z.enum(['affiliate', 'admin'])
export type UserRole = z.infer<typeof userRole>

/**
 * `invited`: no password yet, and an invitation is open (it may have expired); `revoked`: no password, and none is open.
 */
export const USER_STATES = ['active', 'invited', 'revoked', 'suspended'] as const
export const userState = z.enum(USER_STATES)
export type UserState = z.infer<typeof userState>

export const userListInput = z
  .strictObject({
    q: searchTerm.optional(),
    role: userRole.optional(),
    state: userState.optional(),
    cursor: timeCursor.nullish(),
    limit: limit.default(50),
  })
  .default({ limit: 50 })

/** What became of the mail with the link; `sending`: it is under way. */
export const LINK_MAIL_STATES = ['sending', 'sent', 'unconfirmed', 'failed'] as const
export const linkMailState = z.enum(LINK_MAIL_STATES)
export type LinkMailState = z.infer<typeof linkMailState>

const userRow = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: userRole,
  state: userState,
  /** Null for admins. */
  affiliateId: id.nullable(),
  /** Why it is suspended, in the admin's words. */
  suspendReason: z.string().nullable(),
  /** Of the last invitation, while the person has no password. */
  invitation: z
    .object({ sentAt: isoTime, expiresAt: isoTime, expired: z.boolean(), mail: linkMailState })
    .nullable(),
  lastSignInAt: isoTime.nullable(),
  createdAt: isoTime,
})
export type UserRow = z.infer<typeof userRow>
export const userList = z.object({ rows: z.array(userRow), nextCursor: z.string().nullable() })

export const userInviteInput = z.strictObject({
  email: emailAddress,
  name: line(1, 120),
  role: userRole,
  /** Of the mail, and of the apps until the person chooses another. */
  language,
})

export const userInput = z.strictObject({ userId: id })
export const viewStarted = z.object({ started: z.literal(true) })
export const userReasonInput = z.strictObject({
  userId: id,
  /** Shown to admins, and in the audit log. */
  reason: line(3, 300),
})

/** What became of the mail; the link stands anyway, and can be sent again. */
export const linkSent = z.object({ userId: id, email: z.string(), mail: linkMailState })
export type LinkSent = z.infer<typeof linkSent>

export const userReleased = z.object({
  /** Mails that the suspension held and that are due again. */
  revivedJobs: z.int(),
})
export const userChanged = z.object({ userId: id })
