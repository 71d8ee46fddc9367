import { expect } from 'vitest'

export type Answer = { readonly status: number; readonly body: Body; readonly headers: Headers }
/** Whatever JSON came; tests look into it with matchers. */
export type Body = {
  readonly success?: boolean
  readonly data?: unknown
  readonly error?: unknown
  readonly [key: string]: unknown
}

export type RestClient = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** A file, with the byte order mark it may begin with. */
  getText(
    path: string,
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string, headers?: Record<string, string>): Promise<Answer>
}

export function restClient(url: string, cookie = ''): RestClient {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, { redirect: 'manual', ...init })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
    return {
      status: answer.status,
      body: isJson ? (JSON.parse(text) as Body) : { text },
      headers: answer.headers,
    }
  }
  const write =
    (method: 'POST' | 'PUT' | 'PATCH') =>
    (path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> =>
      ask(path, {
        method,
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
  return {
    getText: async (path) => {
      const answer = await fetch(`${url}${path}`, { headers: { cookie } })
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
      return {
        status: answer.status,
        headers: answer.headers,
        text: decoder.decode(await answer.arrayBuffer()),
      }
    },
    get: (path, headers = {}) => ask(path, { headers: { cookie, ...headers } }),
    post: write('POST'),
    put: write('PUT'),
    patch: write('PATCH'),
    delete: (path, headers = {}) => ask(path, { method: 'DELETE', headers: { cookie, ...headers } }),
  }
}

/** Signs in as a demo account and returns a client with its cookie. */
export async function signIn(
  url: string,
  email: string,
  password = 'demo-booster-2026',
): Promise<RestClient> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(answer.status, await answer.clone().text()).toBe(200)
  const cookie = answer.headers
    .getSetCookie()
    .map((part) => part.split(';')[0])
    .join('; ')
  return restClient(url, cookie)
}

/** An error in the one shape, with its field where one is expected. */
export function errorShape(field?: string) {
  const error = {
    code: expect.any(String),
    message: expect.any(String),
    requestId: expect.stringMatching(/^[\w-]{8,64}$/),
  }
  return { success: false, error: field === undefined ? expect.objectContaining(error) : { ...error, field } }
}

/** Asks again until the answer is what is waited for; fails with the last one. */
export async function eventually<T>(
  look: () => Promise<T>,
  isIt: (seen: T) => boolean,
  withinMs = 5_000,
): Promise<T> {
  const deadline = Date.now() + withinMs
  let seen = await look()
  while (!isIt(seen)) {
    if (Date.now() > deadline)
      throw new Error(`Not seen within ${withinMs} ms; last: ${JSON.stringify(seen).slice(0, 2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    seen = await look()
  }
  return seen
}
