import type { Language } from '@booster/contracts/messages/messages'
import { messagesIn } from '@booster/contracts/messages/messages'
import { ownDataWords } from '@booster/contracts/messages/own-data-words'
import type { OwnData } from '@booster/db/delivery/read-own-data'
import { type Html, html } from '@booster/html'
import { ICONS, page } from '../page.ts'
import { maskEmail } from './mask-email.ts'
import { fillSubject } from './stop-page.ts'

export type OwnDataPage = {
  readonly language: Language
  /** Of the link, as it was checked. */
  readonly token: string
  /** Null: the mail is not settled yet, or not known any more. */
  readonly data: OwnData | null
}

export type DataAct = 'copy' | 'erase'

/** What a lead may ask for; each needs the whole address, which the page does not show. */
export function askDataPage(input: OwnDataPage, wrong: DataAct | null = null): string {
  const { language, data } = input
  const say = ownDataWords(language)
  if (data === null) return notePage(input, say.notYet)
  if (data.email === null) return notePage(input, say.gone)
  const { copy, erase } = say
  const body = html`<section class="optin__intro"><h1>${say.title}</h1><p class="muted">${say.about(data.sender, maskEmail(data.email))}</p></section>
<form class="card optin__done" method="post" action="${pathOf(input, '/copy')}"><h2>${copy.title}</h2><p class="muted">${copy.text}</p>
${addressField(input, 'copy', wrong)}<button class="button button--primary" type="submit">${copy.button}</button></form>
<form class="card optin__done" method="post" action="${pathOf(input, '/erase')}"><h2>${erase.title}</h2><p class="muted">${erase.text(data.sender)}</p>
<p><strong>${erase.final}</strong></p>${addressField(input, 'erase', wrong)}<button class="button button--danger" type="submit">${erase.button}</button></form>`
  const title = wrong === null ? say.title : messagesIn(language).problem.titled(say.title)
  return wholePage(input, { title, body })
}

function addressField({ language }: OwnDataPage, act: DataAct, wrong: DataAct | null): Html {
  const say = ownDataWords(language)
  const id = `${act}-email`
  const isWrong = wrong === act
  const error = isWrong ? html`<p class="field__error" id="${id}-error">${ICONS.alert}${say.wrong}</p>` : null
  return html`<div class="field"><label class="field__label" for="${id}">${say.email}</label>
<input class="input" id="${id}" name="email" type="email" autocomplete="email" required maxlength="254"${isWrong ? html` aria-invalid="true" aria-describedby="${id}-error"` : null}>${error}</div>`
}

/** Everything that is kept, to read, print or save. */
export function ownDataPage(input: OwnDataPage & { readonly data: OwnData }): string {
  const { language, data } = input
  const { title, fields, more } = ownDataWords(language)
  const rows: readonly (readonly [string, string | null])[] = [
    [fields.name, data.name],
    ['Email', data.email],
    [fields.whatsapp, data.whatsapp],
    [fields.tags, data.tags.join(', ')],
    [fields.since, timeOf(data.createdAt, input)],
    [fields.stopped, data.unsubscribedAt === null ? null : timeOf(data.unsubscribedAt, input)],
  ]
  const body = html`<article class="card optin__done own-data"><h1>${title}</h1><p class="muted">${data.sender}</p>${listOf(rows)}
<h2>${fields.consents}</h2>${data.consents.length === 0 ? html`<p class="muted">${fields.none}</p>` : data.consents.map((each) => consentOf(each, input))}
<h2>${fields.mails}</h2>${data.mails.length === 0 ? html`<p class="muted">${fields.none}</p>` : html`<ul>${data.mails.map((each) => mailOf(each, input))}</ul>`}
<h2>${fields.reports}</h2>${data.reports.length === 0 ? html`<p class="muted">${fields.none}</p>` : html`<ul>${data.reports.map((each) => reportOf(each, input))}</ul>`}
<p class="muted">${more(data.contact)}</p></article>`
  return wholePage(input, { title, body })
}

type Shown = OwnDataPage & { readonly data: OwnData }

function consentOf(
  { at, text, form, ip, userAgent, answers }: OwnData['consents'][number],
  input: Shown,
): Html {
  const { fields } = ownDataWords(input.language)
  return html`<p>${timeOf(new Date(at), input)}: ${text}</p>${listOf([
    [fields.form, form],
    ...answers.map(({ label, value }) => [label, value] as const),
    [fields.ip, ip],
    [fields.browser, userAgent],
  ])}`
}

function mailOf({ sentAt, subject, events }: OwnData['mails'][number], input: Shown): Html {
  const words: Readonly<Record<string, string>> = ownDataWords(input.language).events
  const { name: leadName, email: leadEmail, sender } = input.data
  const news = events
    .map(({ kind, at }) => `${words[kind] ?? kind} ${timeOf(new Date(at), input)}`)
    .join(' · ')
  return html`<li>${timeOf(new Date(sentAt), input)}: ${fillSubject({ subject, leadName, leadEmail, sender })}${news === '' ? null : html`<br><span class="muted">${news}</span>`}</li>`
}

/** An event with what the program sent along, as it did. */
function reportOf({ event, key, at, data }: OwnData['reports'][number], input: Shown): Html {
  const named = key === '' ? event : `${event} (${key})`
  return html`<li>${timeOf(new Date(at), input)}: ${named}${data === null ? null : listOf(factsOf(data))}</li>`
}

/** Each value with its name, one inside of another as `buyer.city`. */
function factsOf(data: object, within = ''): readonly (readonly [string, string | null])[] {
  return Object.entries(data).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? factsOf(value, `${within}${name}.`)
      : [[`${within}${name}`, value === null ? null : String(value)] as const],
  )
}

/** Names and values; what is empty is left out. */
function listOf(rows: readonly (readonly [string, string | null])[]): Html {
  const shown = rows.filter(([, value]) => value !== null && value !== '')
  return html`<dl>${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

export function erasedPage(input: OwnDataPage, sender: string): string {
  const { erase } = ownDataWords(input.language)
  const body = html`<section class="card optin__done"><span class="optin__mark">${ICONS.check}</span><h1>${erase.done}</h1>
<p class="muted">${erase.doneText(sender)}</p></section>`
  return wholePage(input, { title: erase.done, body })
}

function notePage(input: OwnDataPage, text: string): string {
  const { title } = ownDataWords(input.language)
  const body = html`<section class="card optin__done"><h1>${title}</h1><p class="muted">${text}</p></section>`
  return wholePage(input, { title, body })
}

function wholePage(
  input: OwnDataPage,
  { title, body }: { readonly title: string; readonly body: Html },
): string {
  const { language, token } = input
  const all = html`<main class="optin">${body}<footer class="optin__foot"><a class="link" href="/u/${token}?lang=${language}">${ownDataWords(language).back}</a> ·
<a class="link" href="/privacy?lang=${language}">${messagesIn(language).form.policy}</a></footer></main>`
  return page({ language, title, body: all, noIndex: true })
}

function timeOf(at: Date, { language, data }: OwnDataPage): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: data?.timeZone ?? 'Asia/Jakarta',
  }).format(at)
}

function pathOf({ token, language }: OwnDataPage, act: string): string {
  return `/u/${token}/data${act}?lang=${language}`
}
