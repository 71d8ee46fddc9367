import { createHash, randomBytes } from 'node:crypto'

const SHAPE = /^[\w-]{43}$/

/** 256 random bits: nobody guesses it, so its plain hash is enough to keep. */
export function createLinkToken(): string {
  return randomBytes(32).toString('base64url')
}

export function isLinkToken(text: string): boolean {
  return SHAPE.test(text)
}

/** What is stored, and what a link is found by. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
