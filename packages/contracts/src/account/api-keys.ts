import { z } from 'zod'
import { id, isoTime, line } from '../wire/fields.ts'

/** Keys in force that one affiliate may have. */
export const MAX_API_KEYS = 20

export const apiKeyRow = z.object({
  id,
  name: z.string(),
  /** How the secret begins; the rest is never shown again. */
  prefix: z.string(),
  createdAt: isoTime,
  /** To within ten minutes; null: never used. */
  lastUsedAt: isoTime.nullable(),
})
export type ApiKeyRow = z.infer<typeof apiKeyRow>

/** The keys in force, newest first. */
export const apiKeyList = z.object({ apiKeys: z.array(apiKeyRow) })

/** What a key is for, in the owner's words. */
export const apiKeyCreateInput = z.strictObject({ name: line(1, 60) })

/** The only answer that holds the secret. */
export const apiKeyCreated = z.object({ apiKey: apiKeyRow, secret: z.string() })

export const apiKeyRevokeInput = z.strictObject({ id })
export const apiKeyRevoked = z.object({ id, revoked: z.literal(true) })
