import { useTRPC } from '@booster/trpc/react'
import { useQuery } from '@tanstack/react-query'

/** Who is signed in, the credit, and the numbers beside the navigation. */
export function useSession() {
  return useQuery(useTRPC().session.me.queryOptions(undefined, { staleTime: 5_000 }))
}
