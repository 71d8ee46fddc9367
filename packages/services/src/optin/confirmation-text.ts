import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { html } from '@booster/html'

/**
 * The e-mail that asks the owner of an address whether she sent the form in. It holds nothing that a visitor typed:
 * whoever typed the address must not be able to write to its owner.
 */
export function confirmationText(
  form: { readonly formTitle: string; readonly affiliateName: string },
  { url, language }: { readonly url: string; readonly language: Language },
): { readonly subject: string; readonly html: string; readonly text: string } {
  const say = messagesIn(language).confirm
  const why = say.why(form.formTitle, form.affiliateName)
  return {
    subject: say.subject(form.formTitle),
    html: html`<p>${why}</p><p><a href="${url}">${say.link}</a></p><p>${say.ignore}</p><p>${say.goodFor}</p>`
      .html,
    text: [why, url, say.ignore, say.goodFor].join('\n\n'),
  }
}
