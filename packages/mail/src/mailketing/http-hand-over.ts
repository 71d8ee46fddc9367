import { type Dispatcher, Pool } from 'undici'

export type HttpRequest = {
  readonly method: 'GET' | 'POST'
  /** Path below the base URL, e.g. `/v1/send`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export type HttpAnswer = {
  readonly status: number
  readonly contentType: string
  /** At most 64 KB, as text. */
  readonly body: string
  readonly retryAfter?: string
}

/** What one request came to. */
export type HandOver =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  /**
   * No whole answer. `mayBeWritten` is evidence, not a guess from an error's name: the HTTP client calls us
   * immediately before it writes the first byte of a request to a connected socket. Until then nothing left
   * this process (DNS, refused connection, TLS handshake, waiting for a free connection); from then on
   * nobody here can know, also when a connection that was kept alive turns out to be closed.
   */
  | {
      readonly kind: 'broken'
      readonly mayBeWritten: boolean
      readonly code: string
      readonly message: string
    }

export type HandOverClient = {
  /** Never rejects, never retries, follows no redirect. */
  request(request: HttpRequest, signal?: AbortSignal): Promise<HandOver>
  close(): Promise<void>
}

/** Firewalls in front of APIs refuse clients without a name. */
const COMMON_HEADERS = { 'user-agent': 'affiliate-booster', accept: 'application/json, text/html;q=0.9' }
const BODY_LIMIT_BYTES = 64 * 1024
const CONNECT_TIMEOUT_MS = 10_000
/** Shorter than servers keep idle connections, so that a mail rarely meets one that is just being closed. */
const KEEP_ALIVE_MS = 2_000
const KEEP_ALIVE_MAX_MS = 10_000

/** Opens a pool of connections to one base URL. Throws TypeError for a base URL that is none. */
export function createHandOverClient(options: {
  readonly baseUrl: string
  readonly connections: number
  /** From the call to the last byte of the answer, waiting for a connection included. */
  readonly totalTimeoutMs: number
}): HandOverClient {
  const base = new URL(options.baseUrl)
  const pathPrefix = base.pathname.replace(/\/+$/, '')
  const pool = new Pool(base.origin, {
    connections: options.connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: 0, // the total time-out below covers both
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
    connect: { timeout: Math.min(CONNECT_TIMEOUT_MS, options.totalTimeoutMs) },
  })
  let closing: Promise<void> | undefined
  return {
    request: (request, signal) =>
      handOver(
        pool,
        { ...request, path: pathPrefix + request.path },
        { signal, totalTimeoutMs: options.totalTimeoutMs },
      ),
    close: () => {
      closing ??= pool.close()
      return closing
    },
  }
}

function handOver(
  pool: Pool,
  request: HttpRequest,
  limits: { readonly signal: AbortSignal | undefined; readonly totalTimeoutMs: number },
): Promise<HandOver> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined
    let answer: Omit<HttpAnswer, 'body'> | undefined
    let settled = false
    const chunks: Buffer[] = []
    let bytes = 0

    const giveUp = (code: string, message: string): void => {
      settle({ kind: 'broken', mayBeWritten: controller !== undefined, code, message })
      controller?.abort(new Error(message))
    }
    const onAbort = (): void => giveUp('ABORTED', 'The hand-over was called off.')
    const timer = setTimeout(() => {
      giveUp('TIMEOUT', `No whole answer within ${limits.totalTimeoutMs} ms.`)
    }, limits.totalTimeoutMs)

    function settle(outcome: HandOver): void {
      if (settled) return
      settled = true
      clearTimeout(timer)
      limits.signal?.removeEventListener('abort', onAbort)
      resolve(outcome)
    }
    function settleAnswered(): void {
      if (answer)
        settle({ kind: 'answered', answer: { ...answer, body: Buffer.concat(chunks).toString('utf8') } })
      else giveUp('PROTOCOL', 'The answer had no status.')
    }

    if (limits.signal?.aborted) return onAbort()
    limits.signal?.addEventListener('abort', onAbort, { once: true })

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        // Given up while it waited for a connection: aborting here keeps it from being written at all.
        if (settled) started.abort(new Error('given up before the hand-over'))
        else controller = started
      },
      onResponseStart(_controller, status, headers) {
        if (status < 200) return
        const retryAfter = first(headers['retry-after'])
        const contentType = first(headers['content-type']) ?? ''
        answer = { status, contentType, ...(retryAfter === undefined ? {} : { retryAfter }) }
      },
      onResponseData(current, chunk) {
        const room = BODY_LIMIT_BYTES - bytes
        chunks.push(chunk.subarray(0, room))
        bytes += chunk.length
        if (bytes <= BODY_LIMIT_BYTES) return
        settleAnswered()
        current.abort(new Error('the answer is too long'))
      },
      onResponseEnd: settleAnswered,
      onResponseError(_controller, error) {
        settle({ kind: 'broken', mayBeWritten: controller !== undefined, ...describe(error) })
      },
    }
    const { method, path, headers, body } = request
    try {
      pool.dispatch(
        { method, path, headers: { ...COMMON_HEADERS, ...headers }, ...(body === undefined ? {} : { body }) },
        handler,
      )
    } catch (error) {
      settle({ kind: 'broken', mayBeWritten: controller !== undefined, ...describe(error) })
    }
  })
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: String(error) }
  const { code } = error as { code?: unknown }
  return { code: typeof code === 'string' ? code : error.name, message: error.message || error.name }
}
