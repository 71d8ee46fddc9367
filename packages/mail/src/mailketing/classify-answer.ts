import type { SendFault, SendOutcome } from '@booster/engine/domain/send-outcome'
import { type Refusal, readRefusal } from '../failure-text.ts'
import type { HandOver, HttpAnswer } from './http-hand-over.ts'

export type ClassifyOptions = {
  /** `MAIL_STRICT_ONCE`: 502 and 503 may hide a mail that was taken, so they become unconfirmed. */
  readonly strictOnce: boolean
  /** Removed from what is kept of the answer. */
  readonly secrets: readonly string[]
}

/**
 * The answer table of the mail provider, one function for API v1 (`status`, `response`) and v2 (`success`,
 * `message`, `errors`): public clients mix the shapes, and so do proxies in front of them.
 *
 * | answer | class |
 * |---|---|
 * | 2xx, JSON says success | accepted |
 * | 2xx, 400, 404, 422 … with a known failure text or field | what the text says (failure-text.ts) |
 * | 2xx, JSON says failed, unknown text | not sent: the provider itself says that it did not take the mail, and a bounded retry loses nothing where *rejected* would |
 * | 2xx that is no JSON, or JSON without a verdict | unconfirmed |
 * | 3xx | blocked: our URL is wrong; a redirect is never followed with a key in the body |
 * | 401, 402, 403 | blocked, whatever the text says |
 * | 408, 500, 504, 409, any other 5xx | unconfirmed (409 may mean "that one I have") |
 * | 429 | not sent |
 * | 502, 503 | not sent; with strictOnce unconfirmed |
 * | 400, 413, 414, 422, 431, 451 with an unknown text | rejected: content: this request is refused and would be again |
 * | any other 4xx (404, 405 …) | blocked: our URL or method is wrong, every mail would fare the same; nothing is lost while the breaker is open |
 */
export function classifyAnswer(answer: HttpAnswer, options: ClassifyOptions): SendOutcome {
  const said = readVerdict(answer.body)
  const fault = (refusal: Pick<Refusal, 'code' | 'message'>): SendFault => ({
    code: refusal.code,
    message: refusal.message,
    status: answer.status,
    answer: withoutSecrets(answer.body, options.secrets).slice(0, 500),
  })
  const outcomeOf = (refusal: Refusal): SendOutcome => toOutcome(refusal, { fault: fault(refusal), answer })

  const byStatus = refusalByStatus(answer.status, options)
  if (byStatus) return outcomeOf(byStatus)
  if (isOk(answer.status)) {
    if (said.verdict === 'success') {
      return said.providerId === undefined
        ? { kind: 'accepted' }
        : { kind: 'accepted', providerId: said.providerId }
    }
    if (said.verdict === 'none') return outcomeOf(UNREADABLE)
    return outcomeOf(readRefusal(said) ?? UNKNOWN_FAILURE)
  }
  return outcomeOf(readRefusal(said) ?? (REFUSED_REQUEST.has(answer.status) ? REFUSED : WRONG_ENDPOINT))
}

/** A hand-over without an answer: not sent where nothing can have been written, else unconfirmed. */
export function classifyHandOver(handOver: HandOver, options: ClassifyOptions): SendOutcome {
  if (handOver.kind === 'answered') return classifyAnswer(handOver.answer, options)
  const { mayBeWritten, code, message } = handOver
  const said = withoutSecrets(message, options.secrets).slice(0, 300)
  if (!mayBeWritten) {
    const fault = { code: connectCode(code), message: `The provider could not be reached: ${said}` }
    return { kind: 'not-sent', fault }
  }
  const fault = {
    code: LOST_CODES.get(code) ?? 'CONNECTION_LOST',
    message: `The provider did not answer after the hand-over: ${said}`,
  }
  return { kind: 'unconfirmed', fault }
}

/** Why there was no answer to what may have been written; anything else is a lost connection. */
const LOST_CODES: ReadonlyMap<string, string> = new Map([
  ['TIMEOUT', 'ANSWER_TIMEOUT'],
  ['ABORTED', 'CALLED_OFF'],
])

const UNREADABLE: Refusal = {
  class: 'unconfirmed',
  code: 'ANSWER_UNREADABLE',
  message: 'The provider answered 2xx without saying whether it took the mail.',
}
const UNKNOWN_FAILURE: Refusal = {
  class: 'not-sent',
  code: 'PROVIDER_FAILURE',
  message: 'The provider says that it did not take the mail, for a reason we do not know.',
}
const REFUSED: Refusal = {
  class: 'content',
  code: 'REQUEST_REFUSED',
  message: 'The provider refuses this mail.',
}
const WRONG_ENDPOINT: Refusal = {
  class: 'blocked',
  code: 'PROVIDER_ENDPOINT_WRONG',
  message: 'The provider has no such address; check MAILKETING_API_URL.',
}
const REFUSED_REQUEST: ReadonlySet<number> = new Set([400, 413, 414, 422, 431, 451])

