import * as z from 'zod/mini'

export type SignInAnswer =
  | { readonly kind: 'in'; readonly role: 'affiliate' | 'admin' }
  | { readonly kind: 'wrong' | 'suspended' | 'invalid-email' | 'unreachable' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly requestId: string | null }

const signedIn = z.object({ user: z.object({ role: z.catch(z.enum(['affiliate', 'admin']), 'affiliate') }) })
const refused = z.object({ code: z.catch(z.string(), '') })

/** Opens a session; the cookie is the server's. Never throws. */
export async function signIn(credentials: {
  readonly email: string
  readonly password: string
}): Promise<SignInAnswer> {
  const answer = await post('/api/auth/sign-in/email', credentials)
  if (answer === null) return { kind: 'unreachable' }
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) {
    const parsed = signedIn.safeParse(body)
    return { kind: 'in', role: parsed.success ? parsed.data.user.role : 'affiliate' }
  }
  const said = refused.safeParse(body)
  if (answer.status === 429) {
    return { kind: 'too-many', waitSeconds: Number(answer.headers.get('retry-after') ?? 60) || 60 }
  }
  if (answer.status === 403) return { kind: 'suspended' }
  if (said.success && said.data.code === 'INVALID_EMAIL') return { kind: 'invalid-email' }
  if (answer.status === 401) return { kind: 'wrong' }
  if (answer.status === 400) return { kind: 'invalid-email' }
  return { kind: 'failed', requestId: answer.headers.get('x-request-id') }
}

/** Ends the session; the page is then loaded anew, so that nothing of it stays in memory. */
export async function signOut(): Promise<boolean> {
  const answer = await post('/api/auth/sign-out', {})
  return answer?.ok === true
}

function post(url: string, body: unknown): Promise<Response | null> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null) // no network: the caller says so
}
