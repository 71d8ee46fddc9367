import type { Queryable } from '../connection/queryable.ts'
import { type AuthorFacts, type AutomationRef, authorColumns, type DraftStep } from './draft-facts.ts'

export type KeptDraftFacts = AuthorFacts & {
  readonly id: string
  readonly reason: 'replaced' | 'discarded'
  readonly savedAt: Date
  readonly keptAt: Date
  readonly steps: readonly DraftStep[]
}

/** Newest first. */
export async function listKeptDrafts(
  db: Queryable,
  { affiliateId, automationId }: AutomationRef,
): Promise<readonly KeptDraftFacts[]> {
  const { rows } = await db.query<KeptDraftFacts>(
    `SELECT k."id", k."reason", k."savedAt", k."keptAt", k."steps", ${authorColumns('k')}
     FROM "KeptDraft" k WHERE k."affiliateId" = $1 AND k."automationId" = $2
     ORDER BY k."keptAt" DESC, k."id" DESC`,
    [affiliateId, automationId],
  )
  return rows
}
