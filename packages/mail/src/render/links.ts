import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { UUID_PATTERN } from '../event-facts.ts'

/** What our own links say. `click` carries the page it leads to, so no table is needed to follow it. */
export type SignedLink =
  | { readonly purpose: 'unsubscribe'; readonly messageRef: string }
  | { readonly purpose: 'open'; readonly messageRef: string }
  /** Confirms an opt-in; the reference is that of the question. */
  | { readonly purpose: 'confirm'; readonly messageRef: string }
  | { readonly purpose: 'click'; readonly messageRef: string; readonly targetUrl: string }

export type LinkPurpose = SignedLink['purpose']

export type LinkSigner = {
  /** A compact URL-safe token. Throws RangeError when `messageRef` is no uuid. */
  sign(link: SignedLink): string
  /** The link of a token that we signed for this purpose, else null, whatever is wrong with it. */
  verify<P extends LinkPurpose>(purpose: P, token: string): Extract<SignedLink, { purpose: P }> | null
}

/** Stands where the token of an unsubscribe link would: in a test mail, where it changes nothing. */
export const TEST_MAIL_TOKEN = 'uji'

const PURPOSE_BYTE: Record<LinkPurpose, number> = { unsubscribe: 1, click: 2, open: 3, confirm: 4 }
const UUID = new RegExp(`^${UUID_PATTERN}$`, 'i')
const HEAD_BYTES = 17
/** 96 bits: far beyond guessing over HTTP, and short enough for a link in a text mail. */
const MAC_BYTES = 12
const MAX_TOKEN_CHARACTERS = 8_192

/**
 * Signs the tokens of `/u/:token`, `/l/:token`, `/o/:token` and `/c/:token`: purpose (1 byte), messageRef (16 bytes), the
 * target URL (clicks only), and an HMAC-SHA256 over all of it cut to 12 bytes; as base64url. The purpose is
 * under the signature, so an open link cannot be turned into an unsubscribe link.
 * Throws RangeError for a secret shorter than 16 characters.
 */
export function createLinkSigner(secret: string): LinkSigner {
  if (secret.length < 16) throw new RangeError('The secret for links needs at least 16 characters.')
  // As a key object: given as bytes, it would be made into one for every token, at five times the cost of the digest.
  const key = createSecretKey(createHmac('sha256', secret).update('booster links 1').digest())
  const macOf = (payload: Buffer): Buffer =>
    createHmac('sha256', key).update(payload).digest().subarray(0, MAC_BYTES)
  return {
    sign(link) {
      const payload = encodeLink(link)
      return Buffer.concat([payload, macOf(payload)]).toString('base64url')
    },
    verify<P extends LinkPurpose>(purpose: P, token: string): Extract<SignedLink, { purpose: P }> | null {
      const payload = openToken(token, macOf)
      if (!payload || payload[0] !== PURPOSE_BYTE[purpose]) return null
      return decodeLink(purpose, payload) as Extract<SignedLink, { purpose: P }> | null
    },
  }
}

function openToken(token: string, macOf: (payload: Buffer) => Buffer): Buffer | null {
  if (token.length > MAX_TOKEN_CHARACTERS || !/^[A-Za-z0-9_-]+$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length < HEAD_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null
  const payload = bytes.subarray(0, -MAC_BYTES)
  return timingSafeEqual(macOf(payload), bytes.subarray(-MAC_BYTES)) ? payload : null
}

function encodeLink(link: SignedLink): Buffer {
  if (!UUID.test(link.messageRef)) throw new RangeError('messageRef is no uuid')
  const head = Buffer.alloc(HEAD_BYTES)
  head[0] = PURPOSE_BYTE[link.purpose]
  head.write(link.messageRef.replaceAll('-', ''), 1, 'hex')
  return link.purpose === 'click' ? Buffer.concat([head, Buffer.from(link.targetUrl)]) : head
}

function decodeLink(purpose: LinkPurpose, payload: Buffer): SignedLink | null {
  const hex = payload.toString('hex', 1, HEAD_BYTES)
  const messageRef = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const rest = payload.toString('utf8', HEAD_BYTES)
  if (purpose !== 'click') return rest === '' ? { purpose, messageRef } : null
  return URL.canParse(rest) && /^https?:/i.test(rest) ? { purpose, messageRef, targetUrl: rest } : null
}
