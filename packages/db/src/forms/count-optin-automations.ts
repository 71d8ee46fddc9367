import type { PrismaContext } from '../connection/prisma-transaction.ts'

/** How many sequences an opt-in starts when its form names none. */
export async function countOptinAutomations(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  { affiliateId }: { readonly affiliateId: string },
): Promise<number> {
  const db = await prisma()
  return db.affiliateAutomation.count({
    where: { affiliateId, triggerType: 'AFTER_OPTIN', status: 'active' },
  })
}
