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
  /**
   * `reply@mail.example.com`: where a reply ends the sequence, it also goes to `reply+<messageRef>@mail.example.com`; by default
   * to nobody more.
   */
  readonly replyAddress?: string
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
      const composed = await compose(mail, to, options)
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

function compose(mail: OutgoingMail, to: string, options: SmtpOptions): Promise<Buffer> {
  const replyTo = replyAddressesOf(mail, options)
  const { headers, ...subject } = subjectOf(mail)
  return new (composer())({
    from: { name: stripControlCharacters(mail.fromName), address: mail.fromEmail },
    to: { name: stripControlCharacters(mail.toName), address: to },
    ...(replyTo.length > 0 ? { replyTo } : {}),
    ...subject,
    html: mail.html,
    text: typeof mail.text === 'string' ? mail.text : mail.text(),
    messageId: `<${mail.messageRef}@${domainOf(mail)}>`,
    headers: { ...headersOf(mail, options), ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/**
 * nodemailer makes an encoded word of every subject with a quotation mark, which filters distrust where nothing needs it
 * (rspamd: SUBJ_EXCESS_QP). What could be read as an encoded word is left to it.
 */
function subjectOf(mail: OutgoingMail) {
  const subject = stripControlCharacters(mail.subject)
  const isPlain = /^[ -~]*"[ -~]*$/.test(subject) && !subject.includes('=?')
  return isPlain ? { headers: { Subject: { prepared: true, foldLines: true, value: subject } } } : { subject }
}

/** The last part of Feedback-ID names the sender (Gmail counts complaints by each part). */
const FEEDBACK_SENDER = 'booster'

function headersOf(mail: OutgoingMail, options: SmtpOptions): Record<string, string> {
  const { list, unsubscribeUrl, isAutomatic } = mail
  return {
    ...(unsubscribeUrl
      ? {
          'List-Unsubscribe': [`<${unsubscribeUrl}>`, ...mailtoOf(mail, options)].join(', '),
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

/** Who wants answers, and we ourselves where one ends the sequence: mail programs answer every address. */
function replyAddressesOf(mail: OutgoingMail, { replyAddress }: SmtpOptions) {
  const { replyTo, fromName, seesReply, messageRef } = mail
  const ours = seesReply && replyAddress !== undefined ? [withRef(replyAddress, messageRef)] : []
  return [...(replyTo ? [replyTo] : []), ...ours].map((address) => ({
    name: ours.length > 0 ? stripControlCharacters(fromName) : '',
    address: stripControlCharacters(address),
  }))
}

/** For mail programs that know no link; only where the mail is read, by us or else by a person. */
function mailtoOf({ replyTo, messageRef }: OutgoingMail, { bounceAddress }: SmtpOptions): string[] {
  const address = bounceAddress === undefined ? replyTo : withRef(bounceAddress, messageRef)
  if (!address || !/^[\w.+-]+@[\w.-]+$/.test(address)) return []
  return [`<mailto:${address}?subject=unsubscribe%20${messageRef}>`]
}

/**
 * Greylisting servers take plus extensions of one address for one sender (postgrey), so that they know us at the second
 * mail. Nothing waits for the bounces of our own notices to people and of tests.
 */
function envelopeSenderOf(mail: OutgoingMail, { bounceAddress }: SmtpOptions): string {
  if (bounceAddress === undefined || mail.isAutomatic) return mail.fromEmail
  return withRef(bounceAddress, mail.messageRef)
}

function withRef(address: string, messageRef: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${messageRef}${address.slice(at)}`
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
