import type { Messages } from '@booster/contracts/messages/id'
import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { html } from '@booster/html'
import { type ErrorAnswer, type ErrorStatus, requestIdOf } from '../api-error.ts'
import { brandBar } from './brand-bar.ts'
import { languageOf } from './language.ts'
import { page } from './page.ts'
import { sendPage } from './send-page.ts'
import { wantsPage } from './wants-page.ts'

type ProblemKind = keyof Messages['problem']['kinds']

const KINDS = {
  400: 'unreadable',
  401: 'noAccess',
  403: 'noAccess',
  404: 'notFound',
  405: 'notFound',
  409: 'unreadable',
  413: 'tooLarge',
  415: 'unreadable',
  422: 'unreadable',
  429: 'tooMany',
  500: 'failed',
  503: 'failed',
} as const satisfies Record<ErrorStatus, ProblemKind>

/** An error for a person: what happened and where to go on, in her language. */
export const answerWithPage: ErrorAnswer = (request, response, error) => {
  if (!wantsPage(request)) return false
  const language = languageOf(request)
  const path = request.originalUrl.split('?')[0] ?? '/'
  const requestId = error.status >= 500 ? requestIdOf(response) : null
  sendPage(response, error.status, errorPage({ kind: KINDS[error.status], language, path, requestId }))
  return true
}

function errorPage(options: {
  readonly kind: ProblemKind
  readonly language: Language
  readonly path: string
  /** Helps whoever is asked about it. */
  readonly requestId: string | null
}): string {
  const { problem } = messagesIn(options.language)
  const { title, text } = problem.kinds[options.kind]
  const body = html`${brandBar(options.language, options.path)}<main class="optin">
<section class="card optin__done"><h1>${title}</h1><p class="muted">${text}</p>
${options.requestId === null ? null : html`<p class="muted small">${problem.code}: <code>${options.requestId}</code></p>`}
<p><a class="button" href="/">${problem.home}</a></p></section></main>`
  return page({ language: options.language, title: problem.titled(title), body, noIndex: true })
}
