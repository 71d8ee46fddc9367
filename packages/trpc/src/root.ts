import { adminRouter } from './admin/admin-router.ts'
import { apiKeyRouter } from './api-keys/api-key-router.ts'
import { automationRouter } from './automations/automation-router.ts'
import { creditRouter } from './credits/credit-router.ts'
import { deliveryRouter } from './delivery/delivery-router.ts'
import { demoRouter } from './demo/demo-router.ts'
import { eventRouter } from './events/event-router.ts'
import { formRouter } from './forms/form-router.ts'
import { importRouter } from './imports/import-router.ts'
import { createCallerFactory, router } from './init.ts'
import { jobRouter } from './jobs/job-router.ts'
import { leadRouter } from './leads/lead-router.ts'
import { liveRouter } from './live/live-router.ts'
import { noticeRouter } from './notices/notice-router.ts'
import { runRouter } from './runs/run-router.ts'
import { sessionRouter } from './session/session-router.ts'
import { settingsRouter } from './settings/settings-router.ts'
import { statsRouter } from './stats/stats-router.ts'
import { topUpRouter } from './top-ups/top-up-router.ts'
import { triggerRouter } from './trigger/trigger-router.ts'

/** Everything a screen or a program can ask for. The REST face calls the same procedures. */
export const appRouter = router({
  session: sessionRouter,
  settings: settingsRouter,
  stats: statsRouter,
  apiKey: apiKeyRouter,
  automation: automationRouter,
  form: formRouter,
  lead: leadRouter,
  import: importRouter,
  trigger: triggerRouter,
  event: eventRouter,
  job: jobRouter,
  run: runRouter,
  credit: creditRouter,
  topUp: topUpRouter,
  notice: noticeRouter,
  delivery: deliveryRouter,
  live: liveRouter,
  demo: demoRouter,
  admin: adminRouter,
})

export type AppRouter = typeof appRouter

/** Calls procedures within the process: `createCaller(context).job.list({ page: 1 })`. */
export const createCaller = createCallerFactory(appRouter)
