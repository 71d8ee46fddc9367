import type { SendFault, SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Balance } from '../mailer.ts'
import { asObject, type ClassifyOptions, classifyHandOver, parseObject } from './classify-answer.ts'
import { createHandOverClient, type HandOver, type HttpRequest } from './http-hand-over.ts'

export type MailketingOptions = {
  /** e.g. `https://api.mailketing.co.id/api`; a trailing `/`, `/v1` or `/v2` is ignored. */
  readonly baseUrl: string
  readonly apiToken: string
  /** Most connections at once; also the most mails in flight. Default 128. */
  readonly connections?: number
  /** From the call to the last byte of the answer. Default 15 s. */
  readonly totalTimeoutMs?: number
  /** `MAIL_STRICT_ONCE`: 502 and 503 become unconfirmed. */
  readonly strictOnce?: boolean
}

/** What both versions of the API share: one pool of connections, one table, one way to read credits. */
export type MailketingLine = {
  send(request: HttpRequest, signal?: AbortSignal): Promise<SendOutcome>
  readBalance(request: HttpRequest): Promise<Balance>
  close(): Promise<void>
}

/** Throws TypeError for a base URL that is none, and Error for an empty token: a missing key never "sends". */
export function openMailketingLine(options: MailketingOptions): MailketingLine {
  if (options.apiToken.trim() === '') throw new Error('The Mailketing API token is empty.')
  const client = createHandOverClient({
    baseUrl: options.baseUrl.replace(/\/+$/, '').replace(/\/v[12]$/, ''),
    connections: options.connections ?? 128,
    totalTimeoutMs: options.totalTimeoutMs ?? 15_000,
  })
  const classify: ClassifyOptions = { strictOnce: options.strictOnce ?? false, secrets: [options.apiToken] }
  return {
    send: async (request, signal) => classifyHandOver(await client.request(request, signal), classify),
    readBalance: async (request) => readCredits(await client.request(request), classify),
    close: () => client.close(),
  }
}

/** v1 puts credits beside `status` as a string, v2 below `data` as a number; either is read from either. */
function readCredits(handOver: HandOver, classify: ClassifyOptions): Balance {
  if (handOver.kind === 'answered' && handOver.answer.status === 200) {
    const json = asObject(parseObject(handOver.answer.body))
    const credits = asInteger(asObject(json.data).credits ?? json.credits)
    if (credits !== undefined && json.status !== 'failed' && json.success !== false)
      return { kind: 'known', credits }
  }
  return { kind: 'unknown', fault: faultOf(classifyHandOver(handOver, classify)) }
}

function faultOf(outcome: SendOutcome): SendFault {
  if (outcome.kind !== 'accepted') return outcome.fault
  return { code: 'ANSWER_UNREADABLE', message: 'The provider answered without a number of credits.' }
}

function asInteger(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined
  if (typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value)) return Number(value)
  return undefined
}
