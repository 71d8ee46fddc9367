import { createBoosterClient, createBoosterOptions } from '@booster/trpc/react'
import { keepPreviousData, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { errorCodeOf } from './error-facts.ts'
import { livePause } from './live-pause.ts'
import { endSession } from './session-end.ts'

function leaveWhenSignedOut(error: unknown) {
  if (errorCodeOf(error) === 'UNAUTHORIZED') endSession()
}

export const client = createBoosterClient({ url: '/trpc' })

/** Pausing means pausing: focus and reconnecting fetch nothing either. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 1 && errorCodeOf(error) === null,
      retryDelay: 800,
      refetchOnWindowFocus: () => !livePause.read(),
      refetchOnReconnect: () => !livePause.read(),
      placeholderData: keepPreviousData,
    },
    mutations: { networkMode: 'always' },
  },
})

/** Query options outside of React. */
export const api = createBoosterOptions({ client, queryClient })
