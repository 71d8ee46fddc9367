import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { trapNameOf } from '@booster/contracts/optin'
import type { FormPageRow } from '@booster/db/forms/read-form-page'
import { type Html, html } from '@booster/html'
import { ICONS, initialsOf, page } from '../page.ts'
import { paragraphs } from '../paragraphs.ts'
import { errorOf, type FieldContext, fieldOf, nameOf, stateOf } from './form-fields.ts'
import type { FormErrors, FormValues } from './form-values.ts'

export type FormPageOptions = {
  readonly form: FormPageRow
  readonly language: Language
  readonly sandboxUrl: string | null
  readonly values?: FormValues
  readonly errors?: FormErrors
}

/** The hosted form: works without JavaScript, and says at each field what is wrong with it. */
export function formPage(options: FormPageOptions): string {
  const { form, language, values = {}, errors = {} } = options
  const { form: say, page: common } = messagesIn(language)
  const focused = fieldNamesOf(form).find((name) => errors[name] !== undefined)
  const context = { say, values, errors, focused }
  const body = html`<main class="optin">
${hostOf(form)}
<header class="optin__intro"><h1>${form.title}</h1>
${form.description === '' ? null : html`<div class="muted">${paragraphs(form.description)}</div>`}</header>
<form class="card optin__form" method="post" action="/f/${form.slug}?lang=${language}" novalidate>
${errors.form === undefined ? null : html`<p class="field__error" id="form-error" tabindex="-1" autofocus>${ICONS.alert}${errors.form}</p>`}
${form.fields.map((field) => fieldOf(field, context))}
${trapOf(form.id, say.empty)}${consentOf(form, context)}
<button class="button button--primary" type="submit">${form.buttonText}</button>
</form>
<footer class="optin__foot">${say.privacy} <a class="link" href="/f/${form.slug}/privacy?lang=${language}">${say.policy}</a><br>${common.sentWith}</footer>
</main>`
  const title = `${form.title} · ${common.product}`
  const isWrong = Object.keys(errors).length > 0
  return page({
    language,
    title: isWrong ? say.wrongTitle(title) : title,
    body,
    sandboxUrl: options.sandboxUrl,
  })
}

/** The names of everything on the form that can be wrong, in order. */
export function fieldNamesOf(form: Pick<FormPageRow, 'fields'>): string[] {
  return [...form.fields.map(nameOf), 'consent']
}

/**
 * A field that people never see; a robot fills it. It hides itself, in case the stylesheet does not arrive, and asks
 * password managers to leave it alone.
 */
function trapOf(formId: string, label: string): Html {
  const name = trapNameOf(formId)
  return html`<div hidden style="display:none"><label>${label}<input name="${name}" tabindex="-1" autocomplete="off" data-1p-ignore data-bwignore data-lpignore="true" data-form-type="other"></label></div>
`
}

function consentOf(form: FormPageRow, context: FieldContext): Html {
  const isGiven = (context.values.consent ?? '') !== ''
  return html`<div class="field"><input type="hidden" name="consentVersion" value="${form.consentVersion}">
<label class="consent"><input class="consent__box" type="checkbox" name="consent" value="true" required${isGiven ? html` checked` : null}${stateOf('consent', context)}>
<span>${form.consentText}</span></label>${errorOf('consent', context)}</div>`
}

/** What a person sees after the form was taken. The same for everybody: who is known is nobody's business. */
export function thankYouPage(options: Pick<FormPageOptions, 'form' | 'language' | 'sandboxUrl'>): string {
  const { form, language } = options
  const { form: say, page: common } = messagesIn(language)
  const own = form.thankYouText.trim() === '' ? say.thanksText : form.thankYouText
  const next = form.doubleOptIn ? say.mustConfirm : say.mayConfirm
  const body = html`<main class="optin">${hostOf(form)}
<section class="card optin__done"><span class="optin__mark">${ICONS.check}</span><h1>${say.thanks}</h1>${paragraphs(own)}
<p class="muted">${next} ${say.lookInSpam}</p></section>
<footer class="optin__foot">${common.sentWith}</footer></main>`
  return page({ language, title: say.thanks, body, sandboxUrl: options.sandboxUrl, noIndex: true })
}

/** A form that is closed, or does not exist. */
export function noFormPage(kind: 'closed' | 'unknown', language: Language): string {
  const say = messagesIn(language).form
  const [title, text] = kind === 'closed' ? [say.closed, say.closedText] : [say.unknown, say.unknownText]
  const body = html`<main class="optin"><section class="card optin__done"><h1>${title}</h1><p class="muted">${text}</p></section></main>`
  return page({ language, title, body, noIndex: true })
}

function hostOf(form: FormPageRow): Html {
  return html`<p class="optin__host"><span class="avatar avatar--lg" aria-hidden="true">${initialsOf(form.affiliateName)}</span>
<span><strong>${form.affiliateName}</strong><br><span class="muted small">${form.headline}</span></span></p>`
}
