import { API_KEY_ROUTES } from './api-keys.ts'
import { AUTOMATION_ROUTES } from './automations.ts'
import { cancelRoute } from './cancel.ts'
import { cronAutomationRoutes } from './cron-automation.ts'
import { emailCreditRoutes } from './email-credits.ts'
import { ADMIN_CSV_ROUTES } from './exports/admin-csv-routes.ts'
import { CSV_ROUTES } from './exports/csv-routes.ts'
import { BAD_ROWS_CSV_ROUTE } from './imports/bad-rows-csv.ts'
import { IMPORT_PROGRESS_ROUTE } from './imports/import-progress.ts'
import { UPLOAD_IMPORT_ROUTE } from './imports/upload-import.ts'
import { jobsRoute } from './jobs.ts'
import { LEAD_ROUTES } from './leads.ts'
import { logsRoute } from './logs.ts'
import { modeRoute } from './mode.ts'
import { OPTIN_FORM_ROUTES } from './optin-forms.ts'
import { OPTIN_SUBMIT_ROUTE } from './optin-submit.ts'
import type { RestRoute } from './rest-route.ts'
import { statsRoute } from './stats.ts'
import { TOP_UP_ROUTES } from './top-ups.ts'
import { EVENT_ROUTE } from './triggers/events.ts'
import { triggerRoute } from './triggers/trigger.ts'
import { TRIGGER_BULK_ROUTES } from './triggers/trigger-bulk.ts'

/** Every row of the REST face: what is mounted and what is described are this one list. */
export const REST_ROUTES: readonly RestRoute[] = [
  ...cronAutomationRoutes,
  triggerRoute,
  ...TRIGGER_BULK_ROUTES,
  EVENT_ROUTE,
  UPLOAD_IMPORT_ROUTE,
  IMPORT_PROGRESS_ROUTE,
  BAD_ROWS_CSV_ROUTE,
  ...CSV_ROUTES,
  jobsRoute,
  logsRoute,
  cancelRoute,
  statsRoute,
  ...LEAD_ROUTES,
  ...AUTOMATION_ROUTES,
  ...OPTIN_FORM_ROUTES,
  OPTIN_SUBMIT_ROUTE,
  ...API_KEY_ROUTES,
  ...TOP_UP_ROUTES,
  ...emailCreditRoutes,
  ...ADMIN_CSV_ROUTES,
  modeRoute,
]
