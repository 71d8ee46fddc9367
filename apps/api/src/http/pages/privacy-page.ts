import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import type { FormPageRow } from '@booster/db/forms/read-form-page'
import { html } from '@booster/html'
import { page } from './page.ts'
import { paragraphs } from './paragraphs.ts'

/** What happens with the details that a form asks for. */
export function privacyPage(options: {
  readonly form: FormPageRow
  readonly language: Language
  readonly sandboxUrl: string | null
}): string {
  const { form, language, sandboxUrl } = options
  const say = messagesIn(language).privacy
  const body = html`<main class="optin"><section class="card optin__done"><h1>${say.title}</h1>
${paragraphs(say.text(form.affiliateName))}</section>
<footer class="optin__foot"><a class="link" href="/f/${form.slug}?lang=${language}">${say.back}</a></footer></main>`
  return page({ language, title: `${say.title} · ${form.affiliateName}`, body, sandboxUrl })
}
