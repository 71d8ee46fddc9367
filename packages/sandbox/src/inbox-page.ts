import { type Html, html } from '@booster/html'
import type { Acceptance } from './acceptance-log.ts'
import { FAULT_MODES, type FaultSettings } from './fault.ts'
import { FAULT_WORDS } from './fault-words.ts'
import { INBOX_WORDS, type Language } from './inbox-words.ts'
import { LINK_WORDS } from './link-words.ts'
import { listLinks, type MailLink, toLookAt } from './mail-links.ts'
import { EVENT_TYPES, type SentEvent } from './provider-event.ts'
import { REPORT_WORDS } from './report-words.ts'

export type InboxView = {
  readonly language: Language
  readonly search: string
  /** The newest ones first, at most a page. */
  readonly mails: readonly Acceptance[]
  readonly matching: number
  readonly total: number
  readonly credits: number
  readonly faults: FaultSettings
  readonly revision: number
}

/** The product's mark. */
const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect width="24" height="24" rx="6" fill="#0b6e5b"/><path d="m7 11.5 5-4.5 5 4.5M7 17l5-4.5 5 4.5" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>'

/** The list of mails with the search and the fault buttons. */
export function renderInbox(view: InboxView): string {
  const words = INBOX_WORDS[view.language]
  const body = html`
    <div class="page-head">
      <h1>${words.inbox}</h1>
      <span class="muted" data-testid="count">${words.mails(view.total)}</span>
      <span class="chip">${words.credits}: <strong>${view.credits.toLocaleString(localeOf(view.language))}</strong></span>
    </div>
    <form class="search" method="get" action="/" role="search">
      <input type="hidden" name="lang" value="${view.language}">
      <input class="input" type="search" name="q" value="${view.search}" aria-label="${words.searchLabel}" placeholder="${words.searchLabel}">
      <button class="button" type="submit">${words.search}</button>
      ${view.search ? html`<a class="button" href="/?lang=${view.language}">${words.clearSearch}</a>` : ''}
    </form>
    <section class="card" aria-label="${words.inbox}">${view.mails.length > 0 ? renderList(view) : renderEmpty(view)}</section>
    ${view.matching > view.mails.length ? html`<p class="muted small">${words.shownOf(view.mails.length, view.matching)}</p>` : ''}
    ${renderFaults(view)}`
  return renderPage({ ...view, body, heading: words.inbox, languagePath: '/' })
}

/** Pictures of one dot: they count openings. */
const COUNTING_IMAGE = /<img\b(?=[^>]*\swidth="1")(?=[^>]*\sheight="1")[^>]*>/gi

/**
 * One mail. Its HTML stands in an iframe that may run no script and open nothing. Who looks at it here is not the lead, so
 * the picture that counts openings and the tokens of signed links are left out: an opening is reported by its button, and a
 * link is opened as the lead by the button of its own.
 */
export function renderMail(view: {
  readonly language: Language
  readonly mail: Acceptance
  readonly content: string
  readonly images: boolean
  readonly revision: number
  /** Whether there is an app to report to. */
  readonly canReport: boolean
  /** What was just reported, and what the app answered. */
  readonly reported: Omit<SentEvent, 'error'> | null
}): string {
  const { language, mail, content, images } = view
  const words = INBOX_WORDS[language]
  const path = `/messages/${mail.seq}`
  const body = html`
    <p><a class="link" href="/?lang=${language}">← ${words.back}</a></p>
    <article class="card">
      <header class="mail-head">
        <h1>${mail.subject}</h1>
        <dl class="facts">
          <dt>${words.from}</dt><dd>${mail.fromName} &lt;${mail.fromEmail}&gt;</dd>
          <dt>${words.to}</dt><dd>${mail.to}</dd>
          <dt>${words.at}</dt><dd><time datetime="${mail.at}">${timeOf(mail.at, language)}</time></dd>
          <dt>${words.ref}</dt><dd class="mono">${mail.ref ?? words.noRef}</dd>
        </dl>
        <a class="button" href="${path}?lang=${language}${images ? '' : '&images=1'}">${images ? words.hideImages : words.showImages}</a>
      </header>
      ${
        content
          ? html`<iframe class="mail-body" title="${mail.subject}" referrerpolicy="no-referrer" sandbox srcdoc="${toLookAt(content.replace(COUNTING_IMAGE, ''))}"></iframe>`
          : html`<p class="empty muted">${words.notKept}</p>`
      }
    </article>
    ${renderLinks({ language, path, links: listLinks(content) })}
    ${view.canReport ? renderReports({ language, path, reported: view.reported }) : ''}`
  return renderPage({ ...view, body, heading: mail.subject, languagePath: path, live: false })
}

export function renderMissing(view: { readonly language: Language; readonly revision: number }): string {
  const words = INBOX_WORDS[view.language]
  const body = html`<section class="card empty"><h1>${words.missing}</h1><a class="link" href="/?lang=${view.language}">${words.back}</a></section>`
  return renderPage({ ...view, body, heading: words.missing, languagePath: '/', live: false })
}

