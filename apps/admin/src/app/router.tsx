import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { ChartSearch } from './chart-search.ts'
import { api, queryClient } from './client.ts'
import { errorCodeOf } from './error-facts.ts'
import { BrokenPage, MissingPage } from './fault-pages.tsx'
import { oneOf, parseSearch, returnPath, stringifySearch } from './search-params.ts'
import { onSessionEnd } from './session-end.ts'

const rootRoute = createRootRoute({
  component: Outlet,
  errorComponent: BrokenPage,
  notFoundComponent: MissingPage,
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({
    returnTo: returnPath(search.returnTo) ?? undefined,
  }),
  component: lazyRouteComponent(() => import('../routes/sign-in.tsx'), 'SignInRoute'),
})

/** Everything behind the sign-in: who is not signed in goes there and comes back. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(api.session.me.queryOptions())
    } catch (error) {
      if (errorCodeOf(error) !== 'UNAUTHORIZED') throw error
      throw redirect({ to: '/sign-in', search: { returnTo: returnPath(location.publicHref) ?? undefined } })
    }
  },
  component: lazyRouteComponent(() => import('./frame.tsx'), 'Frame'),
})

const SPANS = ['90'] as const
function chartSearch(search: Record<string, unknown>): ChartSearch {
  return {
    days: oneOf(search.days, SPANS),
    view: oneOf(search.view, ['table'] as const),
  }
}

const dashboardRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  validateSearch: chartSearch,
  component: lazyRouteComponent(() => import('../routes/dashboard.tsx'), 'DashboardRoute'),
})

const creditsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/credits',
  validateSearch: chartSearch,
  component: lazyRouteComponent(() => import('../routes/credits.tsx'), 'CreditsRoute'),
})

const alertsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/alerts',
  validateSearch: (search: Record<string, unknown>) => ({
    state: oneOf(search.state, ['acknowledged', 'resolved'] as const),
  }),
  component: lazyRouteComponent(() => import('../routes/alerts.tsx'), 'AlertsRoute'),
})

const engineRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/engine',
  component: lazyRouteComponent(() => import('../routes/engine.tsx'), 'EngineRoute'),
})

const affiliatesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/affiliates',
  validateSearch: (search: Record<string, unknown>) => ({
    q:
      typeof search.q === 'string' && search.q.trim().length >= 2 ? search.q.trim().slice(0, 100) : undefined,
  }),
  component: lazyRouteComponent(() => import('../routes/affiliates.tsx'), 'AffiliatesRoute'),
})

const integrityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/integrity',
  component: lazyRouteComponent(() => import('../routes/integrity.tsx'), 'IntegrityRoute'),
})

export const router = createRouter({
  basepath: '/admin',
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  routeTree: rootRoute.addChildren([
    signInRoute,
    frameRoute.addChildren([
      dashboardRoute,
      creditsRoute,
      alertsRoute,
      engineRoute,
      affiliatesRoute,
      integrityRoute,
    ]),
  ]),
})

onSessionEnd(() => {
  const here = returnPath(`${location.pathname}${location.search}`)
  if (here === null) return
  queryClient.clear()
  void router.navigate({ to: '/sign-in', search: { returnTo: here } })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
