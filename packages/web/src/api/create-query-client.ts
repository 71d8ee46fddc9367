import { setServerNow } from '@booster/ui/format/server-clock'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { factsOf } from './error-facts.ts'

export type QueryClientOptions = {
  /** The server no longer knows this session. */
  readonly onSignedOut: () => void
  /** Whether focus and reconnect have to refetch, because the live stream does not do it. */
  readonly isUnwatched: () => boolean
}

const RETRY_AFTER_MS = 800

/** The cache of both apps. It also sets the clock by every answer that carries the server's time. */
export function createQueryClient({ onSignedOut, isUnwatched }: QueryClientOptions): QueryClient {
  const onError = (error: unknown) => {
    if (factsOf(error).httpStatus === 401) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError, onSuccess: takeServerNow }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        gcTime: 5 * 60_000,
        retry: retriesOnce,
        retryDelay: RETRY_AFTER_MS,
        refetchOnWindowFocus: isUnwatched,
        refetchOnReconnect: isUnwatched,
      },
      // Without a network an action fails at once; it must not wait and run later unseen.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** Retries what may work a moment later: no answer, 502 or 503. Any other refusal is final. */
export function retriesOnce(failures: number, error: unknown): boolean {
  const status = factsOf(error).httpStatus
  return failures < 1 && (status === null || status === 502 || status === 503)
}

function takeServerNow(data: unknown): void {
  if (typeof data !== 'object' || data === null || !('serverNow' in data)) return
  if (typeof data.serverNow === 'string') setServerNow(data.serverNow)
}