const BY_STATUS: Readonly<Record<number, Refusal>> = {
  401: {
    class: 'blocked',
    code: 'PROVIDER_KEY_REFUSED',
    message: 'The provider does not accept our API key.',
  },
  402: {
    class: 'blocked',
    code: 'PROVIDER_OUT_OF_CREDIT',
    message: 'Our account with the provider has no credit left.',
  },
  403: { class: 'blocked', code: 'PROVIDER_FORBIDS', message: 'The provider forbids us to send.' },
  408: { class: 'unconfirmed', code: 'PROVIDER_TIMEOUT', message: 'The provider timed out on the request.' },
  409: { class: 'unconfirmed', code: 'PROVIDER_CONFLICT', message: 'The provider reports a conflict.' },
  429: { class: 'not-sent', code: 'RATE_LIMITED', message: 'The provider asks us to send more slowly.' },
  502: { class: 'not-sent', code: 'PROVIDER_BUSY', message: 'The provider’s gateway reached no server.' },
  503: { class: 'not-sent', code: 'PROVIDER_BUSY', message: 'The provider is not available at the moment.' },
}

function refusalByStatus(status: number, options: ClassifyOptions): Refusal | undefined {
  if (status >= 300 && status < 400) {
    return {
      class: 'blocked',
      code: 'PROVIDER_REDIRECTS',
      message: 'The provider redirects; check MAILKETING_API_URL.',
    }
  }
  const refusal = BY_STATUS[status]
  if (options.strictOnce && refusal && (status === 502 || status === 503)) {
    return { ...refusal, class: 'unconfirmed' }
  }
  if (!refusal && (status >= 500 || status < 200)) {
    return { class: 'unconfirmed', code: 'PROVIDER_ERROR', message: `The provider failed with ${status}.` }
  }
  return refusal
}

function toOutcome(refusal: Refusal, at: { fault: SendFault; answer: HttpAnswer }): SendOutcome {
  const { fault } = at
  switch (refusal.class) {
    case 'recipient':
    case 'content':
      return { kind: 'rejected', about: refusal.class, fault }
    case 'blocked':
    case 'unconfirmed':
      return { kind: refusal.class, fault }
    case 'not-sent': {
      const retryAfterMs = readRetryAfterMs(at.answer.retryAfter, Date.now())
      return retryAfterMs === undefined
        ? { kind: 'not-sent', fault }
        : { kind: 'not-sent', fault, retryAfterMs }
    }
  }
}

/** One day: a provider's Retry-After header may not delay a mail longer. */
const RETRY_AFTER_LIMIT_MS = 86_400_000

/** `Retry-After` as seconds or as an HTTP date, in ms from `nowMs`; undefined when it is neither. */
export function readRetryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined || value.trim() === '') return undefined
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - nowMs
  if (Number.isNaN(ms)) return undefined
  return Math.min(Math.max(ms, 0), RETRY_AFTER_LIMIT_MS)
}

type Verdict = {
  readonly verdict: 'success' | 'failed' | 'none'
  readonly text: string
  readonly fields: readonly string[]
  readonly providerId?: string
}

/** Reads both shapes. Where they contradict each other, there is no verdict. */
function readVerdict(body: string): Verdict {
  const json = parseObject(body)
  if (!json) return { verdict: 'none', text: '', fields: [] }
  const errors = asObject(json.errors)
  const words = [json.response, json.message, json.error, ...Object.values(errors).flat()]
  const verdict = verdictOf(new Set([voteOf(json.status), voteOf(json.success)]))
  const id = asObject(json.data).message_id ?? json.message_id
  const said = {
    verdict,
    text: words.filter((word) => typeof word === 'string').join(' '),
    fields: Object.keys(errors),
  } as const
  return typeof id === 'string' || typeof id === 'number' ? { ...said, providerId: String(id) } : said
}

/** Votes that contradict each other, or none at all, are no verdict. */
function verdictOf(votes: ReadonlySet<'success' | 'failed' | undefined>): Verdict['verdict'] {
  if (votes.has('success') === votes.has('failed')) return 'none'
  return votes.has('success') ? 'success' : 'failed'
}

function voteOf(value: unknown): 'success' | 'failed' | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (word === true || word === 'success' || word === 'true' || word === 'ok') return 'success'
  if (word === false || word === 'failed' || word === 'false' || word === 'error' || word === 'fail')
    return 'failed'
  return undefined
}

/** The JSON object of a body (v1 serves it as text/html; a byte order mark is skipped), or undefined. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.startsWith('\ufeff') ? body.slice(1) : body)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined // no JSON: the caller decides what that means
  }
}

export function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300
}

function connectCode(code: string): string {
  if (code === 'ECONNREFUSED') return 'CONNECTION_REFUSED'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'DNS_FAILURE'
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'CONNECT_TIMEOUT'
  if (code === 'TIMEOUT') return 'NO_FREE_CONNECTION'
  if (code === 'ABORTED') return 'CALLED_OFF'
  if (/TLS|SSL|CERT|EPROTO/.test(code)) return 'TLS_HANDSHAKE'
  return 'CONNECTION_FAILED'
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  let shown = text
  for (const secret of secrets) {
    if (secret) shown = shown.replaceAll(secret, '•••').replaceAll(encodeURIComponent(secret), '•••')
  }
  return shown
}
