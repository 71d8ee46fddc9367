import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { type Html, html } from '@booster/html'

export type PageOptions = {
  readonly language: Language
  readonly title: string
  readonly body: Html
  /** Where the sandbox's inbox is; set: the page says that no mail leaves. */
  readonly sandboxUrl?: string | null
  readonly noIndex?: boolean
}

/** A whole page in the product's look, without scripts. */
export function page(options: PageOptions): string {
  const { language, title, body } = options
  const words = messagesIn(language).page
  const sandboxBar =
    typeof options.sandboxUrl === 'string'
      ? html`<div class="sandbox-bar" role="status"><span>${words.sandbox}</span> <a class="link" href="${options.sandboxUrl}">${words.sandboxLink}</a></div>`
      : null
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${options.noIndex === true ? html`<meta name="robots" content="noindex">` : null}
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/public.css">
</head>
<body>${sandboxBar}${body}</body>
</html>
`.html
}

export const ICONS = {
  check: html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M20 6 9 17l-5-5"/></svg>`,
  alert: html`<svg class="icon icon--sm" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 8v5M12 16h.01"/></svg>`,
} as const

/** Two letters for the round badge beside a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}
