import { useTRPC } from '@booster/web/api/client'
import { skipToken, useQuery } from '@tanstack/react-query'

/** How many requests wait for a decision; undefined: not known yet. */
export function useOpenTopUps({ enabled }: { readonly enabled: boolean }): number | undefined {
  return useQuery(useTRPC().admin.topUp.count.queryOptions(enabled ? undefined : skipToken)).data?.open
}
