import { afterEach, describe, expect, it, vi } from 'vitest'
import { changePassword } from './change-password.ts'
import { signIn } from './sign-in.ts'

afterEach(() => vi.unstubAllGlobals())

function answer(status: number, code: string | null, headers: Record<string, string> = {}): void {
  const body = code === null ? 'not JSON' : JSON.stringify({ code, message: 'not shown' })
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers }))
}

describe('a refused sign-in', () => {
  it.each([
    [401, 'INVALID_EMAIL_OR_PASSWORD', 'wrong'],
    [400, 'INVALID_EMAIL', 'invalid-email'],
    [400, 'VALIDATION_ERROR', 'invalid-email'],
    [403, 'ACCOUNT_SUSPENDED', 'suspended'],
    [429, 'TOO_MANY_REQUESTS', 'too-many'],
    [403, 'FORBIDDEN', 'failed'],
    [401, 'FAILED_TO_CREATE_SESSION', 'failed'],
    [400, 'BAD_JSON', 'failed'],
    [503, null, 'failed'],
  ])('%i %s is %s', async (status, code, kind) => {
    answer(status, code)
    expect(await signIn({ email: 'a@b.id', password: 'x' })).toMatchObject({ kind })
  })
})

describe('a refused change of password', () => {
  it.each([
    [400, 'INVALID_PASSWORD', { kind: 'wrong' }],
    [400, 'PASSWORD_TOO_SHORT', { kind: 'too-short' }],
    [400, 'PASSWORD_TOO_LONG', { kind: 'too-long' }],
    [401, 'UNAUTHORIZED', { kind: 'signed-out' }],
    [429, 'TOO_MANY_REQUESTS', { kind: 'too-many', waitSeconds: 90 }],
    [400, 'CREDENTIAL_ACCOUNT_NOT_FOUND', { kind: 'failed', requestId: 'r1' }],
    [500, null, { kind: 'failed', requestId: 'r1' }],
  ])('%i %s is %o', async (status, code, refusal) => {
    answer(status, code, { 'retry-after': '90', 'x-request-id': 'r1' })
    const passwords = { currentPassword: 'old', newPassword: 'a new password of mine' }
    expect(await changePassword(passwords)).toEqual(refusal)
  })
})
