import type { LoadMessages } from '@booster/ui/device/i18n-root'
import { loadPage } from '@booster/web/frame/load-page'
import { lazy } from 'react'

const loadWords: LoadMessages = (locale) => import(`../../locales/${locale}.po?trigger.po`)

/** The dialog with its words, fetched when somebody asks for it. */
export const TriggerDialog = lazy(
  loadPage(async () => ({ default: (await import('./trigger-dialog.tsx')).TriggerDialog }), loadWords),
)
