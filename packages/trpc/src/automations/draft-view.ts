import { type DraftView, draftView } from '@booster/contracts/automations/drafts'
import type { AuthorFacts, AutomationRef, DraftStep } from '@booster/db/automations/draft-facts'
import { readDraft } from '@booster/db/automations/read-draft'
import { isoOrNull } from '@booster/db/connection/iso-time'
import type { Queryable } from '@booster/db/connection/queryable'
import { checkSequence } from '@booster/mail/check/check-sequence'
import type { Viewer } from '../context.ts'
import { notFound } from '../errors.ts'

/** The draft as it is now. Throws NOT_FOUND. */
export async function readDraftView(
  db: Queryable,
  { viewer, ...key }: AutomationRef & { readonly viewer: Viewer },
): Promise<DraftView> {
  const draft = await readDraft(db, key)
  if (draft === null) throw notFound('Automation')
  return draftView.parse({
    ...draft,
    automationId: key.automationId,
    steps: draft.steps.map(stepViewOf),
    checks: checkSequence(draft.steps),
    author: authorOf(draft, viewer),
    savedAt: isoOrNull(draft.savedAt),
  })
}

/** Without what an older release may have stored beside it. */
export function stepViewOf({ id, delayMinutes, emailSubject, preheader, emailBody }: DraftStep): DraftStep {
  return { id, delayMinutes, emailSubject, preheader, emailBody }
}

/** Null: the system, or somebody who is gone. */
export function authorOf({ authorId, authorName, authorKey }: AuthorFacts, viewer: Viewer) {
  if (authorId === null) return null
  const isProgram = authorKey !== null
  return {
    name: authorKey ?? authorName ?? '',
    kind: isProgram ? ('program' as const) : ('person' as const),
    isYou: authorId === viewer.userId && authorKey === (viewer.keyName ?? null),
  }
}
