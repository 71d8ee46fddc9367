import { randomUUID } from 'node:crypto'
import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Mailer } from '@booster/mail/mailer'
import { sendSystemMail } from '@booster/mail/send-system-mail'
import type { Env } from '../boot/env.ts'

export type SystemMail = {
  readonly to: string
  readonly toName?: string
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Sends mails in the installation's own name: alerts, invitations, links to a password. */
export function createSystemMail(parts: {
  readonly env: Pick<Env, 'sender'>
  readonly mailer: Mailer
}): (mail: SystemMail) => Promise<SendOutcome> {
  const { env, mailer } = parts
  return ({ to, toName = to, subject, html, text }) =>
    sendSystemMail(mailer, {
      messageRef: randomUUID(),
      to,
      toName,
      fromName: env.sender.name ?? 'Affiliate Booster',
      fromEmail: env.sender.email,
      subject,
      html,
      text,
      isAutomatic: true,
    })
}
