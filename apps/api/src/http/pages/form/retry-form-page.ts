import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { html } from '@booster/html'
import type { ErrorStatus } from '../../api-error.ts'
import { page } from '../page.ts'
import type { FormValues } from './form-values.ts'

type NotTaken = 'tooMany' | 'tooLarge' | 'unreadable' | 'failed'

const KINDS = {
  400: 'unreadable',
  401: 'failed',
  403: 'failed',
  404: 'failed',
  405: 'failed',
  409: 'failed',
  413: 'tooLarge',
  415: 'unreadable',
  422: 'unreadable',
  429: 'tooMany',
  500: 'failed',
  503: 'failed',
} as const satisfies Record<ErrorStatus, NotTaken>

/** Why a form was not taken, and what to do, for the person who sent it. */
export function failedFormWords(status: ErrorStatus, language: Language): string {
  return messagesIn(language).form.notTaken[KINDS[status]]
}

/** Where even the form cannot be read: everything that was typed, behind a button that sends it again. */
export function retryFormPage(options: {
  /** Where it was sent to. */
  readonly address: string
  readonly language: Language
  readonly values: FormValues
  readonly words: string
}): string {
  const { address, language, values, words } = options
  const { form: say, problem } = messagesIn(language)
  const kept = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const body = html`<main class="optin"><form class="card optin__done" method="post" action="${address}">
<h1>${say.retryTitle}</h1><p>${words}</p>${kept}
<button class="button button--primary" type="submit">${say.retry}</button></form></main>`
  return page({ language, title: problem.titled(say.retryTitle), body, noIndex: true })
}
