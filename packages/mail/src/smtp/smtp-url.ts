import type { SmtpPoolOptions } from './smtp-connections.ts'

export type SmtpUrl = Pick<SmtpPoolOptions, 'host' | 'port' | 'secure' | 'startTls' | 'login'> & {
  /** Any certificate will do. */
  readonly isUnverified: boolean
}

const START_TLS = {
  required: 'required',
  offered: 'offered',
  off: 'never',
  unverified: 'required',
} as const satisfies Record<string, SmtpPoolOptions['startTls']>
type TlsChoice = keyof typeof START_TLS

/**
 * Reads `smtp://user:password@host:587?tls=…`. Throws TypeError, with what is wrong in plain words and without the address,
 * which may hold a password.
 */
export function readSmtpUrl(address: string): SmtpUrl {
  if (!URL.canParse(address)) throw new TypeError('must be an address such as smtp://user:password@host:587')
  const url = new URL(address)
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new TypeError('must begin with smtp:// or smtps://')
  if (url.hostname === '') throw new TypeError('must name a host')
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const login = url.username ? { user: decode(url.username), pass: decode(url.password) } : undefined
  const choice = readTlsChoice(url) ?? defaultTlsChoice({ host, hasLogin: login !== undefined })
  return {
    host,
    secure,
    login,
    port: url.port ? Number(url.port) : defaultPort(secure),
    startTls: START_TLS[choice],
    isUnverified: choice === 'unverified',
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new TypeError('must have user and password percent-encoded')
  }
}

function readTlsChoice(url: URL): TlsChoice | undefined {
  const word = url.searchParams.get('tls')
  if (word === null) return undefined
  if (!isTlsChoice(word)) throw new TypeError(`must have tls= as one of ${Object.keys(START_TLS).join(', ')}`)
  if (word === 'off' && url.protocol === 'smtps:') throw new TypeError('cannot be smtps:// and tls=off')
  return word
}

function isTlsChoice(word: string): word is TlsChoice {
  return Object.hasOwn(START_TLS, word)
}

/** A password never crosses a network in the clear. On this machine, servers have certificates that they made themselves. */
function defaultTlsChoice({ host, hasLogin }: { host: string; hasLogin: boolean }): TlsChoice {
  const isHere = host === 'localhost' || host === '127.0.0.1' || host === '::1'
  if (isHere) return hasLogin ? 'offered' : 'off'
  return hasLogin ? 'required' : 'offered'
}

function defaultPort(secure: boolean): number {
  return secure ? 465 : 587
}
