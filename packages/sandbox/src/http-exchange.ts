import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'

/** Nothing a person or the engine sends is larger; beyond it the answer is 413. */
const BODY_LIMIT_BYTES = 1_000_000

/** An expected refusal of a request: becomes an answer with this status. */
export class RefusedRequest extends Error {
  readonly status: number
  readonly field: string | undefined

  constructor(status: number, message: string, field?: string) {
    super(message)
    this.name = 'RefusedRequest'
    this.status = status
    this.field = field
  }
}

/** Reads a whole body as UTF-8 text. Throws RefusedRequest 413 above 1 MB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > BODY_LIMIT_BYTES) throw new RefusedRequest(413, 'The body is larger than 1 MB.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Parses JSON, an empty text as `{}`. Throws RefusedRequest 400. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new RefusedRequest(400, 'The body is not valid JSON.', 'body')
  }
}

/** Validates by a zod schema. Throws RefusedRequest 400 that names the first wrong field. */
export function parseWith<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = unknownKey ?? (issue?.path.join('.') || 'body')
  throw new RefusedRequest(400, `${field}: ${issue?.message ?? 'invalid'}`, field)
}

export type Answer = {
  readonly status: number
  readonly body: string | Uint8Array
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
}

export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(value), contentType: 'application/json; charset=utf-8' }
}

const REFUSAL_CODES: ReadonlyMap<number, string> = new Map([
  [404, 'NOT_FOUND'],
  [413, 'TOO_LARGE'],
])

/** A refused request in the error form of the product's REST face. */
export function refusalAnswer(refused: RefusedRequest): Answer {
  const code = REFUSAL_CODES.get(refused.status) ?? 'BAD_REQUEST'
  const error = { code, message: refused.message, ...(refused.field ? { field: refused.field } : {}) }
  return jsonAnswer({ success: false, error }, refused.status)
}

/** Writes the answer, unless the client has left. A body that was not read to its end closes the connection. */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    'content-length': Buffer.byteLength(answer.body),
    ...(request.complete ? {} : { connection: 'close' }),
    ...answer.headers,
  })
  response.end(answer.body)
}
