import type { LoadMessages } from '@booster/ui/device/i18n-root'
import { readFiguresSearch } from '@booster/web/delivery/figures-search'
import { loadPage } from '@booster/web/frame/load-page'
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
import { readAuditSearch } from './features/audit/audit-search.ts'
import { readChartSearch } from './features/credits/chart-search.ts'
import { readEngineSearch } from './features/engine/engine-search.ts'
import { readTopUpsSearch } from './features/top-ups/top-ups-search.ts'
import { readUsersSearch } from './features/users/users-search.ts'
import { Frame } from './routes/frame.tsx'

// The words of a room, apart from those of the first load (vite.config.ts).
const loadSendingWords: LoadMessages = (locale) => import(`./locales/${locale}.po?sending.po`)
const loadTopUpWords: LoadMessages = (locale) => import(`./locales/${locale}.po?topUps.po`)
const loadAffiliateWords: LoadMessages = (locale) => import(`./locales/${locale}.po?affiliates.po`)
const loadDeliveryWords: LoadMessages = (locale) => import(`./locales/${locale}.po?delivery.po`)
const loadIntegrityWords: LoadMessages = (locale) => import(`./locales/${locale}.po?integrity.po`)
const loadSettingWords: LoadMessages = (locale) => import(`./locales/${locale}.po?settings.po`)
const loadUserWords: LoadMessages = (locale) => import(`./locales/${locale}.po?users.po`)
const loadAuditWords: LoadMessages = (locale) => import(`./locales/${locale}.po?audit.po`)

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
  validateSearch: readEngineSearch,
  component: lazyRouteComponent(() => import('./routes/engine.tsx'), 'EngineRoute'),
})

const deliveryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/delivery',
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/delivery.tsx'), loadDeliveryWords),
    'DeliveryRoute',
  ),
})

const sendingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sending',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/sending.tsx'), loadSendingWords),
    'SendingRoute',
  ),
})

const topUpsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/topups',
  validateSearch: readTopUpsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/top-ups.tsx'), loadTopUpWords),
    'TopUpsRoute',
  ),
})

const affiliatesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/affiliates',
  validateSearch: readAffiliatesSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/affiliates.tsx'), loadAffiliateWords),
    'AffiliatesRoute',
  ),
})

const affiliateRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/affiliates/$id',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/affiliate.tsx'), loadAffiliateWords),
    'AffiliateRoute',
  ),
})

const usersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/users',
  validateSearch: readUsersSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/users.tsx'), loadUserWords),
    'UsersRoute',
  ),
})

const integrityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/integrity',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/integrity.tsx'), loadIntegrityWords),
    'IntegrityRoute',
  ),
})

const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/audit.tsx'), loadAuditWords),
    'AuditRoute',
  ),
})

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/settings.tsx'), loadSettingWords),
    'SettingsPage',
  ),
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
      sendingRoute,
      topUpsRoute,
      affiliatesRoute,
      affiliateRoute,
      usersRoute,
      integrityRoute,
      auditRoute,
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
