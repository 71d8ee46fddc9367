import { z } from 'zod'

/** Names that lead into a private network, or to the reader's own machine. */
const PRIVATE_ENDINGS = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'home.arpa']

/**
 * Where a visitor may be sent after a form: by https to a public host by its name, without a password or port in the
 * address (docs/decisions/007).
 */
export const redirectUrl = z
  .string()
  .trim()
  .max(500)
  .superRefine((text, context) => {
    const fault = faultOfRedirect(text)
    if (fault !== null) context.addIssue({ code: 'custom', message: REDIRECT_FAULTS[fault] })
  })
  .transform((text) => URL.parse(text)?.href ?? text)

export const REDIRECT_FAULTS = {
  NOT_AN_ADDRESS: 'must be a web address, e.g. https://example.com/thanks',
  NOT_HTTPS: 'must begin with https://',
  CREDENTIALS: 'must not hold a user name or password',
  PORT: 'must not name a port',
  NOT_PUBLIC: 'must lead to a public host by its name',
} as const
export type RedirectFault = keyof typeof REDIRECT_FAULTS

/** What is wrong with an address to send visitors to; null: nothing. */
export function faultOfRedirect(text: string): RedirectFault | null {
  const url = URL.parse(text)
  if (url === null || text.includes('\\')) return 'NOT_AN_ADDRESS'
  if (url.protocol !== 'https:') return 'NOT_HTTPS'
  if (url.username !== '' || url.password !== '') return 'CREDENTIALS'
  if (url.port !== '') return 'PORT'
  return isPublicName(url.hostname) ? null : 'NOT_PUBLIC'
}

/**
 * Whether the operator lets forms lead to this host: to any when there is no list, else to those of the list and
 * everything below them.
 */
export function isAllowedHost(url: string, allowedHosts: readonly string[] | null): boolean {
  const host = URL.parse(url)?.hostname.replace(/\.$/, '')
  if (host === undefined) return false
  return (
    allowedHosts === null || allowedHosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`))
  )
}

/** URL writes every form of an IPv4 address as four numbers and puts IPv6 into brackets. */
function isPublicName(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '')
  const last = host.split('.').at(-1) ?? ''
  if (!host.includes('.') || !/[a-z]/.test(last)) return false
  return !PRIVATE_ENDINGS.some((ending) => host.endsWith(`.${ending}`))
}