function renderList(view: InboxView): Html {
  const rows = view.mails.map(
    (mail) => html`
      <li><a class="row" href="/messages/${mail.seq}?lang=${view.language}">
        <span class="row__to">${mail.to}</span>
        <span class="row__subject">${mail.subject}</span>
        <time class="row__time" datetime="${mail.at}">${timeOf(mail.at, view.language)}</time>
      </a></li>`,
  )
  return html`<ul class="list">${rows}</ul>`
}

function renderEmpty(view: InboxView): Html {
  const words = INBOX_WORDS[view.language]
  if (view.search) return html`<div class="empty"><p>${words.nothingFound}</p></div>`
  return html`<div class="empty"><h2>${words.emptyTitle}</h2><p class="muted">${words.emptyText}</p></div>`
}

function renderFaults(view: InboxView): Html {
  const words = INBOX_WORDS[view.language]
  const meanings = FAULT_WORDS[view.language]
  const buttons = FAULT_MODES.map(
    (mode) => html`
      <button class="choice" type="submit" name="mode" value="${mode}" aria-pressed="${mode === view.faults.mode ? 'true' : 'false'}">
        <strong>${meanings[mode].name}</strong> <code class="mono">${mode}</code>
        <span class="choice__effect">${meanings[mode].effect}</span>
      </button>`,
  )
  return html`
    <section class="card faults">
      <h2>${words.faults}</h2><p class="muted small">${words.faultsHint}</p>
      <form class="choices" method="post" action="/faults?lang=${view.language}">${buttons}</form>
    </section>`
}

/** Buttons that open the links of the mail as its lead would; what the pages behind them do is then the lead's act. */
function renderLinks(view: {
  readonly language: Language
  readonly path: string
  readonly links: readonly MailLink[]
}): Html | '' {
  const { language, path, links } = view
  if (links.length === 0) return ''
  const words = LINK_WORDS[language]
  const rows = links.map(
    ({ text, target }, n) => html`
      <li class="mail-link"><span class="mail-link__text">${text || words.withoutText} <span class="muted small">${new URL(target).host}</span></span>
        <button class="button" type="submit" name="link" value="${n}" aria-label="${words.openOne(text || words.withoutText)}">${words.open}</button></li>`,
  )
  return html`
    <section class="card faults" id="links">
      <h2>${words.title}</h2><p class="muted small">${words.hint}</p>
      <form method="post" action="${path}/links?lang=${language}" target="_blank"><ul class="list">${rows}</ul></form>
    </section>`
}

/** Buttons that tell the app what became of the mail. */
function renderReports(view: {
  readonly language: Language
  readonly path: string
  readonly reported: Omit<SentEvent, 'error'> | null
}): Html {
  const { language, path, reported } = view
  const words = REPORT_WORDS[language]
  const buttons = EVENT_TYPES.map(
    (type) =>
      html`<button class="button" type="submit" name="type" value="${type}">${words.events[type]}</button>`,
  )
  return html`
    <section class="card faults" id="reports">
      <h2>${words.title}</h2><p class="muted small">${words.hint}</p>
      <form class="segments" method="post" action="${path}/events?lang=${language}">${buttons}</form>
      ${reported === null ? '' : html`<p role="status"><strong>${reportAnswer(language, reported)}</strong></p>`}
    </section>`
}

function reportAnswer(language: Language, { type, status }: Omit<SentEvent, 'error'>): string {
  const words = REPORT_WORDS[language]
  if (status === null) return words.unreachable
  return status < 300 ? words.taken(words.events[type]) : words.refused(status)
}

function renderPage(page: {
  readonly language: Language
  readonly revision: number
  readonly heading: string
  readonly languagePath: string
  readonly body: Html
  readonly live?: boolean
}): string {
  const words = INBOX_WORDS[page.language]
  const other = page.language === 'id' ? 'en' : 'id'
  const live = page.live ?? true
  return html`<!doctype html>
<html lang="${page.language}">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.heading} · ${words.title}</title>
  <link rel="stylesheet" href="/inbox.css"><link rel="icon" href="data:image/svg+xml,${encodeURIComponent(MARK)}">
  ${live ? html`<script src="/inbox.js" defer></script>` : ''}
</head>
<body>
  <header class="topbar"><a class="brand" href="/?lang=${page.language}">${{ html: MARK }}Affiliate Booster <span class="tag">${words.title}</span></a>
    <a class="link" href="${page.languagePath}?lang=${other}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></header>
  <p class="sandbox-bar" role="note"><strong>${words.nothingLeft}</strong></p>
  <main class="content" data-revision="${page.revision}">${page.body}</main>
</body>
</html>`.html
}

function localeOf(language: Language): string {
  return language === 'id' ? 'id-ID' : 'en-GB'
}

function timeOf(at: string, language: Language): string {
  const zone = 'Asia/Jakarta'
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: zone,
  })
    .format(new Date(at))
    .concat(' WIB')
}
