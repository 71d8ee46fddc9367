import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inPrismaTransaction, type PrismaContext } from '../connection/prisma-transaction.ts'
import { API_KEY_FACTS, type ApiKeyFacts } from './api-key-facts.ts'

export type NewApiKey = WithActor & {
  readonly affiliateId: string
  readonly name: string
  readonly prefix: string
  readonly secretHash: string
  /** Keys in force that the affiliate may have. */
  readonly max: number
}

/** Writes a key down; null: the affiliate has as many as it may have. */
export function createApiKey(context: PrismaContext, input: NewApiKey): Promise<ApiKeyFacts | null> {
  const { affiliateId, name, prefix, secretHash, max, actor } = input
  return inPrismaTransaction(context, async ({ db, tx, now }) => {
    // Two at once would both count the same keys.
    await tx.rows(
      'lock-profile',
      `SELECT 1 FROM "AffiliateProfile" WHERE "id" = $1::uuid FOR NO KEY UPDATE`,
      [affiliateId],
    )
    const inForce = await db.apiKey.count({ where: { affiliateId, revokedAt: null } })
    if (inForce >= max) return null
    const key = await db.apiKey.create({
      data: { affiliateId, name, prefix, secretHash, createdAt: now },
      select: API_KEY_FACTS,
    })
    const objects = [{ id: key.id, after: { name, prefix } }]
    recordAudit(tx, { actor, action: 'api-key.create', affiliateId, objects })
    return key
  })
}
