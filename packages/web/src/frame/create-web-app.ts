import type { QueryClient } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { type AppHome, signInPath } from '../address/paths.ts'
import { type BoosterApi, type BoosterClient, createBoosterClient } from '../api/client.ts'
import { createQueryClient } from '../api/create-query-client.ts'
import { createLive, type Live } from '../live/create-live.ts'
import { openStream, type Subscribe } from '../live/open-stream.ts'
import { refreshTouched, type TouchedQueries } from '../live/refresh-touched.ts'
import { leaveForSignIn } from '../session/leave-for-sign-in.ts'
import { SESSION_STAYS_FRESH } from '../session/session-stays-fresh.ts'

export type WebAppOptions<Topic extends string> = {
  readonly home: AppHome
  readonly subscribe: (client: BoosterClient) => Subscribe<Topic>
  readonly touchedBy: (api: BoosterApi) => TouchedQueries<Topic>
  /** Refetch everything this often, for changes that nobody announces; absent: never. */
  readonly refreshAllEveryMs?: number
}

/** What an app is made of outside of React. */
export type WebApp = {
  readonly client: BoosterClient
  readonly queryClient: QueryClient
  readonly live: Live
  /** Asks beside the code of the page instead of after it. Not on the sign-in page, where nobody is. */
  readonly askWhoIsSignedIn: () => void
}

/** Puts client, cache and live stream of an app together. Call it once, in main.tsx. */
export function createWebApp<Topic extends string>(options: WebAppOptions<Topic>): WebApp {
  const { home, subscribe, touchedBy, refreshAllEveryMs } = options
  const client = createBoosterClient({ url: '/trpc' })
  const queryClient = createQueryClient({
    onSignedOut: () => leaveForSignIn(home),
    isUnwatched: () => live.isUnwatched(),
  })
  const api: BoosterApi = createTRPCOptionsProxy({ client, queryClient })
  const touched = touchedBy(api)
  const live = createLive<Topic>({
    open: (on) => openStream(subscribe(client), on),
    refresh: (topics) => refreshTouched({ queryClient, touched, topics }),
    isBusy: () => queryClient.isMutating() > 0,
    checkSession: () => void queryClient.invalidateQueries({ queryKey: api.session.pathKey() }),
    refreshAllEveryMs,
  })
  const askWhoIsSignedIn = () => {
    if (location.pathname.startsWith(signInPath(home))) return
    void queryClient.prefetchQuery(api.session.me.queryOptions(undefined, SESSION_STAYS_FRESH))
  }
  return { client, queryClient, live, askWhoIsSignedIn }
}
