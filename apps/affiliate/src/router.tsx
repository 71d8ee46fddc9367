import { routerDefaults } from '@booster/web/frame/router-defaults'
import { readSignInSearch } from '@booster/web/session/sign-in-search'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { readAutomationsSearch } from './features/automations/automations-search.ts'
import { readCreditsSearch } from './features/credits/credits-search.ts'
import { readFormSearch, readFormsSearch } from './features/forms/forms-search.ts'
import { readImportsSearch } from './features/imports/imports-search.ts'
import { readJobsSearch } from './features/jobs/jobs-search.ts'
import { readLeadsSearch } from './features/leads/leads-search.ts'
import { readReportSearch } from './features/reports/report-search.ts'
import { readRunsSearch } from './features/runs/runs-search.ts'
import { Frame } from './routes/frame.tsx'

const rootRoute = createRootRoute({ component: Outlet })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./routes/sign-in-page.tsx'), 'SignInPage'),
})

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
})

const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./routes/overview-page.tsx'), 'OverviewPage'),
})

const jobsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('./routes/jobs-page.tsx'), 'JobsPage'),
})

const runsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/runs',
  validateSearch: readRunsSearch,
  component: lazyRouteComponent(() => import('./routes/runs-page.tsx'), 'RunsPage'),
})

const leadsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/leads',
  validateSearch: readLeadsSearch,
  component: lazyRouteComponent(() => import('./routes/leads-page.tsx'), 'LeadsPage'),
})

const leadRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/leads/$id',
  component: lazyRouteComponent(() => import('./routes/lead-page.tsx'), 'LeadPage'),
})

const automationRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/automation',
  validateSearch: readAutomationsSearch,
  component: lazyRouteComponent(() => import('./routes/automation-list-page.tsx'), 'AutomationListPage'),
})

const automationDetailRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/automation/$id',
  component: lazyRouteComponent(() => import('./routes/automation-page.tsx'), 'AutomationPage'),
})

const automationReportRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/automation/$id/report',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./routes/automation-report-page.tsx'), 'AutomationReportPage'),
})

const leadImportRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/leads/import',
  validateSearch: readImportsSearch,
  component: lazyRouteComponent(() => import('./routes/lead-import-page.tsx'), 'LeadImportPage'),
})

const formsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forms',
  validateSearch: readFormsSearch,
  component: lazyRouteComponent(() => import('./routes/form-list-page.tsx'), 'FormListPage'),
})

const formRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forms/$id',
  validateSearch: readFormSearch,
  component: lazyRouteComponent(() => import('./routes/form-page.tsx'), 'FormPage'),
})

const creditsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/credits',
  validateSearch: readCreditsSearch,
  component: lazyRouteComponent(() => import('./routes/credits-page.tsx'), 'CreditsPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./routes/settings-page.tsx'), 'SettingsPage'),
})

/** Every address of the app. The code of a page is fetched with its first visit; the frame is there from the start. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    frameRoute.addChildren([
      overviewRoute,
      jobsRoute,
      runsRoute,
      leadsRoute,
      leadRoute,
      automationRoute,
      automationDetailRoute,
      automationReportRoute,
      leadImportRoute,
      formsRoute,
      formRoute,
      creditsRoute,
      settingsRoute,
    ]),
  ]),
  ...routerDefaults('/affiliate/'),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
