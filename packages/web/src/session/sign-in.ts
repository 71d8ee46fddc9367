import type { SessionMe, SignInInput } from '@booster/contracts/session'
import { codeOf, fieldOf, waitSecondsOf } from './auth-answer.ts'
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
  if (!answer.ok) return refusalOf(answer, await codeOf(answer))
  const body: unknown = await answer.json().catch(() => null)
  return { kind: 'in', role: fieldOf(fieldOf(body, 'user'), 'role') === 'admin' ? 'admin' : 'affiliate' }
}

const REFUSALS: Readonly<Record<string, 'wrong' | 'suspended' | 'invalid-email'>> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong',
  INVALID_EMAIL: 'invalid-email',
  VALIDATION_ERROR: 'invalid-email',
  ACCOUNT_SUSPENDED: 'suspended',
}

function refusalOf(answer: Response, code: string): SignInRefusal {
  if (answer.status === 429) return { kind: 'too-many', waitSeconds: waitSecondsOf(answer) }
  const kind = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined
  return kind === undefined ? { kind: 'failed', requestId: answer.headers.get('x-request-id') } : { kind }
}
