import { createHash, randomBytes } from 'node:crypto'

const MARK = 'abk_'
const SHAPE = /^abk_[\w-]{43}$/
const SHOWN_LETTERS = 10

/** A new secret: 256 random bits, so that its plain hash is enough to keep and nothing can be guessed. */
export function createApiKeySecret(): string {
  return MARK + randomBytes(32).toString('base64url')
}

export function isApiKeySecret(text: string): boolean {
  return SHAPE.test(text)
}

/** What is stored, and what a key is found by: the time of the search says nothing about the secret. */
export function hashApiKey(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** What the owner sees of it later. */
export function prefixOfApiKey(secret: string): string {
  return secret.slice(0, SHOWN_LETTERS)
}
