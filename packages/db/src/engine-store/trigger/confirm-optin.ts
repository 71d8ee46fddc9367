import type { ConfirmReport, OptinAnswer } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { hashEmail } from '../steer/suppress-leads.ts'
import type { StoreContext } from '../store-context.ts'
import { enterOptin, type OptinFormRow } from './enter-optin.ts'

type Confirmation = OptinFormRow & {
  readonly formId: string
  readonly name: string
  readonly email: string | null
  readonly whatsapp: string | null
  readonly answers: readonly OptinAnswer[] | null
  readonly language: string
  readonly ip: string | null
  readonly userAgent: string | null
  /** It came into the list with this opt-in, and waits. */
  readonly isNew: boolean
  readonly isConfirmed: boolean
  readonly isExpired: boolean
}

/**
 * The owner of an address confirms an opt-in: now it counts, and an unsubscription is taken back. A link that went to an
 * address which was corrected since finds nothing: the question has another id by then.
 */
export function confirmOptin(
  { pool, clock, hashKey }: StoreContext,
  input: { readonly confirmationId: string },
): Promise<ConfirmReport> {
  return inTransaction({ pool, clock, plans: 'generic' }, async (tx): Promise<ConfirmReport> => {
    const found = await lockConfirmation(tx, input.confirmationId)
    if (found === undefined || found.email === null) return { kind: 'unknown' }
    if (found.isConfirmed) return { kind: 'unchanged', reason: 'ALREADY_CONFIRMED' }
    if (found.isExpired) return { kind: 'unchanged', reason: 'EXPIRED' }
    const { formId, name, email, whatsapp, ip, userAgent, language } = found
    const optin = { formId, name, email, whatsapp, answers: found.answers ?? [], ip, userAgent, language }
    tx.send(
      'mark-confirmed',
      `UPDATE "OptinConfirmation" SET "confirmedAt" = ${tx.clock.now} WHERE "affiliateId" = $1 AND "id" = $2`,
      [found.affiliateId, input.confirmationId],
    )
    const emailHash = hashEmail(hashKey, email)
    const report = await enterOptin(tx, { emailHash, form: found, optin, isConfirmed: true })
    if (report.kind !== 'submitted') throw new Error('an opt-in of a locked question was not entered')
    return { ...report, kind: 'confirmed', newLead: found.isNew }
  })
}

async function lockConfirmation(tx: Tx, confirmationId: string): Promise<Confirmation | undefined> {
  const [found] = await tx.rows<Confirmation>(
    'lock-confirmation',
    `SELECT c."affiliateId", c."formId", c."name", l."email", c."whatsapp", c."answers", c."ip", c."userAgent", c."language",
       f."title", f."automationId", f."tags", c."consentVersion", t."text" AS "consentText",
       l."awaitingSince" IS NOT NULL AS "isNew", c."confirmedAt" IS NOT NULL AS "isConfirmed", c."expiresAt" <= ${tx.clock.now} AS "isExpired"
     FROM "AffiliateLead" l
     JOIN "OptinConfirmation" c ON c."affiliateId" = l."affiliateId" AND c."leadId" = l."id"
     JOIN "OptinForm" f ON f."affiliateId" = c."affiliateId" AND f."id" = c."formId"
     JOIN "FormConsentText" t ON t."affiliateId" = c."affiliateId" AND t."formId" = c."formId"
       AND t."version" = c."consentVersion"
     WHERE c."id" = $1 FOR UPDATE OF l, c`,
    [confirmationId],
  )
  return found
}
