import * as z from 'zod/mini'
import { postAuth } from './post-auth.ts'

export type PasswordRefusal =
  | { readonly kind: 'wrong' | 'too-short' | 'too-long' | 'unreachable' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly requestId: string | null }

const refused = z.object({ code: z.catch(z.string(), '') })

/** Sets a new password; every other session ends. Never throws. @returns null when it is done */
export async function changePassword(input: {
  readonly currentPassword: string
  readonly newPassword: string
}): Promise<PasswordRefusal | null> {
  const answer = await postAuth('change-password', { ...input, revokeOtherSessions: true })
  if (answer === null) return { kind: 'unreachable' }
  if (answer.ok) return null
  const said = refused.safeParse(await answer.json().catch(() => null))
  if (answer.status === 429)
    return { kind: 'too-many', waitSeconds: Number(answer.headers.get('retry-after') ?? 60) || 60 }
  const code = said.success ? said.data.code : ''
  if (code === 'INVALID_PASSWORD') return { kind: 'wrong' }
  if (code === 'PASSWORD_TOO_SHORT') return { kind: 'too-short' }
  if (code === 'PASSWORD_TOO_LONG') return { kind: 'too-long' }
  return { kind: 'failed', requestId: answer.headers.get('x-request-id') }
}
