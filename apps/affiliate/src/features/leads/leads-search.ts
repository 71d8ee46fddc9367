import { ENTRY_BLOCKS, LEAD_SOURCES, LEAD_STATUSES } from '@booster/engine/domain/lead'
import { optionalParams, readTerm, readWord, type Search } from '@booster/web/address/read-search'

export type LeadsSearch = ReturnType<typeof readLeadsSearch>

/** Words of the filter "may be mailed": `NONE` is who may. */
export const MAILING = ['NONE', ...ENTRY_BLOCKS] as const

/** Orders of the list; the newest first is the default and stays out of the address. */
export const SORTS = ['oldest', 'name', 'name_desc'] as const

/** Search params of the list of leads; `create` opens the dialog for a new one. All are optional, garbage is dropped. */
export function readLeadsSearch(search: Search) {
  return optionalParams({
    q: readTerm(search.q),
    tag: readTag(search.tag),
    status: readWord(search.status, LEAD_STATUSES),
    source: readWord(search.source, LEAD_SOURCES),
    blocked: readWord(search.blocked, MAILING),
    sort: readWord(search.sort, SORTS),
    create: readWord(search.create, ['1']),
  })
}

/** A tag may look like a number in the address. */
function readTag(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const tag = String(value).trim()
  return tag.length >= 1 && tag.length <= 40 && !tag.includes(',') ? tag : undefined
}
