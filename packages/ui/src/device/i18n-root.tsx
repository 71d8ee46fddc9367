/// <reference path="../po.d.ts" />
import { i18n, type Messages } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { type ReactNode, useEffect, useState } from 'react'
import { type Locale, localePreference } from '../format/locale.ts'
import { useLocale } from './use-locale.tsx'

/** Loads an app's own catalog of one language: `(locale) => import(`./locales/${locale}.po`)`. */
export type LoadMessages = (locale: Locale) => Promise<{ readonly messages: Messages }>

export interface I18nRootProps {
  /** The app's catalog; its words win over those of ui. */
  readonly loadMessages: LoadMessages
  readonly children: ReactNode
}

// The build leaves texts that are their own id out of the catalogs (shorten-catalog.ts): they are shown as they stand.
i18n.setMessagesCompiler((text) => [text])

const uiMessages: Record<Locale, () => Promise<{ readonly messages: Messages }>> = {
  id: () => import('../locales/id.po'),
  en: () => import('../locales/en.po'),
}

/**
 * Loads the words of ui and of the app, sets html[lang], and switches without reload when the language is chosen
 * (LanguageSwitch, localePreference). Shows nothing until the first catalog is here (loadFirstWords); a catalog that cannot be
 * loaded (deploy in between, offline) leaves the language before in place.
 */
export function I18nRoot({ loadMessages, children }: I18nRootProps) {
  const locale = useLocale()
  const [ready, setReady] = useState(i18n.locale !== '')
  useEffect(() => {
    if (i18n.locale === locale) return
    let superseded = false
    activateLocale(locale, loadMessages, () => !superseded)
      .catch(() => {
        // Source texts are readable Indonesian: better shown than nothing. The next choice tries again.
        if (i18n.locale === '') i18n.loadAndActivate({ locale: 'id', messages: {} })
      })
      .finally(() => setReady(true))
    return () => {
      superseded = true
    }
  }, [locale, loadMessages])
  if (!ready) return null
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>
}

const roomCatalogs = new Set<LoadMessages>()

/**
 * Loads the words that only some pages need, in the language in use; whoever switches the language later gets them too.
 */
export async function addWords(loadMessages: LoadMessages): Promise<void> {
  roomCatalogs.add(loadMessages)
  const locale = localePreference.read()
  const { messages } = await loadMessages(locale)
  i18n.load(locale, { ...messages })
}

/** Loads the words of the language in use, before anything is drawn. Rejects never: source texts are readable. */
export function loadFirstWords(loadMessages: LoadMessages): Promise<void> {
  return activateLocale(localePreference.read(), loadMessages, () => true).catch(() => undefined)
}

/** Loads all catalogs and makes the language the one in use, unless another choice came first. */
async function activateLocale(
  locale: Locale,
  loadMessages: LoadMessages,
  isWanted: () => boolean,
): Promise<void> {
  const catalogs = await Promise.all(
    [uiMessages[locale], loadMessages, ...roomCatalogs].map((load) => load(locale)),
  )
  if (!isWanted()) return
  // Beside what is there: the words of a page may have come first.
  i18n.load(locale, Object.assign({}, ...catalogs.map(({ messages }) => messages)))
  i18n.activate(locale)
  document.documentElement.lang = locale
}

/** Chooses the language; every text changes at once. */
export function chooseLocale(locale: Locale): void {
  localePreference.choose(locale)
}
