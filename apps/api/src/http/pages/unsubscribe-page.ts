import { html } from '@booster/html'
import type { Language } from './language.ts'
import { ICONS, page } from './page.ts'

const WORDS = {
  id: {
    ask: 'Berhenti menerima email?',
    text: 'Anda tidak akan menerima email lagi dari pengirim ini.',
    button: 'Ya, berhenti berlangganan',
    done: 'Anda sudah berhenti berlangganan',
    doneText: 'Tidak ada email lagi dari pengirim ini yang akan dikirim.',
    bad: 'Tautan tidak berlaku',
    badText: 'Gunakan tautan berhenti berlangganan dari email yang Anda terima.',
  },
  en: {
    ask: 'Stop receiving e-mails?',
    text: 'You will get no more e-mails from this sender.',
    button: 'Yes, unsubscribe',
    done: 'You are unsubscribed',
    doneText: 'No more e-mails from this sender will be sent.',
    bad: 'This link is not valid',
    badText: 'Use the unsubscribe link of the e-mail you received.',
  },
} as const

/** GET only asks: link scanners open every link, and must not unsubscribe anybody. */
export function askUnsubscribePage(language: Language): string {
  const say = WORDS[language]
  const body = html`<main class="optin"><form class="card optin__done" method="post"><h1>${say.ask}</h1><p class="muted">${say.text}</p>
<button class="button button--primary" type="submit">${say.button}</button></form></main>`
  return page({ language, title: say.ask, body, noIndex: true })
}

export function unsubscribedPage(language: Language): string {
  const say = WORDS[language]
  const body = html`<main class="optin"><section class="card optin__done"><span class="optin__mark">${ICONS.check}</span>
<h1>${say.done}</h1><p class="muted">${say.doneText}</p></section></main>`
  return page({ language, title: say.done, body, noIndex: true })
}

export function badLinkPage(language: Language): string {
  const say = WORDS[language]
  const body = html`<main class="optin"><section class="card optin__done"><h1>${say.bad}</h1><p class="muted">${say.badText}</p></section></main>`
  return page({ language, title: say.bad, body, noIndex: true })
}
