import { codeOf, waitSecondsOf } from './auth-answer.ts'
import { postAuth } from './post-auth.ts'

export type PasswordRefusal =
  | { readonly kind: 'wrong' | 'too-short' | 'too-long' | 'signed-out' | 'unreachable' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly requestId: string | null }

/** Sets a new password; every other session ends. Never throws. @returns null when it is done */
export async function changePassword(input: {
  readonly currentPassword: string
  readonly newPassword: string
}): Promise<PasswordRefusal | null> {
  const answer = await postAuth('change-password', { ...input, revokeOtherSessions: true })
  if (answer === null) return { kind: 'unreachable' }
  return answer.ok ? null : refusalOf(answer, await codeOf(answer))
}

const REFUSALS: Readonly<Record<string, 'wrong' | 'too-short' | 'too-long'>> = {
  INVALID_PASSWORD: 'wrong',
  PASSWORD_TOO_SHORT: 'too-short',
  PASSWORD_TOO_LONG: 'too-long',
}

function refusalOf(answer: Response, code: string): PasswordRefusal {
  if (answer.status === 429) return { kind: 'too-many', waitSeconds: waitSecondsOf(answer) }
  if (answer.status === 401) return { kind: 'signed-out' }
  const kind = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined
  return kind === undefined ? { kind: 'failed', requestId: answer.headers.get('x-request-id') } : { kind }
}
