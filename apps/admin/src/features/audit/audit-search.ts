import type { AuditAction, AuditActor } from '@booster/contracts/audit'
import { optionalParams, readId, type Search } from '@booster/web/address/read-search'

/** Search params of the audit log; garbage is dropped. */
export function readAuditSearch(search: Search) {
  return optionalParams({
    action: readCode<AuditAction>(search.action),
    actor: readCode<AuditActor>(search.actor),
    person: readId(search.person),
    affiliateId: readId(search.affiliateId),
    object: readObject(search.object),
    from: readDay(search.from),
    to: readDay(search.to),
  })
}

export type AuditSearch = ReturnType<typeof readAuditSearch>

/**
 * A word of a list that is too long for the first load. The page knows the list, and the server refuses what is not on
 * it.
 */
function readCode<Code extends string>(value: unknown): Code | undefined {
  return typeof value === 'string' && /^[a-z_.-]{1,40}$/.test(value) ? (value as Code) : undefined
}

/** Some objects have an id that is a word: `sending`, `AFTER_OPTIN`. */
function readObject(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.@+-]{1,100}$/.test(value) ? value : undefined
}

function readDay(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
}
