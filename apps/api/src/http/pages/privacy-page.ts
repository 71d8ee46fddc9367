import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { privacyWords } from '@booster/contracts/messages/privacy-words'
import type { FoundFormPage } from '@booster/db/forms/read-form-page'
import { type Html, html } from '@booster/html'
import type { RequestHandler } from 'express'
import { brandBar } from './brand-bar.ts'
import { languageOf } from './language.ts'
import { page } from './page.ts'
import { paragraphs } from './paragraphs.ts'
import { sendPage } from './send-page.ts'

/** What happens with the details that a form asks for. */
export function formPrivacyPage(options: {
  readonly form: FoundFormPage
  readonly language: Language
  readonly tracks: Tracks
  readonly sandboxUrl: string | null
}): string {
  const { form, language, tracks, sandboxUrl } = options
  const { affiliateName: name, affiliateContact } = form
  const say = privacyWords(language)
  const who = say.who.affiliate(name, affiliateContact)
  const body = html`<main class="optin"><article class="card optin__done"><h1>${say.title}</h1>
${sectionsOf({ who, whose: name, tracks, language })}</article>
<footer class="optin__foot"><a class="link" href="/f/${form.slug}?lang=${language}">${say.back}</a> ·
<a class="link" href="/privacy?lang=${language}">${say.general}</a></footer></main>`
  return page({ language, title: `${say.title} · ${name}`, body, sandboxUrl })
}

/** What this installation learns about readers. */
export type Tracks = { readonly opens: boolean; readonly clicks: boolean }

export type Operator = {
  readonly name: string
  /** Null: none was given. */
  readonly contact: string | null
}

/** `/privacy`: the same for whoever comes without a form, and who runs the installation. */
export function showPrivacyPolicy(options: {
  readonly operator: () => Operator
  readonly tracks: Tracks
  readonly sandboxUrl: string | null
}): RequestHandler {
  return (request, response) => {
    const language = languageOf(request)
    const { sandboxUrl, tracks } = options
    const operator = options.operator()
    const say = privacyWords(language)
    const who = say.who.operator(operator.name, operator.contact)
    const body = html`${brandBar(language, '/privacy')}<main class="optin"><article class="card optin__done">
<h1>${say.title}</h1>${sectionsOf({ who, whose: null, tracks, language })}${sectionOf(say.accounts)}</article></main>`
    const title = `${say.title} · ${messagesIn(language).page.product}`
    sendPage(response, 200, page({ language, title, body, sandboxUrl }))
  }
}

function sectionsOf(options: {
  readonly who: string
  /** Who answers requests; null: the sender, whoever that is. */
  readonly whose: string | null
  readonly tracks: Tracks
  readonly language: Language
}): readonly Html[] {
  const { who, kept, use, tracking, erasure } = privacyWords(options.language)
  return [
    { title: who.title, text: options.who },
    kept,
    use,
    { title: tracking.title, text: tracking.text(options.tracks) },
    { title: erasure.title, text: erasure.text(options.whose) },
  ].map(sectionOf)
}

function sectionOf({ title, text }: { readonly title: string; readonly text: string }): Html {
  return html`<h2>${title}</h2>${paragraphs(text)}`
}
