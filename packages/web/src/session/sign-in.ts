import type { SessionMe, SignInInput } from '@booster/contracts/session'
import { postAuth } from './post-auth.ts'

export type SignInRefusal =
  | { readonly kind: 'wrong' | 'suspended' | 'invalid-email' | 'unreachable' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly requestId: string | null }

export type SignInAnswer = { readonly kind: 'in'; readonly role: SessionMe['user']['role'] } | SignInRefusal

/** Opens a session; the server sets the cookie. Never throws. */
export async function signIn(credentials: SignInInput): Promise<SignInAnswer> {
  const answer = await postAuth('sign-in/email', credentials)
  if (answer === null) return { kind: 'unreachable' }
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) return refusalOf(answer, body)
  return { kind: 'in', role: fieldOf(fieldOf(body, 'user'), 'role') === 'admin' ? 'admin' : 'affiliate' }
}

function refusalOf(answer: Response, body: unknown): SignInRefusal {
  if (answer.status === 429) {
    return { kind: 'too-many', waitSeconds: Number(answer.headers.get('retry-after') ?? 60) || 60 }
  }
  if (answer.status === 403) return { kind: 'suspended' }
  if (fieldOf(body, 'code') === 'INVALID_EMAIL') return { kind: 'invalid-email' }
  if (answer.status === 401) return { kind: 'wrong' }
  if (answer.status === 400) return { kind: 'invalid-email' }
  return { kind: 'failed', requestId: answer.headers.get('x-request-id') }
}

/** Two fields are all this page reads: not worth a schema library on the first page that anybody loads. */
function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
