import { createRequire } from 'node:module'
import type { ConnectionOptions } from 'node:tls'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type { OutgoingMail } from '@booster/engine/domain/mail'
import type MailComposer from 'nodemailer/lib/mail-composer'
import type { Mailer } from '../mailer.ts'
import { stripControlCharacters } from '../render/strip-control-characters.ts'
import { classifySmtpFailure } from './classify-smtp.ts'
import type { SmtpPoolOptions } from './smtp-connections.ts'
import { openSmtpPool } from './smtp-pool.ts'

const require = createRequire(import.meta.url)
const composer = onFirstUse<typeof MailComposer>(() => require('nodemailer/lib/mail-composer'))

export type SmtpOptions = {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`; user and password percent-encoded. */
  readonly url: string
  /** Default 5. */
  readonly connections?: number
  /** For one mail, connecting included. Default 15 s. */
  readonly totalTimeoutMs?: number
  /** Default: wherever a password would cross a network in the clear. */
  readonly requireTls?: boolean
  readonly tls?: ConnectionOptions
}

/**
 * SMTP: the only way to set own headers, hence the one with one-click unsubscribe (RFC 8058). The Message-ID
 * is the messageRef, the same for every attempt. Throws TypeError for a URL that is none of SMTP.
 */
export function createSmtp(options: SmtpOptions): Mailer {
  const pool = openSmtpPool(readOptions(options))
  return {
    name: 'smtp',
    carriesReplyTo: true,
    async send(mail, signal) {
      const to = stripControlCharacters(mail.to)
      const raw = await compose(mail, to)
      const result = await pool.deliver({ from: mail.fromEmail, to, raw }, signal)
      if (result.kind === 'failed') return classifySmtpFailure(result.failure)
      const { serverMessageId } = result
      return serverMessageId === undefined
        ? { kind: 'accepted' }
        : { kind: 'accepted', providerId: serverMessageId }
    },
    readBalance: async () => ({
      kind: 'unknown',
      fault: { code: 'NO_BALANCE', message: 'SMTP knows no credit balance.' },
    }),
    close: () => pool.close(),
  }
}

function compose(mail: OutgoingMail, to: string): Promise<Buffer> {
  const { unsubscribeUrl, replyTo } = mail
  const headers: Record<string, string> = unsubscribeUrl
    ? {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : {}
  return new (composer())({
    from: { name: stripControlCharacters(mail.fromName), address: mail.fromEmail },
    to: { name: stripControlCharacters(mail.toName), address: to },
    ...(replyTo ? { replyTo: stripControlCharacters(replyTo) } : {}),
    subject: stripControlCharacters(mail.subject),
    html: mail.html,
    text: mail.text,
    messageId: `<${mail.messageRef}@${mail.fromEmail.split('@').at(-1)}>`,
    headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

function readOptions(options: SmtpOptions): SmtpPoolOptions {
  const url = new URL(options.url)
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') throw new TypeError('Not an SMTP URL.')
  if (url.hostname === '') throw new TypeError('The SMTP URL names no host.')
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const login = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined
  const local = host === 'localhost' || host === '127.0.0.1' || host === '::1'
  return {
    host,
    secure,
    login,
    port: url.port ? Number(url.port) : defaultPort(secure),
    requireTls: !secure && (options.requireTls ?? (login !== undefined && !local)),
    tls: options.tls,
    connections: options.connections ?? 5,
    totalTimeoutMs: options.totalTimeoutMs ?? 15_000,
  }
}

function defaultPort(secure: boolean): number {
  return secure ? 465 : 587
}
