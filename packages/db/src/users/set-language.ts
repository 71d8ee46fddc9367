import type { PrismaContext } from '../connection/prisma-transaction.ts'

/** Remembers in which language a person reads. */
export async function setLanguage(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  { userId, language }: { readonly userId: string; readonly language: 'id' | 'en' },
): Promise<void> {
  const db = await prisma()
  await db.user.update({ where: { id: userId }, data: { language } })
}
