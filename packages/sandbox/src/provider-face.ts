import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { AcceptanceLog } from './acceptance-log.ts'
import { drawFault, type FaultMode, type FaultSettings, latencyMsOf } from './fault.ts'
import { type Answer, jsonAnswer, parseJson, RefusedRequest, readBody, writeAnswer } from './http-exchange.ts'
import { answerFault, failure, outOfCredits, type ProviderApi, success } from './provider-answer.ts'
import { FAILURE_TEXT, findMailFault, findMessageRef, readSentMail, type SentMail } from './sent-mail.ts'

export type ProviderFace = {
  readonly log: AcceptanceLog
  readonly faults: () => FaultSettings
  /** The only token that is taken; undefined: any token that is not empty. */
  readonly apiToken: string | undefined
  /** Aborted when the sandbox stops: waiting answers are given up. */
  readonly stopping: AbortSignal
}

const ROUTE = /^(?:\/api)?\/(v1|v2)\/([a-z]+)\/?$/

export type ProviderRoute = { readonly api: ProviderApi; readonly name: string }

/** `/v1/send`, `/api/v1/send` …: the original's base URL ends in `/api`, others' does not. */
export function matchProviderRoute(pathname: string): ProviderRoute | null {
  const match = ROUTE.exec(pathname)
  return match ? { api: match[1] as ProviderApi, name: match[2] ?? '' } : null
}

/** Serves one request in the shapes of Mailketing's API, with the fault that is set. */
export async function serveProvider(
  face: ProviderFace,
  route: ProviderRoute,
  exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { request, response } = exchange
  const settings = face.faults()
  const fault = drawFault(settings)
  if (fault === 'refuse') {
    request.socket.resetAndDestroy()
    return
  }
  const body = await readBody(request)
  const mail = readMail(route.api, request, body)
  const answer = decide({ face, route, fault, settings, mail, request })
  await wait(latencyMsOf(settings, fault), face.stopping)
  if (answer === 'drop') {
    request.socket.destroy()
    return
  }
  // Connections kept alive would let later mails in although the port refuses new ones.
  if (face.faults().mode === 'refuse') response.setHeader('connection', 'close')
  writeAnswer(request, response, answer)
}

type Case = {
  readonly face: ProviderFace
  readonly route: ProviderRoute
  readonly fault: FaultMode
  readonly settings: FaultSettings
  readonly mail: SentMail
  readonly request: IncomingMessage
}

function decide(at: Case): Answer | 'drop' {
  const { face, route, fault, mail, request } = at
  const method = route.api === 'v2' && route.name !== 'send' ? 'GET' : 'POST'
  if (request.method !== method) return failure(route.api, { status: 405, text: 'Method Not Allowed' })
  if (fault === '401' || !tokenIsTaken(face, mail.apiToken)) {
    const forced = fault === '401'
    const text = (forced ? at.settings.text : undefined) ?? FAILURE_TEXT.wrongToken
    return failure(route.api, { status: forced || route.api === 'v2' ? 401 : 200, text })
  }
  switch (`${route.api}/${route.name}`) {
    case 'v1/send':
    case 'v2/send':
      return takeMail(at)
    case 'v1/ceksaldo':
      return v1Json({ status: true, credits: String(creditsShown(at)), user: 'sandbox@example.test' })
    case 'v2/credits':
      return jsonAnswer({ success: true, data: { credits: creditsShown(at), email: 'sandbox@example.test' } })
    case 'v1/viewlist':
      return v1Json({ status: true, lists: [{ list_id: '1', list_name: 'Sandbox' }] })
    case 'v1/addsubtolist':
      return v1Json({ status: 'success', response: 'Subscriber Added' })
    case 'v2/senders':
      return jsonAnswer({ success: true, data: [{ email: 'no-reply@example.test', status: 'verified' }] })
    default:
      return failure(route.api, { status: 404, text: 'Not Found' })
  }
}

function takeMail(at: Case): Answer | 'drop' {
  const { face, route, fault, mail, request } = at
  const faulty = answerFault(route.api, fault, at.settings)
  if (faulty) return faulty
  const wrong = findMailFault(mail)
  if (wrong) return failure(route.api, { status: route.api === 'v2' ? 422 : 200, ...wrong })
  if (face.log.credits() <= 0) return outOfCredits(route.api)

  const accepted = face.log.append(
    {
      id: mail.messageId || randomUUID(),
      api: route.api,
      ref: findMessageRef(mail),
      to: mail.recipient.trim(),
      fromName: mail.fromName,
      fromEmail: mail.fromEmail,
      subject: mail.subject,
      headers: headersWithoutSecrets(request),
    },
    mail.content,
  )
  return fault === 'accept-then-drop' ? 'drop' : success(route.api, accepted.id)
}

function creditsShown(at: Case): number {
  return at.fault === 'no-credits' ? 0 : at.face.log.credits()
}

function v1Json(value: unknown): Answer {
  return { ...jsonAnswer(value), contentType: 'text/html; charset=UTF-8' }
}

function tokenIsTaken(face: ProviderFace, token: string): boolean {
  return face.apiToken === undefined ? token !== '' : token === face.apiToken
}

/** v1 is form-encoded with the token among the fields; v2 is JSON with the token in a header. */
function readMail(api: ProviderApi, request: IncomingMessage, body: string): SentMail {
  if (api === 'v1') {
    const form = new URLSearchParams(body)
    return readSentMail((name) => form.get(name) ?? '')
  }
  const parsed = request.method === 'POST' ? parseJson(body) : {}
  if (typeof parsed !== 'object' || parsed === null)
    throw new RefusedRequest(400, 'Not a JSON object.', 'body')
  const fields: Record<string, unknown> = { ...parsed, api_token: headerToken(request) }
  return readSentMail((name) => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  })
}

function headerToken(request: IncomingMessage): string {
  const own = request.headers['x-api-token']
  if (typeof own === 'string' && own) return own
  return /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim() ?? ''
}

function headersWithoutSecrets(request: IncomingMessage): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'authorization' || name === 'x-api-token' || typeof value !== 'string') continue
    shown[name] = value
  }
  return shown
}

async function wait(ms: number, stopping: AbortSignal): Promise<void> {
  if (ms === 0 || stopping.aborted) return
  await delay(ms, undefined, { signal: stopping }).catch((reason: unknown) => {
    if (!stopping.aborted) throw reason
  })
}
