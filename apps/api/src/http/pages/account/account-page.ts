import type { Language } from '@booster/contracts/messages/messages'
import { messagesIn } from '@booster/contracts/messages/messages'
import { type Html, html } from '@booster/html'
import { brandBar } from '../brand-bar.ts'
import { ICONS, page } from '../page.ts'

export type AccountPage = {
  readonly language: Language
  /** Of the address, for the same page in the other language. */
  readonly path: string
  readonly sandboxUrl: string | null
}

/** A page of people who have no session: they forgot a password, or have none yet. */
export function accountPage(
  input: AccountPage,
  parts: { readonly title: string; readonly body: Html; readonly isWrong?: boolean },
): string {
  const { language, path, sandboxUrl } = input
  const { title, isWrong = false } = parts
  const body = html`${brandBar(language, path)}<main class="optin">${parts.body}</main>`
  const shown = isWrong ? messagesIn(language).problem.titled(title) : title
  return page({ language, title: shown, body, sandboxUrl, noIndex: true })
}

/** One field with its label and what is wrong with it. */
export function accountField(input: {
  readonly name: string
  readonly label: string
  readonly more: Html
  readonly hint?: string
  readonly error: string | null
}): Html {
  const { name, label, more, hint, error } = input
  const says = error === null ? hint : error
  const described = says === undefined ? null : `${name}-${error === null ? 'hint' : 'error'}`
  return html`<div class="field"><label class="field__label" for="${name}">${label}</label>
<input class="input" id="${name}" name="${name}" required ${more}${described === null ? null : html` aria-describedby="${described}"`}${error === null ? null : html` aria-invalid="true" autofocus`}>
${hint === undefined || error !== null ? null : html`<p class="field__hint" id="${name}-hint">${hint}</p>`}
${error === null ? null : html`<p class="field__error" id="${name}-error">${ICONS.alert}${error}</p>`}</div>`
}
