import type { Mailer } from '@booster/mail/mailer'
import { createMailketingV1 } from '@booster/mail/mailketing/mailketing-v1'
import { createMailketingV2 } from '@booster/mail/mailketing/mailketing-v2'
import { createMailSigner, type MailSigner } from '@booster/mail/smtp/sign-mail'
import { createSmtp } from '@booster/mail/smtp/smtp'
import { type Env, EnvError } from '../boot/env.ts'
import { readAuthorities, readText } from './read-text.ts'

/** The one way mails leave, as the environment chose it. The sandbox is spoken to like the real provider. */
export function openMailer(env: Env, sandboxApiUrl: string | null): Mailer {
  if (env.provider === 'smtp' && env.SMTP_URL !== undefined) {
    const ca = readAuthorities(env.SMTP_CA_FILE)
    return createSmtp({
      url: env.SMTP_URL,
      connections: env.SMTP_CONNECTIONS,
      ...(ca === undefined ? {} : { ca }),
      ...(env.SMTP_BOUNCE_ADDRESS === undefined ? {} : { bounceAddress: env.SMTP_BOUNCE_ADDRESS }),
      ...(env.SMTP_REPLY_ADDRESS === undefined ? {} : { replyAddress: env.SMTP_REPLY_ADDRESS }),
      ...signerOf(env),
    })
  }
  const baseUrl = sandboxApiUrl ?? env.MAILKETING_API_URL
  const apiToken = sandboxApiUrl === null ? (env.MAILKETING_API_KEY ?? '') : 'sandbox'
  const create = env.MAILKETING_API_VERSION === '2' ? createMailketingV2 : createMailketingV1
  return create({
    baseUrl,
    apiToken,
    connections: Math.max(16, env.SENDING_SLOTS),
    strictOnce: env.MAIL_STRICT_ONCE,
  })
}

function signerOf(env: Env): { readonly sign?: MailSigner } {
  const key = readDkimKey(env)
  if (key === null) return {}
  try {
    return { sign: createMailSigner(key) }
  } catch {
    throw new EnvError(
      `SMTP_DKIM_KEY_FILE: ${env.SMTP_DKIM_KEY_FILE} is not an RSA key in PEM without a passphrase`,
    )
  }
}

/** What this process signs mails with; null: whoever runs the mail server signs. */
export function readDkimKey(env: Env): { readonly selector: string; readonly privateKey: string } | null {
  const { SMTP_DKIM_SELECTOR: selector, SMTP_DKIM_KEY_FILE: path } = env
  if (env.provider !== 'smtp' || (selector === undefined && path === undefined)) return null
  if (selector === undefined) throw new EnvError('SMTP_DKIM_SELECTOR: is needed beside SMTP_DKIM_KEY_FILE')
  if (path === undefined) throw new EnvError('SMTP_DKIM_KEY_FILE: is needed beside SMTP_DKIM_SELECTOR')
  return { selector, privateKey: readText('SMTP_DKIM_KEY_FILE', path) }
}
