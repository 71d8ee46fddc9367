import '@booster/ui/ui.css'
import './app.css'
import type { Locale } from '@booster/ui/format/locale'
import { createWebApp } from '@booster/web/frame/create-web-app'
import { startApp } from '@booster/web/frame/start-app'
import { queriesTouched } from './features/live/queries-touched.ts'
import { router } from './router.tsx'

/** What the provider and the processes do on their own is announced by nobody. */
const REFRESH_ALL_EVERY_MS = 60_000

void startApp({
  app: createWebApp({
    home: '/admin/',
    subscribe: (client) => (observer) => client.admin.changes.subscribe(undefined, observer),
    touchedBy: queriesTouched,
    refreshAllEveryMs: REFRESH_ALL_EVERY_MS,
  }),
  router,
  loadMessages,
})

function loadMessages(locale: Locale) {
  return import(`./locales/${locale}.po`)
}
