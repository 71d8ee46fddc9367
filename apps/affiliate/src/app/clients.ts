import { createBoosterClient } from '@booster/trpc/react'
import { setServerNow } from '@booster/ui/format/server-clock'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { leaveForSignIn } from '../session/leave-for-sign-in.ts'
import { factsOf } from '../words/error-facts.ts'

/** The typed client of the API, on this page's own origin. */
export const client = createBoosterClient({ url: '/trpc' })

function signInAgain(error: unknown): void {
  if (factsOf(error).httpStatus === 401) leaveForSignIn()
}

/** A wrong address or a refusal stays one; only what may be better a moment later is asked again. */
function retryTwice(failures: number, error: unknown): boolean {
  const status = factsOf(error).httpStatus
  return failures < 1 && (status === null || status === 502 || status === 503)
}

/**
 * Focus and reconnect are not the cache's business: the live stream (live/live.ts) knows when the page is behind, and
 * a person can pause it.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: signInAgain,
    onSuccess: (data) => {
      if (hasServerNow(data)) setServerNow(data.serverNow)
    },
  }),
  mutationCache: new MutationCache({ onError: signInAgain }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      gcTime: 5 * 60_000,
      retry: retryTwice,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { retry: false },
  },
})

function hasServerNow(data: unknown): data is { readonly serverNow: string } {
  return (
    typeof data === 'object' && data !== null && 'serverNow' in data && typeof data.serverNow === 'string'
  )
}
