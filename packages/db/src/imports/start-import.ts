import type { ImportStarted, LeadImportStore } from '@booster/services/imports/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import type { ImportContext } from './import-context.ts'

type Input = Parameters<LeadImportStore['start']>[0]

/** Writes down what was chosen; from then on the import is worked at by any process. */
export function startImport({ pool, clock }: ImportContext, input: Input): Promise<ImportStarted> {
  return inTransaction({ pool, clock }, async (tx): Promise<ImportStarted> => {
    const [found] = await tx.rows<{ status: string; columns: number; fileName: string; totalRows: number }>(
      'lock-import-to-start',
      `SELECT "status"::text AS "status", cardinality("titles") AS "columns", "fileName", "totalRows"
       FROM "LeadImport" WHERE "affiliateId" = $1 AND "id" = $2 FOR NO KEY UPDATE`,
      [input.affiliateId, input.id],
    )
    if (found === undefined) return 'unknown'
    if (found.status !== 'ready') return 'not ready'
    if (Object.values(input.mapping).some((column) => (column ?? 0) >= found.columns)) return 'no such column'
    if (!(await hasAutomation(tx, input))) return 'unknown automation'
    writeChoices(tx, input)
    const { mapping: _mapping, affiliateId, id, actor, ...chosen } = input
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'lead-import.start',
      objects: [{ id, after: { ...chosen, fileName: found.fileName, rows: found.totalRows } }],
    })
    announceChange(tx, [affiliateId], ['imports'])
    return 'started'
  })
}

async function hasAutomation(tx: Tx, { affiliateId, automationId }: Input): Promise<boolean> {
  if (automationId === undefined) return true
  const found = await tx.rows(
    'find-automation-of-import',
    `SELECT 1 FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, automationId],
  )
  return found.length > 0
}

function writeChoices(tx: Tx, input: Input): void {
  tx.send(
    'start-import',
    `UPDATE "LeadImport" SET "status" = 'running', "startedAt" = ${tx.clock.now}, "mapping" = $3::jsonb,
       "onKnown" = $4::"KnownLeadRule", "tags" = $5::text[], "consentText" = $6, "consentSource" = $7, "automationId" = $8::uuid,
       "samples" = '[]'
     WHERE "affiliateId" = $1 AND "id" = $2 AND "status" = 'ready'`,
    [
      input.affiliateId,
      input.id,
      JSON.stringify(input.mapping),
      input.onKnown,
      [...new Set(input.tags)],
      input.consent.text,
      input.consent.source,
      input.automationId ?? null,
    ],
  )
}
