import type { Mailer } from '../mailer.ts'
import { stripControlCharacters } from '../render/strip-control-characters.ts'
import { type MailketingOptions, openMailketingLine } from './mailketing.ts'

/**
 * Mailketing's API v2: JSON, the token in a header. Public clients disagree on which header, so both are
 * sent. `message_id` carries our messageRef for tracking; nothing shows that the provider de-duplicates by
 * it, so it is no idempotency key.
 */
export function createMailketingV2(options: MailketingOptions): Mailer {
  const line = openMailketingLine(options)
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-api-token': options.apiToken,
    authorization: `Bearer ${options.apiToken}`,
  }
  return {
    name: 'mailketing-v2',
    carriesReplyTo: false,
    send: (mail, signal) => {
      const body = JSON.stringify({
        from_name: stripControlCharacters(mail.fromName) || mail.fromEmail,
        from_email: mail.fromEmail,
        recipient: stripControlCharacters(mail.to),
        subject: stripControlCharacters(mail.subject),
        content: mail.html,
        message_id: mail.messageRef,
      })
      return line.send({ method: 'POST', path: '/v2/send', headers, body }, signal)
    },
    readBalance: () => line.readBalance({ method: 'GET', path: '/v2/credits', headers }),
    close: () => line.close(),
  }
}
