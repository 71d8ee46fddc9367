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
import { readAutomationsSearch } from './features/automations/automations-search.ts'
import { readCreditsSearch } from './features/credits/credits-search.ts'
import { readFormSearch, readFormsSearch } from './features/forms/forms-search.ts'
import { readImportsSearch } from './features/imports/imports-search.ts'
import { readJobsSearch } from './features/jobs/jobs-search.ts'
import { readLeadsSearch } from './features/leads/leads-search.ts'
import { readRunsSearch } from './features/runs/runs-search.ts'
import { Frame } from './routes/frame.tsx'

// The words of a room, apart from those of the first load (vite.config.ts).
const loadSignInWords: LoadMessages = (locale) => import(`./locales/${locale}.po?signIn.po`)
const loadAutomationWords: LoadMessages = (locale) => import(`./locales/${locale}.po?automations.po`)
const loadCreditWords: LoadMessages = (locale) => import(`./locales/${locale}.po?credits.po`)
const loadJobWords: LoadMessages = (locale) => import(`./locales/${locale}.po?jobs.po`)
const loadRunWords: LoadMessages = (locale) => import(`./locales/${locale}.po?runs.po`)
const loadOverviewWords: LoadMessages = (locale) => import(`./locales/${locale}.po?overview.po`)
const loadLeadWords: LoadMessages = (locale) => import(`./locales/${locale}.po?leads.po`)
const loadEditorWords: LoadMessages = (locale) => import(`./locales/${locale}.po?editor.po`)
const loadReportWords: LoadMessages = (locale) => import(`./locales/${locale}.po?reports.po`)
const loadImportWords: LoadMessages = (locale) => import(`./locales/${locale}.po?imports.po`)
const loadFormWords: LoadMessages = (locale) => import(`./locales/${locale}.po?forms.po`)
const loadSettingWords: LoadMessages = (locale) => import(`./locales/${locale}.po?settings.po`)

const rootRoute = createRootRoute({ component: Outlet })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/sign-in-page.tsx'), loadSignInWords),
    'SignInPage',
  ),
})

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
})

const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/overview-page.tsx'), loadOverviewWords),
    'OverviewPage',
  ),
})

const jobsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/jobs-page.tsx'), loadJobWords),
    'JobsPage',
  ),
})

const runsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/runs',
  validateSearch: readRunsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/runs-page.tsx'), loadRunWords),
    'RunsPage',
  ),
})

const leadsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/leads',
  validateSearch: readLeadsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/leads-page.tsx'), loadLeadWords),
    'LeadsPage',
  ),
})

const leadRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/leads/$id',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/lead-page.tsx'), loadLeadWords),
    'LeadPage',
  ),
})

const automationRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/automation',
  validateSearch: readAutomationsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/automation-list-page.tsx'), loadAutomationWords),
    'AutomationListPage',
  ),
})

const automationDetailRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/automation/$id',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/automation-page.tsx'), loadEditorWords),
    'AutomationPage',
  ),
})

const deliveryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/delivery',
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/delivery-page.tsx'), loadReportWords),
    'DeliveryPage',
  ),
})

const automationReportRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/automation/$id/report',
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/automation-report-page.tsx'), loadReportWords),
    'AutomationReportPage',
  ),
})

const leadImportRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/leads/import',
  validateSearch: readImportsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/lead-import-page.tsx'), loadImportWords),
    'LeadImportPage',
  ),
})

const formsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forms',
  validateSearch: readFormsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/form-list-page.tsx'), loadFormWords),
    'FormListPage',
  ),
})

const formRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forms/$id',
  validateSearch: readFormSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/form-page.tsx'), loadFormWords),
    'FormPage',
  ),
})

const creditsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/credits',
  validateSearch: readCreditsSearch,
  component: lazyRouteComponent(
    loadPage(() => import('./routes/credits-page.tsx'), loadCreditWords),
    'CreditsPage',
  ),
})

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  component: lazyRouteComponent(
    loadPage(() => import('./routes/settings-page.tsx'), loadSettingWords),
    'SettingsPage',
  ),
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
      deliveryRoute,
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
