import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { html } from '@booster/html'
import { ICONS, page } from './page.ts'

/** GET only asks: link scanners open every link, and must not confirm for anybody. */
export function askConfirmPage(language: Language): string {
  const say = messagesIn(language).confirm
  const body = html`<main class="optin"><form class="card optin__done" method="post"><h1>${say.ask}</h1><p class="muted">${say.text}</p>
<button class="button button--primary" type="submit">${say.button}</button></form></main>`
  return page({ language, title: say.ask, body, noIndex: true })
}

export function confirmedPage(language: Language): string {
  const say = messagesIn(language).confirm
  const body = html`<main class="optin"><section class="card optin__done"><span class="optin__mark">${ICONS.check}</span>
<h1>${say.done}</h1><p class="muted">${say.doneText}</p></section></main>`
  return page({ language, title: say.done, body, noIndex: true })
}

export function notConfirmedPage(kind: 'expired' | 'bad', language: Language): string {
  const { confirm: say, problem } = messagesIn(language)
  const [title, text] = kind === 'expired' ? [say.expired, say.expiredText] : [say.bad, say.badText]
  const body = html`<main class="optin"><section class="card optin__done"><h1>${title}</h1><p class="muted">${text}</p></section></main>`
  return page({ language, title: problem.titled(title), body, noIndex: true })
}
