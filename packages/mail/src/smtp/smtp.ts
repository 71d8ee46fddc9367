import { createRequire } from 'node:module'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type { OutgoingMail } from '@booster/engine/domain/mail'
import type MailComposer from 'nodemailer/lib/mail-composer'
import type { Mailer } from '../mailer.ts'
import { stripControlCharacters } from '../render/strip-control-characters.ts'
import { classifySmtpFailure } from './classify-smtp.ts'
import { queueIdOf } from './queue-id.ts'
import type { MailSigner } from './sign-mail.ts'
import type { SmtpPoolOptions } from './smtp-connections.ts'
import { openSmtpPool } from './smtp-pool.ts'
import { readSmtpUrl } from './smtp-url.ts'

const require = createRequire(import.meta.url)
const composer = onFirstUse<typeof MailComposer>(() => require('nodemailer/lib/mail-composer'))

export type SmtpOptions = {
  /**
   * `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`; user and password percent-encoded. `?tls=` says
   * `required` (default where there is a login), `offered` (default elsewhere), `off` (default on this machine without a
   * login) or `unverified` (required, with any certificate).
   */
  readonly url: string
  /** Default 5. */
  readonly connections?: number
  /** Default 5 s. */
  readonly idleMs?: number
  /** For one mail, from the call to the answer. Default 35 s, so that it ends within the lease of its job. */
  readonly totalTimeoutMs?: number
  /** Certificates of authorities (PEM) that are trusted instead of the system's. */
  readonly ca?: string
  /** Signs every mail; by default the relay does, or nobody. */
  readonly sign?: MailSigner
  /**
   * `bounce@mail.example.com`: bounces of mails to leads come to `bounce+<messageRef>@mail.example.com`; by default to the
   * sender that readers see.
   */
  readonly bounceAddress?: string
}

/**
 * SMTP: the only way to set own headers, hence the one with one-click unsubscribe (RFC 8058). The Message-ID
 * is the messageRef, the same for every attempt. Throws TypeError for a URL that is none of SMTP.
 */
export function createSmtp(options: SmtpOptions): Mailer {
  const pool = openSmtpPool(readOptions(options))
  const { sign } = options
  return {
    name: 'smtp',
    carriesReplyTo: true,
    async send(mail, signal) {
      const to = stripControlCharacters(mail.to)
      const composed = await compose(mail, to)
      const raw = sign ? await sign(composed, domainOf(mail)) : composed
      const result = await pool.deliver({ from: envelopeSenderOf(mail, options), to, raw }, signal)
      if (result.kind === 'failed') return classifySmtpFailure(result.failure)
      const providerId = result.serverMessageId ?? queueIdOf(result.response)
      return providerId === undefined ? { kind: 'accepted' } : { kind: 'accepted', providerId }
    },
    readBalance: async () => ({
      kind: 'unknown',
      fault: { code: 'NO_BALANCE', message: 'SMTP knows no credit balance.' },
    }),
    close: () => pool.close(),
  }
}

function compose(mail: OutgoingMail, to: string): Promise<Buffer> {
  const { replyTo } = mail
  return new (composer())({
    from: { name: stripControlCharacters(mail.fromName), address: mail.fromEmail },
    to: { name: stripControlCharacters(mail.toName), address: to },
    ...(replyTo ? { replyTo: stripControlCharacters(replyTo) } : {}),
    subject: stripControlCharacters(mail.subject),
    html: mail.html,
    text: typeof mail.text === 'string' ? mail.text : mail.text(),
    messageId: `<${mail.messageRef}@${domainOf(mail)}>`,
    headers: headersOf(mail),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** The last part of Feedback-ID names the sender (Gmail counts complaints by each part). */
const FEEDBACK_SENDER = 'booster'

function headersOf(mail: OutgoingMail): Record<string, string> {
  const { list, unsubscribeUrl, isAutomatic } = mail
  return {
    ...(unsubscribeUrl
      ? {
          'List-Unsubscribe': [`<${unsubscribeUrl}>`, ...mailtoOf(mail)].join(', '),
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }
      : {}),
    ...(list
      ? {
          'List-Id': `<${list.affiliateId}.list.${domainOf(mail)}>`,
          'Feedback-ID': [list.stepId, list.automationId, list.affiliateId, FEEDBACK_SENDER].join(':'),
        }
      : {}),
    ...(isAutomatic ? { 'Auto-Submitted': 'auto-generated' } : {}),
  }
}

/** For mail programs that know no link; only where a person reads the answers. */
function mailtoOf({ replyTo, messageRef }: OutgoingMail): string[] {
  if (!replyTo || !/^[\w.+-]+@[\w.-]+$/.test(replyTo)) return []
  return [`<mailto:${replyTo}?subject=unsubscribe%20${messageRef}>`]
}

/**
 * Greylisting servers take plus extensions of one address for one sender (postgrey), so that they know us at the second
 * mail. Nothing waits for the bounces of our own notices to people.
 */
function envelopeSenderOf(mail: OutgoingMail, { bounceAddress }: SmtpOptions): string {
  if (bounceAddress === undefined || mail.isAutomatic) return mail.fromEmail
  const at = bounceAddress.lastIndexOf('@')
  return `${bounceAddress.slice(0, at)}+${mail.messageRef}${bounceAddress.slice(at)}`
}

function domainOf({ fromEmail }: OutgoingMail): string {
  return fromEmail.split('@').at(-1) ?? ''
}

function readOptions(options: SmtpOptions): SmtpPoolOptions {
  const { isUnverified, ...place } = readSmtpUrl(options.url)
  return {
    ...place,
    tls: {
      ...(options.ca === undefined ? {} : { ca: options.ca }),
      ...(isUnverified ? { rejectUnauthorized: false } : {}),
    },
    connections: options.connections ?? 5,
    idleMs: options.idleMs ?? 5_000,
    totalTimeoutMs: options.totalTimeoutMs ?? 35_000,
  }
}
