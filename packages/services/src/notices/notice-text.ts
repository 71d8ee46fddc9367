import { grouped } from '@booster/contracts/messages/grouped'
import { messagesIn } from '@booster/contracts/messages/messages'
import { noticePath } from '@booster/contracts/notices/notice-path'
import { html } from '@booster/html'
import type { NoticeMail } from './ports.ts'

export type NoticeText = { readonly subject: string; readonly html: string; readonly text: string }

/** What an affiliate reads of a notice. @param options.publicUrl without a slash at its end */
export function noticeText(mail: NoticeMail, { publicUrl }: { readonly publicUrl: string }): NoticeText {
  const { kind, name, language } = mail
  const say = messagesIn(language).notice
  const { title, next } = say.kinds[kind]
  const facts = { name, amount: grouped(mail.amount, language), other: grouped(mail.other, language) }
  const headline = title(facts)
  const body = [say.greeting(mail.affiliateName), next(facts), say.off]
  const url = `${publicUrl}${noticePath(mail)}`
  return {
    subject: `[Affiliate Booster] ${headline}`,
    html: html`<h1 style="font-size:18px">${headline}</h1>${body.map((line) => html`<p>${line}</p>`)}<p><a href="${url}">${say.open}</a></p>`
      .html,
    text: `${[headline, ...body].join('\n\n')}\n\n${say.open}: ${url}\n`,
  }
}
