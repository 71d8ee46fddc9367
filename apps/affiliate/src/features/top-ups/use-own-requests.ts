import { useTRPCClient } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { useInfiniteQuery } from '@tanstack/react-query'

/** The affiliate's requests, newest first. */
export function useOwnRequests() {
  const client = useTRPCClient()
  return useInfiniteQuery({
    queryKey: [['topUp', 'list'], {}],
    queryFn: ({ pageParam, signal }) =>
      client.topUp.list.query(withoutUnset({ limit: 10, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}
