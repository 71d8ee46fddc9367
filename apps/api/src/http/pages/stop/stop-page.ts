import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { ownDataWords } from '@booster/contracts/messages/own-data-words'
import { stopWords } from '@booster/contracts/messages/stop-words'
import type { MailStanding } from '@booster/db/delivery/read-mail-standing'
import { SNOOZE_DAYS, whyNotUndoStop } from '@booster/engine/domain/lead'
import { replaceShortcodes } from '@booster/engine/domain/shortcode'
import { type Html, html } from '@booster/html'
import { firstNameOf } from '@booster/mail/render/first-name'
import { ICONS, page } from '../page.ts'
import { maskEmail } from './mask-email.ts'

export type StopPage = {
  readonly language: Language
  /** Of the link, as it was checked. */
  readonly token: string
  /** Null: the mail is not settled yet, or not known any more. */
  readonly standing: MailStanding | null
}

/** What the lead can choose, or what it has chosen. */
export function stopPage(input: StopPage): string {
  const { standing } = input
  if (standing?.isStopped === true) return stoppedPage(input)
  if (standing?.hasLeft === true) return leftPage(input)
  return standing?.snoozedUntil instanceof Date ? snoozedPage(input, standing.snoozedUntil) : askPage(input)
}

/** GET only asks: link scanners open every link, and must not unsubscribe anybody. */
function askPage(input: StopPage): string {
  const say = stopWords(input.language)
  const body = html`<form class="card optin__done" method="post" action="${pathOf(input)}"><h1>${say.ask}</h1>${partiesOf(input)}
${waysOut(input)}</form>${breaks(input)}`
  return wholePage(input, { title: say.ask, body })
}

function waysOut(input: StopPage): Html {
  const { language, standing } = input
  const say = stopWords(language)
  return html`<div class="choice"><button class="button button--primary" type="submit">${say.all.button(standing?.sender ?? null)}</button>
<p class="muted">${standing === null ? say.all.unnamed : say.all.text(standing.sender)}</p></div>
<div class="choice"><button class="button" type="submit" formaction="${pathOf(input, 'sequence')}">${say.sequence.button}</button>
<p class="muted">${standing === null ? say.sequence.unnamed : say.sequence.text(fillSubject(standing), standing.sender)}</p></div>`
}

/** To let the mails wait instead. */
function breaks(input: StopPage): Html {
  const { snooze } = stopWords(input.language)
  const buttons = SNOOZE_DAYS.map(
    (days) =>
      html`<button class="button" type="submit" formaction="${pathOf(input, `pause/${days}`)}">${snooze.days[days]}</button>`,
  )
  return html`<form class="card optin__done" method="post"><h2>${snooze.title}</h2><p class="muted">${snooze.text}</p>
<div class="breaks">${buttons}</div></form>`
}

/** The mails wait, since just now or before. */
function snoozedPage(input: StopPage, until: Date): string {
  const { language, standing } = input
  const { snooze } = stopWords(language)
  const title = snooze.done(dayOf(until, input))
  const text = standing === null ? snooze.doneUnnamed : snooze.doneText(standing.sender)
  const body = html`<form class="card optin__done" method="post" action="${pathOf(input, 'pause/0')}">${MARK}
<h1>${title}</h1><p class="muted">${text}</p><button class="button" type="submit">${snooze.wake}</button></form>
<form class="card optin__done" method="post" action="${pathOf(input)}"><h2>${snooze.other}</h2>${waysOut(input)}</form>`
  return wholePage(input, { title, body })
}

function dayOf(at: Date, { language, standing }: StopPage): string {
  const timeZone = standing?.timeZone ?? 'Asia/Jakarta'
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone,
  }).format(at)
}

/** All mail has stopped: just now, or before. */
export function stoppedPage(input: StopPage): string {
  const { language, standing } = input
  const { stopped } = stopWords(language)
  const isNamed = standing !== null && standing.leadEmail !== null
  const text = isNamed ? stopped.text(maskEmail(standing.leadEmail ?? ''), standing.sender) : stopped.unnamed
  const body = html`<form class="card optin__done" method="post" action="${pathOf(input, 'undo')}">${MARK}
<h1>${stopped.title}</h1><p class="muted">${text}</p>${wayBack(input)}</form>`
  return wholePage(input, { title: stopped.title, body })
}

