import { grouped } from '@booster/contracts/messages/grouped'
import { messagesIn } from '@booster/contracts/messages/messages'
import { html } from '@booster/html'
import type { TopUpMail } from './ports.ts'

export type TopUpText = { readonly subject: string; readonly html: string; readonly text: string }

/** What an affiliate reads of the decision about a request. */
export function topUpText(mail: TopUpMail, { url }: { readonly url: string }): TopUpText {
  const say = messagesIn(mail.language).topUp
  const { title, facts } = mail.state === 'approved' ? approvedWords(mail) : refusedWords(mail)
  const body = [say.greeting(mail.affiliateName), ...facts]
  return {
    subject: `[Affiliate Booster] ${title}`,
    html: html`<h1 style="font-size:18px">${title}</h1>${body.map((line) => html`<p>${line}</p>`)}<p><a href="${url}">${say.open}</a></p>`
      .html,
    text: `${[title, ...body].join('\n\n')}\n\n${say.open}: ${url}\n`,
  }
}

type Words = { readonly title: string; readonly facts: readonly string[] }

function approvedWords({ language, credits, bookedCredits, reason, available }: TopUpMail): Words {
  const say = messagesIn(language).topUp
  const booked = bookedCredits ?? credits
  const isCorrected = booked !== credits
  return {
    title: say.approved(grouped(booked, language)),
    facts: [
      ...(isCorrected ? [say.corrected(grouped(credits, language), grouped(booked, language))] : []),
      ...(reason === null ? [] : [say.reason(reason)]),
      say.available(grouped(available, language)),
    ],
  }
}

function refusedWords({ language, credits, reason }: TopUpMail): Words {
  const say = messagesIn(language).topUp
  return { title: say.refused(grouped(credits, language)), facts: [say.reason(reason ?? ''), say.askAgain] }
}
