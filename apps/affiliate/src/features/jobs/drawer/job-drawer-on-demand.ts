import type { LoadMessages } from '@booster/ui/device/i18n-root'
import { loadPage } from '@booster/web/frame/load-page'
import { lazy } from 'react'

const loadWords: LoadMessages = (locale) => import(`../../../locales/${locale}.po?drawer.po`)

/** The drawer with its words, fetched with the first mail that is opened. */
export const JobDrawer = lazy(
  loadPage(async () => ({ default: (await import('./job-drawer.tsx')).JobDrawer }), loadWords),
)
