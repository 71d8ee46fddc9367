import { messagesIn } from '@booster/contracts/messages/messages'
import { html } from '@booster/html'
import type { RequestHandler } from 'express'
import { languageOf } from './language.ts'
import { page } from './page.ts'

/** `/`: asks who you are and leads there. */
export function answerWayIn(sandboxUrl: string | null): RequestHandler {
  return (request, response) => {
    const language = languageOf(request)
    const { home: say, page: common, form } = messagesIn(language)
    const body = html`<main class="optin">
<header class="optin__intro"><h1>${common.product}</h1><p class="muted">${say.ask}</p></header>
<nav class="ways">
<a class="card way" href="/affiliate/"><strong>${say.affiliate}</strong><span class="muted">${say.affiliateText}</span></a>
<a class="card way" href="/admin/"><strong>${say.admin}</strong><span class="muted">${say.adminText}</span></a>
</nav>
<footer class="optin__foot"><a class="link" href="/privacy?lang=${language}">${form.policy}</a> · <a class="link" href="/api/docs">${say.docs}</a></footer></main>`
    response.setHeader('cache-control', 'no-cache')
    response.type('html').send(page({ language, title: common.product, body, sandboxUrl }))
  }
}
