export type ImapUrl = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** The folder, e.g. `INBOX`. */
  readonly folder: string
  /** TLS from the first byte. */
  readonly isSecure: boolean
  /** Without TLS from the first byte: `required` by STARTTLS, or `never`. */
  readonly startTls: 'required' | 'never'
  /** Any certificate will do. */
  readonly isUnverified: boolean
  /** The server runs on this machine. */
  readonly isHere: boolean
}

/** `user@host/folder`, without the password: for the database, logs and people. */
export function mailboxNameOf({ user, host, folder }: ImapUrl): string {
  return `${user}@${host}/${folder}`
}

const TLS_CHOICES = ['required', 'off', 'unverified'] as const
type TlsChoice = (typeof TLS_CHOICES)[number]

/**
 * Reads `imaps://user:password@host[:993][/folder]`, or `imap://…[:143]` with STARTTLS; the folder is INBOX by default.
 * `?tls=` says `required` (default), `off` (default on this machine by imap://) or `unverified`. Throws TypeError, with
 * what is wrong in plain words and without the address, which holds a password.
 */
export function readImapUrl(address: string): ImapUrl {
  if (!URL.canParse(address)) throw new TypeError('must be an address such as imaps://user:password@host')
  const url = new URL(address)
  if (url.protocol !== 'imap:' && url.protocol !== 'imaps:')
    throw new TypeError('must begin with imaps:// or imap://')
  if (url.hostname === '') throw new TypeError('must name a host')
  if (url.username === '' || url.password === '') throw new TypeError('must have a user and a password')
  const isSecure = url.protocol === 'imaps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = host === 'localhost' || host === '127.0.0.1' || host === '::1'
  const choice = readTlsChoice(url) ?? (isHere && !isSecure ? 'off' : 'required')
  return {
    host,
    port: url.port ? Number(url.port) : defaultPort(isSecure),
    user: decode(url.username),
    password: decode(url.password),
    folder: decode(url.pathname.slice(1)) || 'INBOX',
    isSecure,
    startTls: choice === 'off' ? 'never' : 'required',
    isUnverified: choice === 'unverified',
    isHere,
  }
}

function readTlsChoice(url: URL): TlsChoice | undefined {
  const word = url.searchParams.get('tls')
  if (word === null) return undefined
  const choice = TLS_CHOICES.find((one) => one === word)
  if (choice === undefined) throw new TypeError(`must have tls= as one of ${TLS_CHOICES.join(', ')}`)
  if (choice === 'off' && url.protocol === 'imaps:') throw new TypeError('cannot be imaps:// and tls=off')
  return choice
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new TypeError('must have user, password and folder percent-encoded')
  }
}

function defaultPort(isSecure: boolean): number {
  return isSecure ? 993 : 143
}
