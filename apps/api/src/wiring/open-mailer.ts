import { readFileSync } from 'node:fs'
import type { Mailer } from '@booster/mail/mailer'
import { createMailketingV1 } from '@booster/mail/mailketing/mailketing-v1'
import { createMailketingV2 } from '@booster/mail/mailketing/mailketing-v2'
import { createMailSigner, type MailSigner } from '@booster/mail/smtp/sign-mail'
import { createSmtp } from '@booster/mail/smtp/smtp'
import { type Env, EnvError } from '../boot/env.ts'

/** The one way mails leave, as the environment chose it. The sandbox is spoken to like the real provider. */
export function openMailer(env: Env, sandboxApiUrl: string | null): Mailer {
  if (env.provider === 'smtp' && env.SMTP_URL !== undefined) {
    return createSmtp({
      url: env.SMTP_URL,
      connections: env.SMTP_CONNECTIONS,
      ...(env.SMTP_CA_FILE === undefined ? {} : { ca: readText('SMTP_CA_FILE', env.SMTP_CA_FILE) }),
      ...(env.SMTP_BOUNCE_ADDRESS === undefined ? {} : { bounceAddress: env.SMTP_BOUNCE_ADDRESS }),
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
  const { SMTP_DKIM_SELECTOR: selector, SMTP_DKIM_KEY_FILE: path } = env
  if (selector === undefined && path === undefined) return {}
  if (selector === undefined) throw new EnvError('SMTP_DKIM_SELECTOR: is needed beside SMTP_DKIM_KEY_FILE')
  if (path === undefined) throw new EnvError('SMTP_DKIM_KEY_FILE: is needed beside SMTP_DKIM_SELECTOR')
  const privateKey = readText('SMTP_DKIM_KEY_FILE', path)
  try {
    return { sign: createMailSigner({ selector, privateKey }) }
  } catch {
    throw new EnvError(`SMTP_DKIM_KEY_FILE: ${path} is not an RSA key in PEM without a passphrase`)
  }
}

function readText(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new EnvError(`${variable}: ${path} cannot be read`)
  }
}
