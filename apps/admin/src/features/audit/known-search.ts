import { AUDIT_ACTIONS, AUDIT_ACTORS } from '@booster/contracts/audit'
import { withoutUnset } from '@booster/web/api/without-unset'
import type { AuditSearch } from './audit-search.ts'

/** The search params without actions, actors and days that do not exist. */
export function knownSearch({ action, actor, from, to, ...rest }: AuditSearch): AuditSearch {
  return withoutUnset({
    ...rest,
    action: action !== undefined && Object.hasOwn(AUDIT_ACTIONS, action) ? action : undefined,
    actor: AUDIT_ACTORS.find((each) => each === actor),
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
  })
}

function isDay(day: string | undefined): boolean {
  if (day === undefined) return false
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
