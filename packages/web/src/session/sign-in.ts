import type { SessionMe, SignInInput } from '@booster/contracts/session'
import * as z from 'zod/mini'
import { postAuth } from './post-auth.ts'

export type SignInRefusal =
  | { readonly kind: 'wrong' | 'suspended' | 'invalid-email' | 'unreachable' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly requestId: string | null }

export type SignInAnswer = { readonly kind: 'in'; readonly role: SessionMe['user']['role'] } | SignInRefusal

const signedIn = z.object({ user: z.object({ role: z.catch(z.enum(['affiliate', 'admin']), 'affiliate') }) })
const refused = z.object({ code: z.catch(z.string(), '') })

/** Opens a session; the server sets the cookie. Never throws. */
export async function signIn(credentials: SignInInput): Promise<SignInAnswer> {
  const answer = await postAuth('sign-in/email', credentials)
  if (answer === null) return { kind: 'unreachable' }
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) return refusalOf(answer, body)
  const parsed = signedIn.safeParse(body)
  return { kind: 'in', role: parsed.success ? parsed.data.user.role : 'affiliate' }
}

function refusalOf(answer: Response, body: unknown): SignInRefusal {
  if (answer.status === 429) {
    return { kind: 'too-many', waitSeconds: Number(answer.headers.get('retry-after') ?? 60) || 60 }
  }
  if (answer.status === 403) return { kind: 'suspended' }
  const said = refused.safeParse(body)
  if (said.success && said.data.code === 'INVALID_EMAIL') return { kind: 'invalid-email' }
  if (answer.status === 401) return { kind: 'wrong' }
  if (answer.status === 400) return { kind: 'invalid-email' }
  return { kind: 'failed', requestId: answer.headers.get('x-request-id') }
}
