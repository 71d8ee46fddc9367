import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type TakenMail = {
  readonly to: string
  readonly fromEmail: string
  readonly subject: string
  readonly content: string
  readonly messageId: string | null
}

/** Another double of Mailketing than the sandbox, by somebody with other habits. */
export type OtherDouble = AsyncDisposable & {
  /** What MAILKETING_API_URL is set to. */
  readonly apiUrl: string
  readonly taken: readonly TakenMail[]
  /** What was asked of it in another way than documented. */
  readonly surprises: readonly string[]
}

/**
 * v1 answers as text/html with a byte order mark, a verdict in capitals and fields nobody documented; v2 knows the
 * token in `X-Api-Token` only and answers 202. Both take their time, and close the connection every third time.
 */
export async function startOtherDouble(apiToken: string): Promise<OtherDouble> {
  const taken: TakenMail[] = []
  const surprises: string[] = []
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    if (requests % 3 === 0) response.setHeader('connection', 'close')
    answer({ apiToken, taken, surprises }, request, response).catch((error: unknown) => {
      surprises.push(String(error))
      response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The double has no port.')
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api`,
    taken,
    surprises,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Desk = { readonly apiToken: string; readonly taken: TakenMail[]; readonly surprises: string[] }

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  await new Promise((resolve) => setTimeout(resolve, 250))
  const route = `${request.method} ${request.url}`
  if (route === 'POST /api/v1/send') return answerV1(desk, new URLSearchParams(body), response)
  if (route === 'POST /api/v1/ceksaldo') {
    response.setHeader('content-type', 'text/html')
    response.end('{"status":true,"credits":"429405","user":"toko@example.com","expired":null}')
    return
  }
  if (route === 'POST /api/v2/send' && request.headers['x-api-token'] === desk.apiToken)
    return answerV2(desk, JSON.parse(body) as Record<string, string>, response)
  if (route === 'GET /api/v2/credits') {
    response.setHeader('content-type', 'application/json')
    response.end('{"success":true,"data":{"credits":1500,"email":"toko@example.com"}}')
    return
  }
  desk.surprises.push(route)
  response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>')
}

function answerV1(desk: Desk, form: URLSearchParams, response: ServerResponse): void {
  response.setHeader('content-type', 'text/html; charset=ISO-8859-1')
  if (form.get('api_token') !== desk.apiToken) {
    response.end('{"status":"failed","response":"Access Denied, Invalid Token"}')
    return
  }
  desk.taken.push({ ...mailOf((name) => form.get(name) ?? ''), messageId: form.get('message_id') })
  response.write('\ufeff{"status":"SUCCESS",')
  response.end('"response":"Mail Sent","queue":17,"took":{"ms":250},"errors":[]}\n')
}

function answerV2(desk: Desk, fields: Record<string, string>, response: ServerResponse): void {
  desk.taken.push({ ...mailOf((name) => fields[name] ?? ''), messageId: fields.message_id ?? null })
  response.writeHead(202, { 'content-type': 'application/vnd.api+json', 'x-ratelimit-remaining': '99' })
  response.end(
    JSON.stringify({
      success: true,
      data: { message_id: `mk-${desk.taken.length}`, queue: 'fast' },
      message: 'Email queued successfully',
      meta: null,
    }),
  )
}

function mailOf(field: (name: string) => string): Omit<TakenMail, 'messageId'> {
  return {
    to: field('recipient'),
    fromEmail: field('from_email'),
    subject: field('subject'),
    content: field('content'),
  }
}
