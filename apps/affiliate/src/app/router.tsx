import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { NotFoundPage, PageFailed } from './failed-pages.tsx'
import {
  readAutomationSearch,
  readCreditsSearch,
  readJobsSearch,
  readRunsSearch,
  readSignInSearch,
} from './search-params.ts'
import { parseSearch, stringifySearch } from './search-text.ts'

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../routes/sign-in-page.tsx'), 'SignInPage'),
})

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
})

const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../routes/overview-page.tsx'), 'OverviewPage'),
})

const jobsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('../routes/jobs-page.tsx'), 'JobsPage'),
})

const runsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/runs',
  validateSearch: readRunsSearch,
  component: lazyRouteComponent(() => import('../routes/runs-page.tsx'), 'RunsPage'),
})

const automationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/automation',
  validateSearch: readAutomationSearch,
  component: lazyRouteComponent(() => import('../routes/automation-list-page.tsx'), 'AutomationListPage'),
})

const automationDetailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/automation/$id',
  component: lazyRouteComponent(() => import('../routes/automation-page.tsx'), 'AutomationPage'),
})

const creditsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/credits',
  validateSearch: readCreditsSearch,
  component: lazyRouteComponent(() => import('../routes/credits-page.tsx'), 'CreditsPage'),
})

/** Every address of the app. Pages are fetched when they are first wanted. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    shellRoute.addChildren([
      overviewRoute,
      jobsRoute,
      runsRoute,
      automationRoute,
      automationDetailRoute,
      creditsRoute,
    ]),
  ]),
  basepath: '/affiliate',
  trailingSlash: 'preserve',
  parseSearch,
  stringifySearch,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
