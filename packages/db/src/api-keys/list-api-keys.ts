import type { PrismaContext } from '../connection/prisma-transaction.ts'
import { API_KEY_FACTS, type ApiKeyFacts } from './api-key-facts.ts'

/** An affiliate's keys in force, newest first. */
export async function listApiKeys(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  { affiliateId }: { readonly affiliateId: string },
): Promise<ApiKeyFacts[]> {
  const db = await prisma()
  return db.apiKey.findMany({
    where: { affiliateId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: API_KEY_FACTS,
  })
}
