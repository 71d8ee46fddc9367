import { describe, expect, it } from 'vitest'
import { createApiKeySecret, hashApiKey, isApiKeySecret, prefixOfApiKey } from './api-key-secret.ts'

describe('the secret of an API key', () => {
  it('is never the same twice and has the shape that is looked up', () => {
    const secrets = Array.from({ length: 100 }, createApiKeySecret)
    expect(new Set(secrets).size).toBe(100)
    expect(secrets.every(isApiKeySecret)).toBe(true)
  })

  it.each(['', 'abk_', 'abk_short', 'Bearer x', `abk_${'a'.repeat(44)}`, `abk_${'ä'.repeat(43)}`])(
    'is not %j',
    (text) => expect(isApiKeySecret(text)).toBe(false),
  )

  it('cannot be read from its hash or its prefix', () => {
    const secret = createApiKeySecret()
    expect(hashApiKey(secret)).toMatch(/^[0-9a-f]{64}$/)
    expect(prefixOfApiKey(secret)).toBe(secret.slice(0, 10))
  })
})
