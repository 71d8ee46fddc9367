export type Credentials = { readonly email: string; readonly password: string }

export type SignedIn =
  | { readonly kind: 'in' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'away' }

/** Asks the server for a session; the cookie comes with the answer. */
export async function signIn(credentials: Credentials): Promise<SignedIn> {
  try {
    const answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    })
    if (answer.ok) return { kind: 'in' }
    if (answer.status === 429)
      return { kind: 'wait', seconds: Number(answer.headers.get('retry-after') ?? 60) }
    if (answer.status === 403) return { kind: 'suspended' }
    return answer.status >= 500 ? { kind: 'away' } : { kind: 'wrong' }
  } catch {
    return { kind: 'away' }
  }
}
