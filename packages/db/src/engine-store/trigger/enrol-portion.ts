import { SYSTEM } from '@booster/engine/domain/actor'
import type { TriggerType } from '@booster/engine/domain/automation'
import type { SkipReason } from '@booster/engine/domain/trigger/skip-reason'
import type { BulkTriggerLease, EnrolInput, EnrolReport, PortionEnrolled } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { enrolInTransaction } from './enrol-leads.ts'

type PortionInput = BulkTriggerLease & { readonly leaseMs: number }

type Portion = {
  readonly triggerType: TriggerType
  readonly automationId: string | null
  readonly triggerKey: string | null
  readonly triggerData: Readonly<Record<string, unknown>> | null
  readonly skipped: SkipCounts
  readonly portion: number
  readonly portionCount: number
  readonly leadIds: readonly string[]
}

type SkipCounts = Partial<Record<SkipReason, number>>

/** The next portion of a bulk trigger: its runs, its jobs and its part of the report, in one transaction. */
export function enrolPortion({ pool, clock }: StoreContext, input: PortionInput): Promise<PortionEnrolled> {
  return inTransaction({ pool, clock }, async (tx): Promise<PortionEnrolled> => {
    const portion = await lockNextPortion(tx, input)
    if (portion === null) return { kind: 'lost' }
    const report = await enrolInTransaction(tx, enrolInputOf(input.affiliateId, portion))
    writeSkips(tx, { ...input, portion, report })
    writeProgress(tx, { ...input, portion, report })
    announceChange(tx, [input.affiliateId], ['triggers'])
    return {
      kind: 'enrolled',
      leads: portion.leadIds.length,
      more: portion.portion < portion.portionCount,
    }
  })
}

/** Locked until the end of the transaction, so nobody takes the lease over or cancels in between. */
async function lockNextPortion(tx: Tx, input: PortionInput): Promise<Portion | null> {
  const [portion] = await tx.rows<Portion>(
    'lock-next-portion',
    `SELECT b."triggerType", b."automationId", b."triggerKey", b."triggerData", b."skipped", p."portion",
       b."portionCount", p."leadIds"
     FROM "BulkTrigger" b
     JOIN "BulkTriggerPortion" p
       ON p."affiliateId" = b."affiliateId" AND p."bulkTriggerId" = b."id" AND p."portion" = b."nextPortion"
     WHERE b."affiliateId" = $1 AND b."id" = $2 AND b."leaseToken" = $3 AND b."status" = 'running'
     FOR NO KEY UPDATE OF b`,
    [input.affiliateId, input.bulkTriggerId, input.leaseToken],
  )
  return portion ?? null
}

function enrolInputOf(affiliateId: string, portion: Portion): EnrolInput {
  const { leadIds, triggerType, automationId, triggerKey, triggerData } = portion
  return {
    affiliateId,
    leadIds,
    triggerType,
    // The person is in the audit log with the start of the bulk trigger.
    actor: SYSTEM,
    ...(automationId === null ? {} : { automationId }),
    ...(triggerKey === null ? {} : { triggerKey }),
    ...(triggerData === null ? {} : { triggerData }),
  }
}

type Outcome = PortionInput & { readonly portion: Portion; readonly report: EnrolReport }

/** Replaces the portion's leads with the list of skipped ones. */
function writeSkips(tx: Tx, { affiliateId, bulkTriggerId, portion, report }: Outcome): void {
  tx.send(
    'write-portion-skips',
    `UPDATE "BulkTriggerPortion" SET "leadIds" = '{}', "skippedLeadIds" = $4::uuid[],
       "skippedAutomationIds" = $5::uuid[], "skippedReasons" = $6::text[]::"SkipReason"[]
     WHERE "affiliateId" = $1 AND "bulkTriggerId" = $2 AND "portion" = $3`,
    [
      affiliateId,
      bulkTriggerId,
      portion.portion,
      report.skipped.map((skip) => skip.leadId),
      report.skipped.map((skip) => skip.automationId),
      report.skipped.map((skip) => skip.reason),
    ],
  )
}

function writeProgress(tx: Tx, outcome: Outcome): void {
  const { affiliateId, bulkTriggerId, leaseToken, leaseMs, portion, report } = outcome
  const isLast = portion.portion === portion.portionCount
  tx.send(
    isLast ? 'complete-bulk-trigger' : 'advance-bulk-trigger',
    `UPDATE "BulkTrigger" SET "doneLeads" = "doneLeads" + $4, "enrolledRuns" = "enrolledRuns" + $5,
       "plannedJobs" = "plannedJobs" + $6, "skipped" = $7::jsonb, "nextPortion" = $8::int + 1,
       ${
         isLast
           ? `"status" = 'completed', "endedAt" = ${tx.clock.now}, "leaseToken" = NULL, "leaseUntil" = NULL`
           : `"leaseUntil" = ${tx.clock.now} + $9 * interval '1 millisecond'`
       }
     WHERE "affiliateId" = $1 AND "id" = $2 AND "leaseToken" = $3`,
    [
      affiliateId,
      bulkTriggerId,
      leaseToken,
      portion.leadIds.length,
      report.enrolled.length,
      report.enrolled.reduce((jobs, enrolment) => jobs + enrolment.jobs, 0),
      JSON.stringify(addSkips(portion.skipped, report)),
      portion.portion,
      ...(isLast ? [] : [leaseMs]),
    ],
  )
}

function addSkips(before: SkipCounts, { skipped }: EnrolReport): SkipCounts {
  const counts = { ...before }
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
