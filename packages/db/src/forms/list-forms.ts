import type { PrismaContext } from '../connection/prisma-transaction.ts'
import { FORM_FACTS, type FormFacts, formFactsOf } from './form-facts.ts'

const FORMS_AT_MOST = 200

/** An affiliate's opt-in forms, the newest first. @param input.after the id of the form behind which the list goes on */
export async function listForms(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  {
    affiliateId,
    after = null,
    limit = FORMS_AT_MOST,
  }: { readonly affiliateId: string; readonly after?: string | null; readonly limit?: number },
): Promise<readonly FormFacts[]> {
  const db = await prisma()
  const rows = await db.optinForm.findMany({
    where: { affiliateId },
    select: FORM_FACTS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(after === null ? {} : { cursor: { affiliateId_id: { affiliateId, id: after } }, skip: 1 }),
  })
  return rows.map(formFactsOf)
}
