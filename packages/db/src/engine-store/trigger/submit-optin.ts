import {
  ASK_AGAIN_AFTER_MINUTES,
  CONFIRM_WITHIN_HOURS,
  type OptinDoubt,
  whyConfirmOptin,
} from '@booster/engine/domain/trigger/optin-doubt'
import type { OptinInput, OptinReport } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import { hashEmail } from '../steer/suppress-leads.ts'
import type { StoreContext } from '../store-context.ts'
import { enterOptin, type OptinFormRow } from './enter-optin.ts'

type Form = OptinFormRow & {
  readonly open: boolean
  /** Null: not asked. */
  readonly outdated: boolean | null
  readonly doubleOptIn: boolean
  readonly leadStopped: boolean
  readonly leadEntered: boolean
  readonly leadSuppressed: boolean
}

/**
 * An opt-in: lead, proof of consent, runs and jobs in one transaction, so that nothing accepted is ever lost. Where the
 * owner of the address has to confirm it first, the lead waits and nothing else begins.
 */
export function submitOptin({ pool, clock, hashKey }: StoreContext, input: OptinInput): Promise<OptinReport> {
  const emailHash = hashEmail(hashKey, input.email)
  return inTransaction({ pool, clock, plans: 'generic' }, async (tx): Promise<OptinReport> => {
    const form = await readForm(tx, { optin: input, emailHash })
    if (form === undefined) return { kind: 'unknown' }
    if (!form.open) return { kind: 'closed' }
    if (form.outdated === true) return { kind: 'outdated' }
    const doubt = whyConfirmOptin({ ...form, doubt: input.doubt ?? null })
    if (doubt === null) return enterOptin(tx, { emailHash, form, optin: input, isConfirmed: false })
    const leadId = await saveAwaitingLead(tx, form, input)
    const confirmationId = await askConfirmation(tx, { form, leadId, doubt, optin: input })
    announceChange(tx, [form.affiliateId], ['leads'])
    return { kind: 'awaiting', affiliateId: form.affiliateId, leadId, confirmationId }
  })
}

/** The form with the consent text that the visitor saw, which may be an older one than today's, and what the address is. */
async function readForm(
  tx: Tx,
  { optin, emailHash }: { readonly optin: OptinInput; readonly emailHash: string },
): Promise<Form | undefined> {
  const [form] = await tx.rows<Form>(
    'read-form',
    `SELECT f."affiliateId", f."title", f."automationId", f."tags", coalesce(c."text", f."consentText") AS "consentText",
       coalesce(c."version", f."consentVersion") AS "consentVersion", f."active" AND p."status" = 'active' AS open,
       f."updatedAt" <> $5 AS "outdated", f."doubleOptIn", l."unsubscribedAt" IS NOT NULL OR s."reason" IS NOT DISTINCT FROM 'erased'
         OR coalesce(l."snoozedUntil" > ${tx.clock.now}, false) OR EXISTS (SELECT FROM "AffiliateAutomationLog" r
           JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
           WHERE r."affiliateId" = l."affiliateId" AND r."leadId" = l."id" AND r."leftAt" IS NOT NULL
             AND CASE WHEN f."automationId" IS NULL THEN a."triggerType" = 'AFTER_OPTIN' ELSE a."id" = f."automationId" END)
         AS "leadStopped",
       EXISTS (SELECT FROM "LeadConsent" g WHERE g."affiliateId" = l."affiliateId" AND g."leadId" = l."id"
         AND g."formId" = f."id") AS "leadEntered",
       CASE WHEN s."reason" IS NULL THEN l."suppressedAt" IS NOT NULL
         ELSE s."reason" NOT IN ('unsubscribed', 'erased') END AS "leadSuppressed"
     FROM "OptinForm" f
     JOIN "AffiliateProfile" p ON p."id" = f."affiliateId"
     LEFT JOIN "FormConsentText" c ON c."affiliateId" = f."affiliateId" AND c."formId" = f."id" AND c."version" = $2
     LEFT JOIN "AffiliateLead" l ON l."affiliateId" = f."affiliateId" AND l."email" = $3
     LEFT JOIN "Suppression" s ON s."affiliateId" = f."affiliateId" AND s."emailHash" = $4
     WHERE f."id" = $1`,
    [optin.formId, optin.consentVersion ?? null, optin.email, emailHash, optin.formChangedAt ?? null],
  )
  return form
}

/** A new lead waits for its confirmation; of a known one nothing changes. */
async function saveAwaitingLead(tx: Tx, { affiliateId }: Form, optin: OptinInput): Promise<string> {
  const [lead] = await tx.rows<{ id: string }>(
    'save-awaiting-lead',
    `INSERT INTO "AffiliateLead" AS l ("affiliateId", "name", "email", "whatsapp", "source", "awaitingSince")
     VALUES ($1, $2, $3, $4, 'optin', ${tx.clock.now})
     ON CONFLICT ("affiliateId", "email") DO UPDATE SET "updatedAt" = ${tx.clock.now}
     RETURNING l."id"`,
    [affiliateId, optin.name, optin.email, optin.whatsapp],
  )
  if (lead === undefined) throw new Error('the lead was neither inserted nor found')
  return lead.id
}

/** One question per form and lead, about what was sent last; its e-mail leaves with the next look of a process. */
async function askConfirmation(
  tx: Tx,
  input: {
    readonly form: Form
    readonly leadId: string
    readonly doubt: OptinDoubt
    readonly optin: OptinInput
  },
): Promise<string> {
  const { form, leadId, doubt, optin } = input
  const answers = optin.answers ?? []
  const [asked] = await tx.rows<{ id: string }>(
    'ask-confirmation',
    `INSERT INTO "OptinConfirmation" AS c ("affiliateId", "formId", "leadId", "doubt", "name", "whatsapp",
       "consentVersion", "answers", "ip", "userAgent", "language", "createdAt", "expiresAt", "mailDueAt")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, ${tx.clock.now},
       ${tx.clock.now} + interval '${CONFIRM_WITHIN_HOURS} hours', ${tx.clock.now})
     ON CONFLICT ("affiliateId", "formId", "leadId") DO UPDATE SET "doubt" = excluded."doubt",
       "name" = excluded."name", "whatsapp" = excluded."whatsapp", "consentVersion" = excluded."consentVersion",
       "answers" = excluded."answers", "ip" = excluded."ip", "userAgent" = excluded."userAgent", "language" = excluded."language",
       "expiresAt" = excluded."expiresAt", "confirmedAt" = NULL,
       "mailState" = CASE WHEN c."mailState" IN ('queued', 'sending') OR (c."confirmedAt" IS NULL
         AND c."mailSentAt" > ${tx.clock.now} - interval '${ASK_AGAIN_AFTER_MINUTES} minutes')
         THEN c."mailState" ELSE 'queued' END
     RETURNING c."id"`,
    [
      form.affiliateId,
      optin.formId,
      leadId,
      doubt,
      optin.name,
      optin.whatsapp,
      form.consentVersion,
      answers.length === 0 ? null : JSON.stringify(answers),
      optin.ip,
      optin.userAgent,
      optin.language ?? 'id',
    ],
  )
  if (asked === undefined) throw new Error('the question was neither inserted nor found')
  return asked.id
}
