import type { ImportRef } from '@booster/services/imports/ports'
import type { Tx } from '../connection/transaction.ts'

/** What an import that has ended needs no more: the file, and the list of its leads. The rows refused stay. */
export function forgetFile(tx: Tx, { affiliateId, id }: ImportRef): void {
  tx.send(
    'forget-import-file',
    `DELETE FROM "LeadImportChunk" WHERE "affiliateId" = $1 AND "importId" = $2`,
    [affiliateId, id],
  )
  tx.send(
    'forget-import-portions',
    `DELETE FROM "LeadImportPortion" WHERE "affiliateId" = $1 AND "importId" = $2`,
    [affiliateId, id],
  )
}
