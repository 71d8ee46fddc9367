import type { LeadCursor } from '@booster/contracts/leads/lead-cursor'
import type { LeadSort } from '@booster/contracts/leads/leads'

/** How a list of leads is sorted, in SQL over keys `k` with the columns `place` and `id`. */
export type LeadOrder = {
  readonly by: LeadCursor['by']
  readonly orderBy: (alias: string) => string
  /** The condition on a key that comes behind a place; its values are appended. */
  readonly behind: (place: LeadCursor, values: unknown[]) => string
}

export const LEAD_ORDERS: Readonly<Record<LeadSort, LeadOrder>> = {
  newest: byTime('<', '>'),
  oldest: byTime('>', '<'),
  name: byName('>'),
  name_desc: byName('<'),
}

const DIRECTION = { '<': 'DESC', '>': 'ASC' } as const

/** The first bound is one that an index can start at; the second one cuts off the equal ones up to the place. */
function byTime(before: '<' | '>', then: '<' | '>'): LeadOrder {
  return {
    by: 'time',
    orderBy: (alias) => `${alias}."place" ${DIRECTION[before]}, ${alias}."id" ${DIRECTION[then]}`,
    behind: (place, values) => {
      values.push(place.by === 'time' ? place.at : null, place.id)
      const [at, id] = [`$${values.length - 1}::timestamptz`, `$${values.length}::uuid`]
      return `k."place" ${before}= ${at} AND (k."place" ${before} ${at} OR k."id" ${then} ${id})`
    },
  }
}

function byName(before: '<' | '>'): LeadOrder {
  return {
    by: 'name',
    orderBy: (alias) => `${alias}."place" ${DIRECTION[before]}, ${alias}."id" ${DIRECTION[before]}`,
    behind: (place, values) => {
      values.push(place.by === 'name' ? place.name : null, place.id)
      return `(k."place", k."id") ${before} ($${values.length - 1}::text, $${values.length}::uuid)`
    },
  }
}
