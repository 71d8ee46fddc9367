import { rootCertificates } from 'node:tls'
import type { ImapFlow, ImapFlowOptions } from 'imapflow'
import type { ImapUrl } from './imap-url.ts'

/** A folder of a mailbox that is open. Every operation may throw when the connection is lost. */
export type Mailbox = {
  /** Another one than before: the server has given its mails other numbers (RFC 9051, UIDVALIDITY). */
  readonly uidValidity: number
  /** The next numbers above this one, rising; none: there are no more. */
  listAfter(uid: number): Promise<readonly number[]>
  /** The beginning of a mail, as it came, without a trace in the mailbox; null: it is gone. */
  read(uid: number): Promise<Uint8Array | null>
  /** Marks mails as seen, where the mailbox may be written. */
  markSeen(uids: readonly number[]): Promise<void>
  /** Ends the connection; never throws. */
  close(): Promise<void>
}

export type MailboxOptions = {
  readonly url: ImapUrl
  /** Certificates of an authority (PEM) that is trusted beside the public ones. */
  readonly ca?: string | undefined
  /** Of one mail, at most so many bytes are read. */
  readonly maxBytes: number
}

const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 20_000 }
/** Numbers that are asked for at once: the answer is one line, and a mailbox may hold a million mails. */
const WINDOW = 5_000

/** Opens the folder. Throws an Error whose message says in plain words what failed; it never names the password. */
export async function openMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow(clientOptionsOf(options))
  // What is under way is rejected with the same error; unheard, the event would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await openFolder(client, options)
  } catch (error) {
    client.close()
    throw new Error(describe(error).replaceAll(options.url.password, '***'), { cause: error })
  }
}

function clientOptionsOf({ url, ca }: MailboxOptions): ImapFlowOptions {
  return {
    ...TIMEOUTS,
    host: url.host,
    port: url.port,
    secure: url.isSecure,
    ...(url.isSecure ? {} : { doSTARTTLS: url.startTls === 'required' }),
    auth: { user: url.user, pass: url.password },
    tls: {
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
      ...(url.isUnverified ? { rejectUnauthorized: false } : {}),
    },
    logger: false,
    disableAutoIdle: true,
  }
}

async function openFolder(client: ImapFlow, { url, maxBytes }: MailboxOptions): Promise<Mailbox> {
  const { uidValidity, uidNext } = await client.mailboxOpen(url.folder)
  return {
    uidValidity: Number(uidValidity),
    listAfter: async (uid) => {
      for (let from = uid + 1; from < uidNext; from += WINDOW) {
        const uids = await client.search({ uid: `${from}:${from + WINDOW - 1}` }, { uid: true })
        if (!uids) throw new Error('The mail server does not list its mails')
        if (uids.length > 0) return uids.toSorted((a, b) => a - b)
      }
      return []
    },
    read: async (uid) => {
      const query = { source: { start: 0, maxLength: maxBytes } }
      const mail = await client.fetchOne(String(uid), query, { uid: true })
      return mail === false ? null : (mail.source ?? null)
    },
    markSeen: async (uids) => {
      if (uids.length > 0) await client.messageFlagsAdd(uids.join(','), ['\\Seen'], { uid: true })
    },
    close: async () => {
      await client.logout().catch(() => undefined)
      client.close()
    },
  }
}

const UNKNOWN_AUTHORITY = /SELF_SIGNED|VERIFY_LEAF|ISSUER/

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { authenticationFailed, responseText, code } = error as Error & {
    readonly authenticationFailed?: boolean
    readonly responseText?: string
    readonly code?: string
  }
  const said = (responseText ?? error.message).replace(/\s+/g, ' ').trim()
  if (authenticationFailed === true) return `The mail server refused the login: ${said}`
  const named = code === undefined || said.includes(code) ? said : `${said} (${code})`
  const hint = UNKNOWN_AUTHORITY.test(code ?? '') ? '; SMTP_CA_FILE names an authority of your own' : ''
  return `The mailbox could not be opened: ${named}${hint}`
}
