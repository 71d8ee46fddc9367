import { accountWords } from '@booster/contracts/messages/account-words'
import { html } from '@booster/html'
import type { LinkMail } from './ports.ts'

/** The mail that invites somebody, or that leads to a new password. */
export function linkMailText(
  mail: Pick<LinkMail, 'purpose' | 'name' | 'role' | 'language'>,
  url: string,
): { readonly subject: string; readonly html: string; readonly text: string } {
  const words = accountWords(mail.language)
  const { subject, why, link, goodFor, ignore } = words.mail[mail.purpose]
  const hello = words.hello(mail.name)
  return {
    subject,
    html: html`<p>${hello}</p><p>${why[mail.role]}</p><p><a href="${url}">${link}</a></p><p>${goodFor}</p><p>${ignore}</p>`
      .html,
    text: `${[hello, why[mail.role], url, goodFor, ignore].join('\n\n')}\n`,
  }
}
