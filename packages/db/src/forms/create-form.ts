import { slugOf } from '@booster/contracts/forms/form-slug'
import type { FormCreateInput } from '@booster/contracts/forms/forms'
import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inPrismaTransaction, type PrismaContext } from '../connection/prisma-transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { FORM_DETAIL_FACTS, formDetailFactsOf } from './form-facts.ts'
import { columnsOf, type FormWritten, findFreeSlug, whyNotStarted } from './form-settings.ts'

export type NewForm = WithActor & {
  readonly affiliateId: string
  /** Without a slug, the title suggests one. */
  readonly settings: FormCreateInput
}

/** A new form under an address that nobody has. */
export function createForm(context: PrismaContext, input: NewForm): Promise<FormWritten> {
  const { affiliateId, settings, actor } = input
  return inPrismaTransaction(context, async ({ db, tx, now }): Promise<FormWritten> => {
    const free = await findFreeSlug({ db, tx }, settings.slug ?? slugOf(settings.title))
    if (settings.slug !== undefined && settings.slug !== free) return { kind: 'slug_taken', free }
    const { automationId } = settings
    const refusal =
      typeof automationId === 'string' ? await whyNotStarted({ db }, { affiliateId, automationId }) : null
    if (refusal !== null) return refusal
    const { title, consentText } = settings
    const row = await db.optinForm.create({
      data: {
        ...columnsOf(settings),
        title,
        consentText,
        affiliateId,
        slug: free,
        createdAt: now,
        updatedAt: now,
      },
      select: FORM_DETAIL_FACTS,
    })
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'form.create',
      objects: [{ id: row.id, after: { title: row.title, slug: row.slug } }],
    })
    announceChange(tx, [affiliateId], ['automations'])
    return { kind: 'written', form: formDetailFactsOf(row) }
  })
}
