import { cancelRoute } from './cancel.ts'
import { cronAutomationRoutes } from './cron-automation.ts'
import { emailCreditRoutes } from './email-credits.ts'
import { jobsRoute } from './jobs.ts'
import { logsRoute } from './logs.ts'
import { modeRoute } from './mode.ts'
import { optinFormsRoute } from './optin-forms.ts'
import { optinSubmitRoute } from './optin-submit.ts'
import type { RestRoute } from './rest-route.ts'
import { statsRoute } from './stats.ts'
import { triggerRoute } from './trigger.ts'

/** Every row of the REST face: what is mounted and what is described are this one list. */
export const restRoutes: readonly RestRoute[] = [
  ...cronAutomationRoutes,
  triggerRoute,
  jobsRoute,
  logsRoute,
  cancelRoute,
  statsRoute,
  optinFormsRoute,
  optinSubmitRoute,
  ...emailCreditRoutes,
  modeRoute,
]
