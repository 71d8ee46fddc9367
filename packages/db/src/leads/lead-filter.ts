import { leadMatches, startsWith } from '../connection/like-pattern.ts'
import { LEAD_BLOCKED } from './lead-facts.ts'

export type LeadFilterInput = {
  /** How name or address begin. */
  readonly q?: string | undefined
  readonly blocked?: string | undefined
}

/** SQL conditions on a lead `l`; their values are appended to `values`. */
export function leadFilterConditions(filter: LeadFilterInput, values: unknown[]): string[] {
  const conditions: string[] = []
  if (filter.q !== undefined) {
    values.push(startsWith(filter.q))
    conditions.push(leadMatches(values.length))
  }
  if (filter.blocked !== undefined) {
    values.push(filter.blocked)
    conditions.push(`${LEAD_BLOCKED} = $${values.length}`)
  }
  return conditions
}
