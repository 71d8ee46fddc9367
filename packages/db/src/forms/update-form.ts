import { isDeepStrictEqual } from 'node:util'
import type { FormSettings } from '@booster/contracts/forms/forms'
import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inPrismaTransaction, type PrismaContext, type PrismaTx } from '../connection/prisma-transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { FORM_DETAIL_FACTS, type FormDetailFacts, formDetailFactsOf } from './form-facts.ts'
import {
  columnsOf,
  type FormColumns,
  type FormWritten,
  findFreeSlug,
  whyNotStarted,
} from './form-settings.ts'

export type FormUpdate = WithActor & {
  readonly affiliateId: string
  readonly formId: string
  readonly settings: FormSettings
}

/** Writes the settings that are given and leaves the others; what really changed stands in the audit log. */
export function updateForm(context: PrismaContext, input: FormUpdate): Promise<FormWritten> {
  const { affiliateId, formId, settings, actor } = input
  return inPrismaTransaction(context, async ({ db, tx, now }): Promise<FormWritten> => {
    const form = await lockForm({ db, tx }, input)
    if (form === null) return { kind: 'unknown' }
    const changed = changesOf(form, columnsOf(settings))
    if (Object.keys(changed).length === 0) return { kind: 'written', form }
    const refusal = await whyNotChanged({ db, tx }, { affiliateId, changed })
    if (refusal !== null) return refusal
    const row = await db.optinForm.update({
      where: { affiliateId_id: { affiliateId, id: formId } },
      data: { ...changed, updatedAt: now },
      select: FORM_DETAIL_FACTS,
    })
    const before = Object.fromEntries(
      Object.keys(changed).map((name) => [name, form[name as keyof typeof form]]),
    )
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'form.update',
      objects: [{ id: formId, before, after: changed }],
    })
    announceChange(tx, [affiliateId], ['automations'])
    return { kind: 'written', form: formDetailFactsOf(row) }
  })
}

type Parts = Pick<PrismaTx, 'db' | 'tx'>

async function lockForm(
  { db, tx }: Parts,
  { affiliateId, formId }: Pick<FormUpdate, 'affiliateId' | 'formId'>,
): Promise<FormDetailFacts | null> {
  await tx.rows(
    'lock-form',
    `SELECT 1 FROM "OptinForm" WHERE "affiliateId" = $1::uuid AND "id" = $2::uuid FOR NO KEY UPDATE`,
    [affiliateId, formId],
  )
  const row = await db.optinForm.findUnique({
    where: { affiliateId_id: { affiliateId, id: formId } },
    select: FORM_DETAIL_FACTS,
  })
  return row === null ? null : formDetailFactsOf(row)
}

function changesOf(form: FormDetailFacts, columns: FormColumns): FormColumns {
  const isOther = ([name, value]: [string, unknown]) =>
    !isDeepStrictEqual(value, form[name as keyof FormDetailFacts])
  return Object.fromEntries(Object.entries(columns).filter(isOther))
}

async function whyNotChanged(
  { db, tx }: Parts,
  { affiliateId, changed }: { readonly affiliateId: string; readonly changed: FormColumns },
): Promise<FormWritten | null> {
  if (changed.slug !== undefined) {
    const free = await findFreeSlug({ db, tx }, changed.slug)
    if (free !== changed.slug) return { kind: 'slug_taken', free }
  }
  const { automationId } = changed
  return typeof automationId === 'string' ? whyNotStarted({ db }, { affiliateId, automationId }) : null
}
