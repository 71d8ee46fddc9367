import { html } from '@booster/html'
import type { RequestHandler } from 'express'
import { languageOf } from './language.ts'
import { page } from './page.ts'

const WORDS = {
  id: {
    title: 'Affiliate Booster',
    ask: 'Anda masuk sebagai siapa?',
    affiliate: 'Afiliasi',
    affiliateText: 'Urutan email, antrean, lead, dan kredit Anda.',
    admin: 'Admin',
    adminText: 'Kredit penyedia, peringatan, dan pengiriman.',
    docs: 'Dokumentasi API',
  },
  en: {
    title: 'Affiliate Booster',
    ask: 'Who are you?',
    affiliate: 'Affiliate',
    affiliateText: 'Your e-mail sequences, queue, leads and credit.',
    admin: 'Admin',
    adminText: "The provider's credit, alerts and deliveries.",
    docs: 'API documentation',
  },
} as const

/** `/`: asks who you are and leads there. */
export function answerWayIn(sandboxUrl: string | null): RequestHandler {
  return (request, response) => {
    const language = languageOf(request)
    const say = WORDS[language]
    const body = html`<main class="optin">
<header class="optin__intro"><h1>${say.title}</h1><p class="muted">${say.ask}</p></header>
<nav class="ways">
<a class="card way" href="/affiliate/"><strong>${say.affiliate}</strong><span class="muted">${say.affiliateText}</span></a>
<a class="card way" href="/admin/"><strong>${say.admin}</strong><span class="muted">${say.adminText}</span></a>
</nav>
<footer class="optin__foot"><a class="link" href="/api/docs">${say.docs}</a></footer></main>`
    response.setHeader('cache-control', 'no-cache')
    response.type('html').send(page({ language, title: say.title, body, sandboxUrl }))
  }
}
