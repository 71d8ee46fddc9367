import type { Tx } from '../../connection/transaction.ts'
import { hashEmail } from '../steer/suppress-leads.ts'

type Person = {
  readonly affiliateId: string
  readonly email: string | null
  /** E.164. */
  readonly whatsapp: string | null
}

/** Taken before the lead, in the order in which an import takes them. */
export async function lockOpenImports(tx: Tx, affiliateId: string): Promise<void> {
  await tx.rows(
    'lock-open-imports',
    `SELECT 1 FROM "LeadImport" WHERE "affiliateId" = $1 AND "status" IN ('uploading', 'ready', 'running')
     ORDER BY "id" FOR NO KEY UPDATE`,
    [affiliateId],
  )
}

/**
 * Takes a person out of what imports keep: the refused rows that name the address or the number, and, of files that are
 * not imported to their end, every row of the address. Such a file itself goes when its import ends, and a day after
 * the upload where it is not started.
 */
export function eraseFromImports(tx: Tx, hashKey: string, person: Person): void {
  const { affiliateId, email, whatsapp } = person
  if (email !== null) {
    tx.send(
      'pass-over-erased-rows',
      `UPDATE "LeadImport" SET "erasedHashes" = array_append("erasedHashes", $2)
       WHERE "affiliateId" = $1 AND "status" IN ('uploading', 'ready', 'running')`,
      [affiliateId, hashEmail(hashKey, email)],
    )
  }
  tx.send(
    'erase-refused-rows',
    `UPDATE "LeadImportBadRow" SET "cells" = '{}', "detail" = NULL
     WHERE "affiliateId" = $1 AND EXISTS (SELECT 1 FROM unnest("cells") AS c(cell)
       WHERE lower(c.cell) ~ $2 OR regexp_replace(c.cell, '\\D', '', 'g') LIKE '%' || $3)`,
    [affiliateId, email === null ? NOTHING : patternOf(email), nationalNumberOf(whatsapp)],
  )
}

/** No text matches it. */
const NOTHING = '(?!)'

/** The address as a word of its own: `ani@x.id` does not stand in `rani@x.id`. */
function patternOf(email: string): string {
  return `(?<![a-z0-9._+-])${email.replaceAll(/[^a-z0-9]/g, '\\$&')}(?![a-z0-9_-]|\\.[a-z0-9])`
}

/** What all spellings of an Indonesian number end with. */
function nationalNumberOf(whatsapp: string | null): string {
  return whatsapp === null ? 'none' : whatsapp.replace(/^\+(?:62)?/, '')
}
