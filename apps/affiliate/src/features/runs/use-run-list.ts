import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RunsSearch } from './runs-search.ts'

export const PAGE_SIZE = 25

/** One page of the runs that the address describes; the old page stays on the screen while the next one loads. */
export function useRunList({ status, automation, lead, q, page = 1 }: RunsSearch) {
  const filter = withoutUnset({ status, automationId: automation, leadId: lead, q })
  return useQuery(
    useTRPC().run.list.queryOptions(
      { ...filter, page, limit: PAGE_SIZE },
      { placeholderData: keepPreviousData },
    ),
  )
}
