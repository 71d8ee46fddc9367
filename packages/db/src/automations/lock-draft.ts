import type { Tx } from '../connection/transaction.ts'
import type { AutomationRef } from './draft-facts.ts'

export type LockedDraft = {
  readonly status: string
  readonly publishedVersion: number
  /** 0: there is none. */
  readonly revision: number
}

/**
 * Locks the sequence, and with it its draft, which nobody writes without this lock.
 * @param lock `to write`: leads go on entering; `to publish`: they wait
 */
export async function lockDraft(
  tx: Tx,
  input: AutomationRef & { readonly lock: 'to write' | 'to publish' },
): Promise<LockedDraft | undefined> {
  const isToPublish = input.lock === 'to publish'
  const [locked] = await tx.rows<Omit<LockedDraft, 'revision'>>(
    isToPublish ? 'lock-draft-to-publish' : 'lock-draft-to-write',
    `SELECT a."status"::text AS "status", a."publishedVersion"
     FROM "AffiliateAutomation" a WHERE a."affiliateId" = $1::uuid AND a."id" = $2::uuid
     FOR ${isToPublish ? 'UPDATE' : 'NO KEY UPDATE'}`,
    [input.affiliateId, input.automationId],
  )
  if (locked === undefined) return undefined
  // By a statement of its own: the one above sees the rows as they were before it waited for the lock.
  const [draft] = await tx.rows<{ revision: number }>(
    'revision-of-draft',
    `SELECT "revision" FROM "AutomationDraft" WHERE "affiliateId" = $1::uuid AND "automationId" = $2::uuid`,
    [input.affiliateId, input.automationId],
  )
  return { ...locked, revision: draft?.revision ?? 0 }
}
