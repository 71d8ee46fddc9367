import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inPrismaTransaction, type PrismaContext } from '../connection/prisma-transaction.ts'

/** Ends a key for good; one that has ended stays as it is. False: the affiliate has no such key. */
export function revokeApiKey(
  context: PrismaContext,
  input: WithActor & { readonly affiliateId: string; readonly apiKeyId: string },
): Promise<boolean> {
  const { affiliateId, apiKeyId: id, actor } = input
  return inPrismaTransaction(context, async ({ db, tx, now }) => {
    const key = await db.apiKey.findUnique({
      where: { affiliateId_id: { affiliateId, id } },
      select: { name: true, prefix: true },
    })
    if (key === null) return false
    const { count } = await db.apiKey.updateMany({
      where: { affiliateId, id, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 1)
      recordAudit(tx, { actor, action: 'api-key.revoke', affiliateId, objects: [{ id, before: key }] })
    return true
  })
}
