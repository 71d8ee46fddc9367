import type { LeadImportStore } from '@booster/services/imports/ports'
import type { BadRow } from '@booster/services/imports/reading/read-lead'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { unnestColumns } from '../connection/unnest.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { forgetFile } from './forget-file.ts'
import type { ImportContext } from './import-context.ts'
import type { ImportRules } from './import-rules.ts'
import { startSequence } from './start-sequence.ts'
import { type WrittenLead, writeImportedLeads } from './write-imported-leads.ts'

type Input = Parameters<LeadImportStore['writePortion']>[0]

const BAD_ROWS = unnestColumns({ row: 'int', column: 'int', reason: 'text', detail: 'text?', cells: 'text' })

/** The next portion: its leads, their consents and its part of the report, in one transaction. */
export function writeImportPortion({ pool, clock, hashKey }: ImportContext, input: Input): Promise<boolean> {
  return inTransaction({ pool, clock }, async (tx) => {
    const rules = await lockImport(tx, input)
    if (rules === null) return false
    const written = await writeImportedLeads(tx, { ...input, rules, hashKey })
    writeBadRows(tx, input)
    if (rules.automationId !== null && written.length > 0) writeLeadIds(tx, input, written)
    writeProgress(tx, input, countsOf(input, written))
    if (input.isLast) {
      if (rules.automationId !== null) await startSequence(tx, { ...input, automationId: rules.automationId })
      forgetFile(tx, input)
    }
    announceChange(tx, [input.affiliateId], input.isLast ? ['imports', 'leads', 'triggers'] : ['imports'])
    return true
  })
}

/** Locked until the end of the transaction, so nobody takes the lease over or cancels in between. */
async function lockImport(tx: Tx, input: Input): Promise<ImportRules | null> {
  const [rules] = await tx.rows<ImportRules>(
    'lock-import',
    `SELECT "onKnown"::text AS "onKnown", "tags", "consentText", "consentSource", "automationId", "erasedHashes" FROM "LeadImport"
     WHERE "affiliateId" = $1 AND "id" = $2 AND "leaseToken" = $3 AND "status" = 'running' AND "lastRow" = $4
     FOR NO KEY UPDATE`,
    [input.affiliateId, input.id, input.leaseToken, input.afterRow],
  )
  return rules ?? null
}

type Counts = { created: number; updated: number; skipped: number; failed: number; silenced: number }

/** An address that stands in a portion twice is one lead: the second row updates it, or is skipped. */
function countsOf({ leads, badRows }: Input, written: readonly WrittenLead[]): Counts {
  const created = written.filter(({ isNew }) => isNew).length
  const updated = written.reduce((sum, { isNew, rows }) => sum + (isNew ? 0 : 1) + rows - 1, 0)
  return {
    created,
    updated,
    skipped: leads.length - created - updated,
    failed: badRows.length,
    silenced: written.filter(({ isSilenced }) => isSilenced).length,
  }
}

function writeBadRows(tx: Tx, { affiliateId, id, badRows }: Input): void {
  if (badRows.length === 0) return
  tx.send(
    'write-bad-rows',
    `INSERT INTO "LeadImportBadRow" ("affiliateId", "importId", "row", "column", "reason", "detail", "cells")
     SELECT $1, $2, u.row, u."column", u.reason, u.detail, ARRAY(SELECT jsonb_array_elements_text(u.cells::jsonb))
     FROM ${BAD_ROWS.unnest(3)} AS u(row, "column", reason, detail, cells)`,
    [
      affiliateId,
      id,
      ...BAD_ROWS.arrays(badRows, {
        row: (bad: BadRow) => bad.row,
        column: (bad) => bad.column,
        reason: (bad) => bad.reason,
        detail: (bad) => bad.detail,
        cells: (bad) => JSON.stringify(bad.cells),
      }),
    ],
  )
}

function writeLeadIds(tx: Tx, { affiliateId, id, lastRow }: Input, written: readonly WrittenLead[]): void {
  tx.send(
    'write-import-leads',
    `INSERT INTO "LeadImportPortion" ("affiliateId", "importId", "lastRow", "leadIds") VALUES ($1, $2, $3, $4::uuid[])`,
    [affiliateId, id, lastRow, written.map((lead) => lead.id)],
  )
}

function writeProgress(tx: Tx, input: Input, counts: Counts): void {
  const rows = input.leads.length + input.badRows.length
  tx.send(
    input.isLast ? 'complete-import' : 'advance-import',
    `UPDATE "LeadImport" SET "lastRow" = $4, "doneRows" = "doneRows" + $5, "created" = "created" + $6,
       "updated" = "updated" + $7, "skipped" = "skipped" + $8, "failed" = "failed" + $9, "silenced" = "silenced" + $10,
       ${
         input.isLast
           ? `"status" = 'completed', "endedAt" = ${tx.clock.now}, "leaseToken" = NULL, "leaseUntil" = NULL`
           : `"leaseUntil" = ${tx.clock.now} + $11 * interval '1 millisecond'`
       }
     WHERE "affiliateId" = $1 AND "id" = $2 AND "leaseToken" = $3`,
    [
      input.affiliateId,
      input.id,
      input.leaseToken,
      input.lastRow,
      rows,
      counts.created,
      counts.updated,
      counts.skipped,
      counts.failed,
      counts.silenced,
      ...(input.isLast ? [] : [input.leaseMs]),
    ],
  )
}
