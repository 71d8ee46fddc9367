import type { Dashboard as Answer } from '@booster/contracts/dashboard'
import { useTRPC } from '@booster/web/api/client'
import { useQuery } from '@tanstack/react-query'

export type Dashboard = Answer

/** All numbers of the overview. The frame reads badge and counts from the same answer, so they never disagree. */
export function useDashboard({ enabled = true }: { readonly enabled?: boolean } = {}) {
  return useQuery(useTRPC().admin.dashboard.queryOptions(undefined, { enabled }))
}
