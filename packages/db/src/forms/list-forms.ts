import type { PrismaContext } from '../connection/prisma-transaction.ts'
import { FORM_FACTS, type FormFacts, formFactsOf } from './form-facts.ts'

const FORMS_AT_MOST = 200

/** An affiliate's opt-in forms, the newest first. */
export async function listForms(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  { affiliateId }: { readonly affiliateId: string },
): Promise<readonly FormFacts[]> {
  const db = await prisma()
  const rows = await db.optinForm.findMany({
    where: { affiliateId },
    select: FORM_FACTS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: FORMS_AT_MOST,
  })
  return rows.map(formFactsOf)
}
