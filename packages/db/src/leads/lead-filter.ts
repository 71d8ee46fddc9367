import type { LeadFilter, LeadMailing } from '@booster/contracts/leads/leads'
import { startsWith } from '../connection/like-pattern.ts'

/** SQL conditions on a lead `l`; their values are appended to `values`. Erased leads are in no list. */
export function leadFilterConditions(filter: LeadFilter, values: unknown[]): string[] {
  const conditions = ['l."erasedAt" IS NULL']
  const demand = (value: unknown, condition: (parameter: string) => string): void => {
    if (value === undefined) return
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  if (filter.q !== undefined) conditions.push(...leadWordConditions(filter.q, values))
  if (filter.blocked !== undefined) conditions.push(MAILING[filter.blocked])
  if (filter.hasAddress !== undefined)
    conditions.push(`l."email" IS ${filter.hasAddress ? 'NOT NULL' : 'NULL'}`)
  demand(filter.tag, (tag) => `${tag} = ANY (l."tags")`)
  // Kept apart so that the planner sees what the partial index of the other states leaves out.
  if (filter.status !== undefined && filter.status !== 'new') conditions.push(`l."status" <> 'new'`)
  demand(filter.status, (status) => `l."status" = ${status}`)
  demand(filter.source, (source) => `l."source" = ${source}`)
  return conditions
}

/** SQL conditions on a lead `l`: each word begins one of its name, its address or its number. */
export function leadWordConditions(q: string, values: unknown[]): string[] {
  return wordsOf(q).map((word) => {
    values.push(startsWith(word))
    return hasWord(`$${values.length}`)
  })
}

/** As `whyNotMailed` says, in the words of the partial indexes. */
export const MAILING = {
  NONE: `l."email" IS NOT NULL AND l."suppressedAt" IS NULL AND l."unsubscribedAt" IS NULL AND l."awaitingSince" IS NULL`,
  NO_ADDRESS: `l."email" IS NULL`,
  SUPPRESSED: `l."email" IS NOT NULL AND l."suppressedAt" IS NOT NULL`,
  UNSUBSCRIBED: `l."email" IS NOT NULL AND l."suppressedAt" IS NULL AND l."unsubscribedAt" IS NOT NULL`,
  AWAITING_CONFIRMATION: `l."email" IS NOT NULL AND l."suppressedAt" IS NULL AND l."unsubscribedAt" IS NULL AND l."awaitingSince" IS NOT NULL`,
} as const satisfies Record<LeadMailing, string>

/** The words a person typed to find a lead; a number typed as at home (`0812…`) is looked for as it is kept. */
export function wordsOf(q: string): readonly string[] {
  return q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (/^0\d{2,}$/.test(word) ? `+62${word.slice(1)}` : word))
}

function hasWord(pattern: string): string {
  return `(l."name" ILIKE ${pattern} OR l."name" ILIKE '% ' || ${pattern} OR l."email" LIKE ${pattern}
    OR l."whatsapp" LIKE ${pattern})`
}
