import type { PrismaContext } from '../connection/prisma-transaction.ts'
import { FORM_DETAIL_FACTS, type FormDetailFacts, formDetailFactsOf } from './form-facts.ts'

/** An opt-in form of the affiliate; null when there is none by that id. */
export async function readForm(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  { affiliateId, formId }: { readonly affiliateId: string; readonly formId: string },
): Promise<FormDetailFacts | null> {
  const db = await prisma()
  const row = await db.optinForm.findUnique({
    where: { affiliateId_id: { affiliateId, id: formId } },
    select: FORM_DETAIL_FACTS,
  })
  return row === null ? null : formDetailFactsOf(row)
}
