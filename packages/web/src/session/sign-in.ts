import type { SessionMe, SignInInput } from '@booster/contracts/session'
import { type AuthRefusal, fieldOf, readRefusal } from './auth-answer.ts'
import { postAuth } from './post-auth.ts'

export type SignInRefusal = AuthRefusal<'wrong' | 'suspended' | 'invalid-email' | 'unreachable'>

export type SignInAnswer = { readonly kind: 'in'; readonly role: SessionMe['user']['role'] } | SignInRefusal

/** Opens a session; the server sets the cookie. Never throws. */
export async function signIn(credentials: SignInInput): Promise<SignInAnswer> {
  const answer = await postAuth('sign-in/email', credentials)
  if (answer === null) return { kind: 'unreachable' }
  if (!answer.ok) return readRefusal(answer, REFUSALS)
  const body: unknown = await answer.json().catch(() => null)
  return { kind: 'in', role: fieldOf(fieldOf(body, 'user'), 'role') === 'admin' ? 'admin' : 'affiliate' }
}

const REFUSALS: Readonly<Record<string, 'wrong' | 'suspended' | 'invalid-email'>> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong',
  INVALID_EMAIL: 'invalid-email',
  VALIDATION_ERROR: 'invalid-email',
  ACCOUNT_SUSPENDED: 'suspended',
}