export function leftPage(input: StopPage): string {
  const { language, standing } = input
  const say = stopWords(language)
  const text = standing === null ? say.left.unnamed : say.left.text(fillSubject(standing))
  const others = standing === null ? null : html`<p class="muted">${say.left.others(standing.sender)}</p>`
  const body = html`<form class="card optin__done" method="post" action="${pathOf(input, 'undo')}">${MARK}
<h1>${say.left.title}</h1><p class="muted">${text}</p>${others}${wayBack(input)}</form>
<form class="optin__more" method="post" action="${pathOf(input)}"><button class="button button--link" type="submit">${say.all.button(standing?.sender ?? null)}</button></form>`
  return wholePage(input, { title: say.left.title, body })
}

/** @param input its standing is that after the undoing */
export function undonePage(input: StopPage): string {
  const { language, standing } = input
  const { undo } = stopWords(language)
  const text = standing === null ? undo.doneUnnamed : undo.doneText(standing.sender)
  const body = html`<section class="card optin__done">${MARK}<h1>${undo.done}</h1><p class="muted">${text}</p>
<p><a class="link" href="${pathOf(input)}">${undo.choose}</a></p></section>`
  return wholePage(input, { title: undo.done, body })
}

export function notUndonePage(input: StopPage): string {
  const say = stopWords(input.language)
  const body = html`<section class="card optin__done"><h1>${say.undo.not}</h1><p class="muted">${say.slip}</p></section>`
  return wholePage(input, { title: messagesIn(input.language).problem.titled(say.undo.not), body })
}

/** For whoever tries the link of a test mail. */
export function testLinkPage(language: Language): string {
  const say = stopWords(language)
  const body = html`<main class="optin"><section class="card optin__done"><h1>${say.test}</h1><p class="muted">${say.testText}</p></section></main>`
  return page({ language, title: say.test, body, noIndex: true })
}

export function badLinkPage(language: Language, purpose: 'unsubscribe' | 'click'): string {
  const say = stopWords(language)
  const text = purpose === 'click' ? say.badClickText : say.badText
  const body = html`<main class="optin"><section class="card optin__done"><h1>${say.bad}</h1><p class="muted">${text}</p></section></main>`
  return page({ language, title: say.bad, body, noIndex: true })
}

const MARK = html`<span class="optin__mark">${ICONS.check}</span>`

function wholePage({ language, token }: StopPage, { title, body }: { title: string; body: Html }): string {
  const { policy } = messagesIn(language).form
  const all = html`<main class="optin">${body}
<footer class="optin__foot"><a class="link" href="/u/${token}/data?lang=${language}">${ownDataWords(language).title}</a> ·
<a class="link" href="/privacy?lang=${language}">${policy}</a></footer></main>`
  return page({ language, title, body: all, noIndex: true })
}

/** Who sends, and to which address. */
function partiesOf({ language, standing }: StopPage): Html | null {
  if (standing === null || standing.leadEmail === null) return null
  const { from, to } = stopWords(language)
  return html`<p class="muted">${from}<strong>${standing.sender}</strong>${to}<strong>${maskEmail(standing.leadEmail)}</strong></p>`
}

/** Undoing it, where this link may; else the form. A mail that is not settled is asked when the button is pressed. */
function wayBack({ language, standing }: StopPage): Html {
  const { undo, slip } = stopWords(language)
  if (standing !== null && whyNotUndoStop(standing) !== null) return html`<p class="muted">${slip}</p>`
  return html`<p class="muted">${undo.text}</p><button class="button" type="submit">${undo.button}</button>`
}

/** The subject as the lead read it. Its own address, which it may have held, stands masked. */
export function fillSubject({
  subject,
  leadName,
  leadEmail,
  sender,
}: Pick<MailStanding, 'subject' | 'leadName' | 'leadEmail' | 'sender'>): string {
  const filled = replaceShortcodes(subject, ({ name, fallback }) => {
    if (leadEmail === null) return fallback
    if (name === 'nama') return leadName || fallback
    if (name === 'nama_depan') return firstNameOf(leadName) || fallback
    if (name === 'email') return maskEmail(leadEmail)
    return name === 'affiliate' ? sender : fallback
  })
  return filled.trim()
}

function pathOf({ token, language }: StopPage, act?: string): string {
  return `/u/${token}${act === undefined ? '' : `/${act}`}?lang=${language}`
}
