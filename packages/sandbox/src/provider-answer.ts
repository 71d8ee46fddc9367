import type { FaultMode, FaultSettings } from './fault.ts'
import { type Answer, jsonAnswer } from './http-exchange.ts'
import { FAILURE_TEXT } from './sent-mail.ts'

export type ProviderApi = 'v1' | 'v2'

/** v1 says `Mail Sent` as text/html and gives no message id; v2 gives the id back. */
export function success(api: ProviderApi, id: string): Answer {
  return api === 'v1'
    ? v1({ status: 'success', response: 'Mail Sent' }, 200)
    : jsonAnswer({ success: true, data: { message_id: id }, message: 'Email queued successfully' })
}

/** A failure in the provider's words; with a `field`, v2 names it under `errors`. */
export function failure(
  api: ProviderApi,
  fault: { readonly status: number; readonly text: string; readonly field?: string },
): Answer {
  if (api === 'v1') return v1({ status: 'failed', response: fault.text }, fault.status)
  const errors = fault.field ? { [fault.field]: [fault.text] } : {}
  return jsonAnswer({ success: false, message: fault.text, errors }, fault.status)
}

/** What the provider says when our account with it is empty. */
export function outOfCredits(api: ProviderApi): Answer {
  return failure(api, { status: api === 'v1' ? 200 : 422, text: FAILURE_TEXT.noCredits })
}

/** The answer of a fault that refuses the mail; null where the mail is taken (none, slow, accept-then-drop). */
export function answerFault(api: ProviderApi, mode: FaultMode, settings: FaultSettings): Answer | null {
  switch (mode) {
    case '429':
      return withRetryAfter(failure(api, { status: 429, text: 'Too Many Requests' }), settings)
    case '422':
      return failure(api, {
        status: 422,
        text: settings.text ?? `The ${settings.field} field is invalid.`,
        field: settings.field,
      })
    case 'failed-200':
      return failure(api, { status: 200, text: settings.text ?? FAILURE_TEXT.blacklisted })
    case 'no-credits':
      return outOfCredits(api)
    case '500':
      return page(500, 'Internal Server Error')
    case '502':
      return page(502, 'Bad Gateway')
    case '503':
      return withRetryAfter(page(503, 'Service Unavailable'), settings)
    case 'html-200':
      return page(200, 'Welcome')
    default:
      return null
  }
}

function v1(value: unknown, status: number): Answer {
  return { ...jsonAnswer(value, status), contentType: 'text/html; charset=UTF-8' }
}

function page(status: number, title: string): Answer {
  const body = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
  return { status, body, contentType: 'text/html; charset=UTF-8' }
}

function withRetryAfter(answer: Answer, settings: FaultSettings): Answer {
  if (settings.retryAfterS === undefined) return answer
  return { ...answer, headers: { 'retry-after': String(settings.retryAfterS) } }
}
