import type { JobFilter } from '@booster/contracts/jobs/jobs'
import { serverNow } from '@booster/ui/format/server-clock'
import { IANA_ZONES, type Zone, zonePreference } from '@booster/ui/format/zone'
import { withoutUnset } from '@booster/web/api/without-unset'
import { useMemo } from 'react'
import type { JobsSearch, JobWindow } from './jobs-search.ts'

export const PAGE_SIZE = 25
const HOUR_MS = 3_600_000

/** The filter of the list that the address describes. Its times are fixed when the window is chosen. */
export function useJobFilter(search: JobsSearch): JobFilter {
  const { status, window, automation, lead, run, error, hold, credit, q } = search
  const span = useMemo(() => spanOf(window), [window])
  return useMemo(
    () =>
      withoutUnset({
        status,
        automationId: automation,
        leadId: lead,
        runId: run,
        errorCode: error,
        holdReason: hold,
        credit,
        q,
        ...span,
      }),
    [status, automation, lead, run, error, hold, credit, q, span],
  )
}

function spanOf(window: JobWindow | undefined): Pick<JobFilter, 'from' | 'to' | 'endedOn'> {
  const now = serverNow()
  const at = (hours: number) => new Date(now + hours * HOUR_MS).toISOString()
  switch (window) {
    case 'today':
      return { endedOn: dayIn(zonePreference.read(), now) }
    case '24h':
      return { from: at(-24), to: at(0) }
    case '7d':
      return { from: at(-7 * 24), to: at(0) }
    case '30d':
      return { from: at(-30 * 24), to: at(0) }
    case 'late':
      return { to: at(-1) }
    case 'next24h':
      return { from: at(0), to: at(24) }
    default:
      return {}
  }
}

/** YYYY-MM-DD, as the counters have it. */
function dayIn(zone: Zone, atMs: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: IANA_ZONES[zone] }).format(atMs)
}

/** Whether anything but the status tab narrows the list; the counters know tabs and sequences only. */
export function isNarrowed({ window, lead, run, error, hold, credit, q }: JobsSearch): boolean {
  return [window, lead, run, error, hold, credit, q].some((value) => value !== undefined)
}

export function hasFilters(search: JobsSearch): boolean {
  return isNarrowed(search) || search.automation !== undefined
}
