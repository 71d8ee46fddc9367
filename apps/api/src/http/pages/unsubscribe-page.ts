import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import type { MailParties } from '@booster/db/delivery/read-mail-parties'
import { html } from '@booster/html'
import { ICONS, page } from './page.ts'

/** GET only asks: link scanners open every link, and must not unsubscribe anybody. */
export function askUnsubscribePage(language: Language, parties: MailParties | null): string {
  const { unsubscribe: say, form } = messagesIn(language)
  const body = html`<main class="optin"><form class="card optin__done" method="post"><h1>${say.ask}</h1><p class="muted">${whoseWords(language, parties)}</p>
<button class="button button--primary" type="submit">${say.button}</button></form>
<footer class="optin__foot"><a class="link" href="/privacy?lang=${language}">${form.policy}</a></footer></main>`
  return page({ language, title: say.ask, body, noIndex: true })
}

export function unsubscribedPage(language: Language, parties: MailParties | null): string {
  const say = messagesIn(language).unsubscribe
  const body = html`<main class="optin"><section class="card optin__done"><span class="optin__mark">${ICONS.check}</span>
<h1>${say.done}</h1><p class="muted">${whoseWords(language, parties)}</p>
<p class="muted">${say.slip}</p></section></main>`
  return page({ language, title: say.done, body, noIndex: true })
}

/** For whoever tries the link of a test mail. */
export function testLinkPage(language: Language): string {
  const say = messagesIn(language).unsubscribe
  const body = html`<main class="optin"><section class="card optin__done"><h1>${say.test}</h1><p class="muted">${say.testText}</p></section></main>`
  return page({ language, title: say.test, body, noIndex: true })
}

/** Null: the mail is not known any more, or its lead was erased. */
function whoseWords(language: Language, parties: MailParties | null): string {
  const say = messagesIn(language).unsubscribe
  return parties === null || parties.email === null ? say.text : say.textFor(parties.email, parties.sender)
}

export function badLinkPage(language: Language, purpose: 'unsubscribe' | 'click'): string {
  const say = messagesIn(language).unsubscribe
  const text = purpose === 'click' ? say.badClickText : say.badText
  const body = html`<main class="optin"><section class="card optin__done"><h1>${say.bad}</h1><p class="muted">${text}</p></section></main>`
  return page({ language, title: say.bad, body, noIndex: true })
}
