import { type Html, html } from '@booster/html'
import type { Acceptance } from './acceptance-log.ts'
import { FAULT_MODES, type FaultSettings } from './fault.ts'
import { INBOX_WORDS, type Language } from './inbox-words.ts'

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

/** One mail. Its HTML stands in an iframe that may not run scripts; links open in a new tab. */
export function renderMail(view: {
  readonly language: Language
  readonly mail: Acceptance
  readonly content: string
  readonly images: boolean
  readonly revision: number
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
          ? html`<iframe class="mail-body" title="${mail.subject}" referrerpolicy="no-referrer" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${`<base target="_blank">${content}`}"></iframe>`
          : html`<p class="empty muted">${words.notKept}</p>`
      }
    </article>`
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
  const buttons = FAULT_MODES.map(
    (mode) =>
      html`<button class="segment" type="submit" name="mode" value="${mode}" aria-pressed="${mode === view.faults.mode ? 'true' : 'false'}">${mode}</button>`,
  )
  return html`
    <section class="card faults">
      <h2>${words.faults}</h2><p class="muted small">${words.faultsHint}</p>
      <form class="segments" method="post" action="/faults?lang=${view.language}">${buttons}</form>
    </section>`
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
  <link rel="stylesheet" href="/inbox.css"><link rel="icon" href="data:,">
  ${live ? html`<script src="/inbox.js" defer></script>` : ''}
</head>
<body>
  <header class="topbar"><a class="brand" href="/?lang=${page.language}">Affiliate Booster <span class="tag">${words.title}</span></a>
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
