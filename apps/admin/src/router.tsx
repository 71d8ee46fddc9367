import { routerDefaults } from '@booster/web/frame/router-defaults'
import { readSignInSearch } from '@booster/web/session/sign-in-search'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { readAffiliatesSearch } from './features/affiliates/affiliates-search.ts'
import { readAlertsSearch } from './features/alerts/alerts-search.ts'
import { readChartSearch } from './features/credits/chart-search.ts'
import { Frame } from './routes/frame.tsx'

const rootRoute = createRootRoute({ component: Outlet })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./routes/sign-in.tsx'), 'SignInRoute'),
})

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
})

const dashboardRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  validateSearch: readChartSearch,
  component: lazyRouteComponent(() => import('./routes/dashboard.tsx'), 'DashboardRoute'),
})

const creditsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/credits',
  validateSearch: readChartSearch,
  component: lazyRouteComponent(() => import('./routes/credits.tsx'), 'CreditsRoute'),
})

const alertsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/alerts',
  validateSearch: readAlertsSearch,
  component: lazyRouteComponent(() => import('./routes/alerts.tsx'), 'AlertsRoute'),
})

const engineRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/engine',
  component: lazyRouteComponent(() => import('./routes/engine.tsx'), 'EngineRoute'),
})

const deliveryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/delivery',
  component: lazyRouteComponent(() => import('./routes/delivery.tsx'), 'DeliveryRoute'),
})

const affiliatesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/affiliates',
  validateSearch: readAffiliatesSearch,
  component: lazyRouteComponent(() => import('./routes/affiliates.tsx'), 'AffiliatesRoute'),
})

const integrityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/integrity',
  component: lazyRouteComponent(() => import('./routes/integrity.tsx'), 'IntegrityRoute'),
})

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./routes/settings.tsx'), 'SettingsPage'),
})

/** Every address of the app. The code of a page is fetched with its first visit; the frame is there from the start. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    frameRoute.addChildren([
      dashboardRoute,
      creditsRoute,
      alertsRoute,
      engineRoute,
      deliveryRoute,
      affiliatesRoute,
      integrityRoute,
      settingsRoute,
    ]),
  ]),
  ...routerDefaults('/admin/'),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
