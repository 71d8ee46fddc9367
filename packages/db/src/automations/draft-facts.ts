import type { WithActor } from '@booster/engine/ports'

/** One step of a draft, as it is stored. */
export type DraftStep = {
  readonly id: string
  readonly delayMinutes: number
  readonly emailSubject: string
  readonly preheader: string
  readonly emailBody: string
}

export type AutomationRef = { readonly affiliateId: string; readonly automationId: string }

/** Who wrote something: a person, or a program by a key of hers. All null: the system. */
export type AuthorFacts = {
  readonly authorId: string | null
  readonly authorName: string | null
  /** Name of the API key. */
  readonly authorKey: string | null
}

/** SQL: the columns of AuthorFacts, from a row `alias` with "authorId" and "authorKey". */
export function authorColumns(alias: string): string {
  return `${alias}."authorId", ${alias}."authorKey", (
    SELECT u."name" FROM "User" u WHERE u."id" = ${alias}."authorId") AS "authorName"`
}

/** The draft of a sequence; without one: its published steps, revision 0 and no author. */
export type DraftFacts = AuthorFacts & {
  readonly status: string
  readonly isDraft: boolean
  readonly revision: number
  readonly baseVersion: number
  readonly publishedVersion: number
  readonly steps: readonly DraftStep[]
  readonly savedAt: Date | null
}

export type DraftRef = AutomationRef & WithActor & { readonly revision: number }
