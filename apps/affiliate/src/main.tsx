import '@booster/ui/ui.css'
import './app.css'
import type { Locale } from '@booster/ui/format/locale'
import { createWebApp } from '@booster/web/frame/create-web-app'
import { startApp } from '@booster/web/frame/start-app'
import { queriesTouched } from './features/live/queries-touched.ts'
import { router } from './router.tsx'

void startApp({
  app: createWebApp({
    home: '/affiliate/',
    subscribe: (client) => (observer) => client.live.changes.subscribe(undefined, observer),
    touchedBy: queriesTouched,
  }),
  router,
  loadMessages,
})

function loadMessages(locale: Locale) {
  return import(`./locales/${locale}.po`)
}
