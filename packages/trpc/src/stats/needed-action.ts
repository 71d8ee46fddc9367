import { isoOf } from '@booster/db/connection/iso-time'
import type { NeededAction } from '@booster/db/dashboard/list-needed-actions'

/** What comes first on the list. */
const PLACES: Readonly<Record<NeededAction['kind'], number>> = {
  no_credit: 0,
  recipient_refused: 1,
  unconfirmed: 2,
  failed: 3,
  held: 4,
  leads_without_email: 5,
}

/** A thing to do, with the filter of the list that shows it. */
export function neededActionOf(action: NeededAction) {
  const { kind, count, credits, reason, automationId, automationName } = action
  return {
    kind,
    count,
    credits,
    reason,
    automation: automationId === null ? null : { id: automationId, name: automationName ?? '' },
    filter: filterOf(action),
    place: PLACES[kind],
  }
}

function filterOf({ kind, reason, automationId, since }: NeededAction) {
  if (kind === 'leads_without_email') return {}
  if (kind === 'unconfirmed') return { status: 'unconfirmed' }
  if (kind === 'held') return { status: 'held', ...(automationId === null ? {} : { automationId }) }
  return {
    status: 'failed',
    ...(reason === null ? {} : { errorCode: reason }),
    ...(since === null ? {} : { from: isoOf(since) }),
  }
}
