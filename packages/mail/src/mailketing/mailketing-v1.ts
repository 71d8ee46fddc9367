import type { FilledText, OutgoingMail } from '@booster/engine/domain/mail'
import type { Mailer } from '../mailer.ts'
import { stripControlCharacters } from '../render/strip-control-characters.ts'
import { encodeForm } from './encode-form.ts'
import { type MailketingOptions, openMailketingLine } from './mailketing.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/**
 * Mailketing's API v1: form-encoded, the token among the fields, one recipient per call, no message id and
 * no own headers (so no List-Unsubscribe; the link stands in the footer).
 */
export function createMailketingV1(options: MailketingOptions): Mailer {
  const line = openMailketingLine(options)
  return {
    name: 'mailketing-v1',
    carriesReplyTo: false,
    send: (mail, signal) => {
      const body = encodeForm(fieldsOf(mail, options.apiToken))
      return line.send({ method: 'POST', path: '/v1/send', headers: FORM, body }, signal)
    },
    readBalance: () => {
      const body = encodeForm({ api_token: options.apiToken })
      return line.readBalance({ method: 'POST', path: '/v1/ceksaldo', headers: FORM, body })
    },
    close: () => line.close(),
  }
}

function fieldsOf(mail: OutgoingMail, apiToken: string): Record<string, string | FilledText> {
  return {
    api_token: apiToken,
    from_name: stripControlCharacters(mail.fromName) || mail.fromEmail,
    from_email: mail.fromEmail,
    recipient: stripControlCharacters(mail.to),
    subject: stripControlCharacters(mail.subject),
    content: mail.htmlParts ?? mail.html,
  }
}
