import { useKeysetPages } from '@booster/ui/data/use-keyset-pages'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LeadsSearch } from './leads-search.ts'

const PAGE_SIZE = 25

/** One page of the leads that the address describes, their number, and the way on and back. */
export function useLeadList({ sort, ...rest }: Omit<LeadsSearch, 'create'>) {
  const trpc = useTRPC()
  const filter = withoutUnset(rest)
  const pages = useKeysetPages(JSON.stringify([sort, filter]))
  const place = withoutUnset({ sort, cursor: pages.cursor ?? undefined })
  const list = useQuery(
    trpc.lead.list.queryOptions(
      { ...filter, ...place, limit: PAGE_SIZE },
      { placeholderData: keepPreviousData },
    ),
  )
  // One answer examines only so many leads; where it found none of them, the next one goes on.
  const { data } = list
  const goOn = data?.leads.length === 0 ? pages.next(data.nextCursor, 0) : undefined
  const isOfThisPage = !list.isPlaceholderData
  useEffect(() => {
    if (isOfThisPage) goOn?.()
  })
  const count = useQuery(trpc.lead.count.queryOptions(filter, { placeholderData: keepPreviousData }))
  return { list, count: count.data, pages, filter }
}
