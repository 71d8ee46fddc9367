import type { Messages } from '@booster/contracts/messages/id'
import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { HONEYPOT_FIELD } from '@booster/contracts/optin'
import type { FormPageRow } from '@booster/db/forms/read-form-page'
import { type Html, html } from '@booster/html'
import { ICONS, initialsOf, page } from './page.ts'
import { paragraphs } from './paragraphs.ts'

/** What a person typed, shown again when something is wrong with it. */
export type FormValues = {
  readonly name: string
  readonly email: string
  readonly whatsapp: string
  readonly consent: boolean
}
export const FORM_FIELDS = [
  'name',
  'email',
  'whatsapp',
  'consent',
] as const satisfies readonly (keyof FormValues)[]
export type FormField = (typeof FORM_FIELDS)[number]
export type FormErrors = Partial<Record<FormField | 'form', string>>

export type FormPageOptions = {
  readonly form: FormPageRow
  readonly language: Language
  readonly sandboxUrl: string | null
  readonly values?: FormValues
  readonly errors?: FormErrors
}

/** The hosted form: works without JavaScript, and says at each field what is wrong with it. */
export function formPage(options: FormPageOptions): string {
  const { form, language, values, errors } = options
  const { form: say, page: common } = messagesIn(language)
  const body = html`<main class="optin">
${hostOf(form)}
<header class="optin__intro"><h1>${form.title}</h1>
${form.description === '' ? null : html`<div class="muted">${paragraphs(form.description)}</div>`}</header>
<form class="card optin__form" method="post" action="/api/affiliate/optin-forms/${form.id}/submit?lang=${language}" novalidate>
${errors?.form === undefined ? null : html`<p class="field__error" role="alert">${ICONS.alert}${errors.form}</p>`}
${field({ name: 'name', label: say.name, value: values?.name, error: errors?.name, more: html`autocomplete="name" maxlength="120" required` })}
${field({ name: 'email', label: say.email, value: values?.email, error: errors?.email, more: html`type="email" autocomplete="email" maxlength="254" required` })}
${form.fields.some((asked) => asked.kind === 'whatsapp') ? whatsappField(say, values?.whatsapp, errors?.whatsapp) : null}
<div class="optin__trap" aria-hidden="true"><label>${say.empty}<input name="${HONEYPOT_FIELD}" tabindex="-1" autocomplete="off"></label></div>
<div class="field">
<label class="consent"><input class="consent__box" type="checkbox" name="consent" value="true" required${values?.consent === true ? html` checked` : null}${invalid('consent', errors?.consent)}>
<span>${form.consentText}</span></label>${errorOf('consent', errors?.consent)}</div>
<button class="button button--primary" type="submit">${form.buttonText}</button>
</form>
<footer class="optin__foot">${say.privacy} <a class="link" href="/f/${form.slug}/privacy?lang=${language}">${say.policy}</a><br>${common.sentWith}</footer>
</main>`
  return page({ language, title: `${form.title} · Affiliate Booster`, body, sandboxUrl: options.sandboxUrl })
}

/** What a person sees after the form was taken. */
export function thankYouPage(options: Pick<FormPageOptions, 'form' | 'language' | 'sandboxUrl'>): string {
  const { form, language } = options
  const { form: say, page: common } = messagesIn(language)
  const body = html`<main class="optin">${hostOf(form)}
<section class="card optin__done"><span class="optin__mark">${ICONS.check}</span><h1>${say.thanks}</h1>${paragraphs(form.thankYouText)}</section>
<footer class="optin__foot">${common.sentWith}</footer></main>`
  return page({
    language,
    title: say.thanks,
    body,
    sandboxUrl: options.sandboxUrl,
    noIndex: true,
  })
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

type Field = {
  readonly name: FormField
  readonly label: string
  readonly value: string | undefined
  readonly error: string | undefined
  readonly more: Html
}

function field({ name, label, value, error, more }: Field): Html {
  return html`<div class="field"><label class="field__label" for="${name}">${label}</label>
<input class="input" id="${name}" name="${name}" value="${value}" ${more}${invalid(name, error)}>${errorOf(name, error)}</div>`
}

function whatsappField(say: Messages['form'], value: string | undefined, error: string | undefined): Html {
  return html`<div class="field"><label class="field__label" for="whatsapp">${say.whatsapp}<span class="field__aside">${say.optional}</span></label>
<span class="prefix"><span class="prefix__code" aria-hidden="true">+62</span>
<input class="input" id="whatsapp" name="whatsapp" value="${value}" type="tel" inputmode="tel" autocomplete="tel" maxlength="32" placeholder="812 3456 7890"${invalid('whatsapp', error)}></span>${errorOf('whatsapp', error)}</div>`
}

function invalid(name: string, error: string | undefined): Html | null {
  return error === undefined ? null : html` aria-invalid="true" aria-describedby="${name}-error"`
}

function errorOf(name: string, error: string | undefined): Html | null {
  return error === undefined
    ? null
    : html`<p class="field__error" id="${name}-error" role="alert">${ICONS.alert}${error}</p>`
}
