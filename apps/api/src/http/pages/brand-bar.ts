import { LANGUAGES, type Language, messagesIn } from '@booster/contracts/messages/messages'
import { type Html, html } from '@booster/html'

const OWN_NAMES = { id: 'Bahasa Indonesia', en: 'English' } as const satisfies Record<Language, string>

/** Whose page this is, and the same page in the other language. */
export function brandBar(language: Language, path: string): Html {
  const others = LANGUAGES.filter((other) => other !== language)
  const links = others.map(
    (other) =>
      html`<a class="link" href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${OWN_NAMES[other]}</a>`,
  )
  return html`<header class="brand"><a class="brand__name" href="/?lang=${language}"><img src="/assets/icon.svg" alt="" width="28" height="28">${messagesIn(language).page.product}</a>
<nav class="brand__languages">${links}</nav></header>`
}
