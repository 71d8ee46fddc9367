import { type AuthRefusal, readRefusal } from './auth-answer.ts'
import { postAuth } from './post-auth.ts'

export type PasswordRefusal = AuthRefusal<'wrong' | 'too-short' | 'too-long' | 'signed-out' | 'unreachable'>

/** Sets a new password; every other session ends. Never throws. @returns null when it is done */
export async function changePassword(input: {
  readonly currentPassword: string
  readonly newPassword: string
}): Promise<PasswordRefusal | null> {
  const answer = await postAuth('change-password', { ...input, revokeOtherSessions: true })
  if (answer === null) return { kind: 'unreachable' }
  if (answer.ok) return null
  return answer.status === 401 ? { kind: 'signed-out' } : readRefusal(answer, REFUSALS)
}

const REFUSALS: Readonly<Record<string, 'wrong' | 'too-short' | 'too-long'>> = {
  INVALID_PASSWORD: 'wrong',
  PASSWORD_TOO_SHORT: 'too-short',
  PASSWORD_TOO_LONG: 'too-long',
}
