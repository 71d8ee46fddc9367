import { expect } from '@playwright/test'

export const DEMO_PASSWORD = 'demo-booster-2026'

/** Who a page or a call is signed in as: the accounts of demo mode. */
export type Role = 'budi' | 'siti' | 'baru' | 'admin'

/** Calls the server as one person, beside the browser: to make data and to see what is really stored. */
export interface ApiClient {
  readonly cookies: readonly Cookie[]
  /** A GET of the REST face; fails on anything but 200. */
  get<T>(path: string): Promise<T>
  /** Any call; the answer as it came. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** A tRPC query by its name: `job.list`. */
  query<T>(procedure: string, input?: unknown): Promise<T>
  /** A tRPC mutation by its name; fails when refused. */
  mutate<T>(procedure: string, input?: unknown): Promise<T>
}

export interface Cookie {
  readonly name: string
  readonly value: string
}

/** Signs in by the API, once per person and world. */
export function signInByApi(url: string, role: Role): Promise<ApiClient> {
  return signInWith(url, { email: `${role}@demo.test`, password: DEMO_PASSWORD })
}

/** The same for anybody else. */
export async function signInWith(
  url: string,
  account: { readonly email: string; readonly password: string },
): Promise<ApiClient> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  expect(answer.status, `${account.email} signs in`).toBe(200)
  return createApiClient(url, answer.headers.getSetCookie().map(cookieOf))
}

export function createApiClient(url: string, cookies: readonly Cookie[]): ApiClient {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, 'content-type': 'application/json' },
    })
  const unpack = async <T>(answer: Response, what: string): Promise<T> => {
    const text = await answer.text()
    expect(answer.status, `${what}: ${text.slice(0, 400)}`).toBe(200)
    return (JSON.parse(text) as { readonly result: { readonly data: T } }).result.data
  }
  return {
    cookies,
    ask,
    get: async <T>(path: string) => {
      const answer = await ask(path)
      const text = await answer.text()
      expect(answer.status, `${path}: ${text.slice(0, 400)}`).toBe(200)
      return JSON.parse(text) as T
    },
    query: async <T>(procedure: string, input?: unknown) => {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
      return unpack<T>(await ask(`/trpc/${procedure}${query}`), procedure)
    },
    mutate: async <T>(procedure: string, input?: unknown) =>
      unpack<T>(
        await ask(`/trpc/${procedure}`, { method: 'POST', body: JSON.stringify(input ?? null) }),
        procedure,
      ),
  }
}

function cookieOf(header: string): Cookie {
  const pair = header.split(';')[0] ?? ''
  const split = pair.indexOf('=')
  return { name: pair.slice(0, split), value: pair.slice(split + 1) }
}
