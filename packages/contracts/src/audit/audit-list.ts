import { z } from 'zod'
import { AUDIT_ACTIONS, AUDIT_ACTORS, type AuditAction } from '../audit.ts'
import { id, isoDay, isoTime, limit, line, timeCursor } from '../wire/fields.ts'

const actions = Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]]

export const auditFilter = z.strictObject({
  action: z.enum(actions).optional(),
  actor: z.enum(AUDIT_ACTORS).optional(),
  /** Who signed in to do it. */
  person: id.optional(),
  /** What is about an affiliate or about something of theirs. */
  affiliateId: id.optional(),
  /** Id of what was changed. */
  object: line(1, 100).optional(),
  /** The first and the last day, where the reader is. */
  from: isoDay.optional(),
  to: isoDay.optional(),
})
export type AuditFilter = z.infer<typeof auditFilter>

export const auditListInput = auditFilter
  .extend({ cursor: timeCursor.nullish(), limit: limit.default(50) })
  .default({ limit: 50 })

const change = z.object({
  field: z.string(),
  /** As it was written down; missing: nothing was. */
  before: z.json().optional(),
  after: z.json().optional(),
})
export type AuditChange = z.infer<typeof change>

export const auditRow = z.object({
  id,
  at: isoTime,
  actor: z.object({
    kind: z.string(),
    userId: id.nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    /** Of the API key that acted for them. */
    keyName: z.string().nullable(),
  }),
  action: z.string(),
  object: z.object({
    type: z.string(),
    id: z.string(),
    /** What people call it; null where it has no name or is gone. */
    name: z.string().nullable(),
  }),
  affiliate: z.object({ id, name: z.string() }).nullable(),
  changes: z.array(change),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type AuditRow = z.infer<typeof auditRow>
export const auditList = z.object({ rows: z.array(auditRow), nextCursor: z.string().nullable() })
