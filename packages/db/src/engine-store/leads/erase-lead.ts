import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed, LeadRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import { cancelOpenJobs } from '../steer/cancel-open-jobs.ts'
import { rememberSuppressions } from '../steer/suppress-leads.ts'
import type { StoreContext } from '../store-context.ts'
import { eraseFromImports, lockOpenImports } from './erase-from-imports.ts'

/**
 * Takes everything personal away and cancels what waits. Runs, jobs and ledger stay, under a pseudonym. The address
 * is remembered as a keyed hash, so that nobody mails it again without a new consent.
 */
export function eraseLead(
  context: StoreContext,
  { affiliateId, leadId, actor }: LeadRef & WithActor,
): Promise<Changed<'LEAD_ERASED'>> {
  return inTransaction(context, async (tx): Promise<Changed<'LEAD_ERASED'>> => {
    // All jobs of the lead, also closed ones: their error texts are cleaned below.
    await cancelOpenJobs(tx, {
      name: 'erased-lead',
      where: `j."runId" IN (SELECT r."id" FROM "AffiliateAutomationLog" r WHERE r."affiliateId" = $1 AND r."leadId" = $2)`,
      values: [affiliateId, leadId],
      errorCode: JOB_ERROR_CODES.suppressed,
      endRuns: 'of waiting ones',
    })
    await lockOpenImports(tx, affiliateId)
    const erased = await erasePerson(tx, { affiliateId, leadId })
    if (erased.kind !== 'erased') return erased.answer
    if (erased.email !== null) {
      const address = { affiliateId, email: erased.email, reason: 'erased', detail: 'erased' } as const
      await rememberSuppressions(tx, context.hashKey, [address])
    }
    eraseFromImports(tx, context.hashKey, { ...erased, affiliateId })
    for (const [name, text] of TRACES) tx.send(name, text, [affiliateId, leadId])
    recordAudit(tx, { actor, affiliateId, action: 'lead.erase', objects: [{ id: leadId }] })
    announceChange(tx, [affiliateId], ['leads', 'jobs', 'runs', 'credit'])
    return { kind: 'changed' }
  })
}

type Erased =
  | { readonly kind: 'erased'; readonly email: string | null; readonly whatsapp: string | null }
  | { readonly kind: 'not'; readonly answer: Changed<'LEAD_ERASED'> }

async function erasePerson(tx: Tx, { affiliateId, leadId }: LeadRef): Promise<Erased> {
  const [lead] = await tx.rows<{ email: string | null; whatsapp: string | null; erased: boolean }>(
    'lock-lead-to-erase',
    `SELECT "email", "whatsapp", "erasedAt" IS NOT NULL AS "erased" FROM "AffiliateLead"
     WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, leadId],
  )
  if (lead === undefined) return { kind: 'not', answer: { kind: 'unknown' } }
  if (lead.erased) return { kind: 'not', answer: { kind: 'unchanged', reason: 'LEAD_ERASED' } }
  tx.send(
    'erase-person',
    `UPDATE "AffiliateLead" SET "name" = 'Anonim ' || upper(right("id"::text, 6)), "email" = NULL, "whatsapp" = NULL,
       "tags" = '{}', "notes" = '', "timeZone" = NULL, "erasedAt" = ${tx.clock.now},
       "suppressedAt" = coalesce("suppressedAt", ${tx.clock.now}), "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, leadId],
  )
  return { kind: 'erased', email: lead.email, whatsapp: lead.whatsapp }
}

const RUNS_OF_LEAD = `SELECT r."id" FROM "AffiliateAutomationLog" r WHERE r."affiliateId" = $1 AND r."leadId" = $2`
const JOBS_OF_LEAD = `SELECT j."id" FROM "AnyJob" j WHERE j."affiliateId" = $1 AND j."runId" IN (${RUNS_OF_LEAD})`

/** Where else something of a person may stand: what a browser sent, a trigger's data, what a provider answered. */
const TRACES: readonly (readonly [name: string, text: string])[] = [
  [
    'erase-consents',
    `UPDATE "LeadConsent" SET "ip" = NULL, "userAgent" = NULL, "answers" = NULL WHERE "affiliateId" = $1 AND "leadId" = $2`,
  ],
  ['erase-questions', `DELETE FROM "OptinConfirmation" WHERE "affiliateId" = $1 AND "leadId" = $2`],
  [
    'erase-trigger-data',
    `UPDATE "AffiliateAutomationLog" SET "triggerData" = NULL
     WHERE "affiliateId" = $1 AND "leadId" = $2 AND "triggerData" IS NOT NULL`,
  ],
  [
    'erase-events',
    `UPDATE "LeadEvent" SET "data" = NULL WHERE "affiliateId" = $1 AND "leadId" = $2 AND "data" IS NOT NULL`,
  ],
  [
    'erase-job-errors',
    `UPDATE "AffiliateAutomationJob" SET "errorMessage" = NULL, "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "runId" IN (${RUNS_OF_LEAD}) AND "errorMessage" IS NOT NULL`,
  ],
  [
    'erase-archived-errors',
    `UPDATE "ArchivedJob" SET "errorMessage" = NULL
     WHERE "affiliateId" = $1 AND "runId" IN (${RUNS_OF_LEAD}) AND "errorMessage" IS NOT NULL`,
  ],
  [
    'erase-attempts',
    `UPDATE "AutomationAttempt" SET "message" = '', "answer" = NULL
     WHERE "affiliateId" = $1 AND "jobId" IN (${JOBS_OF_LEAD})`,
  ],
  [
    'erase-webhooks',
    `UPDATE "WebhookEvent" SET "email" = '', "payload" = '{}'
     WHERE "digest" IN (SELECT e."digest" FROM "DeliveryEvent" e
       WHERE e."affiliateId" = $1 AND e."jobId" IN (${JOBS_OF_LEAD}))`,
  ],
  [
    'erase-deliveries',
    `UPDATE "DeliveryEvent" SET "link" = NULL, "reason" = NULL
     WHERE "affiliateId" = $1 AND "jobId" IN (${JOBS_OF_LEAD})`,
  ],
]
