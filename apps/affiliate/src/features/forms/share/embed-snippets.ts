import { type FormField, isOwnField } from '@booster/contracts/forms/form-fields'
import type { FormDetail } from '@booster/contracts/forms/forms'
import { type Html, html } from '@booster/html'

type Snippet = Pick<
  FormDetail,
  'id' | 'url' | 'title' | 'fields' | 'consentText' | 'consentVersion' | 'buttonText'
>
/** The page's own words for fields without a label. */
type Words = Readonly<Record<'name' | 'email' | 'whatsapp', string>>

/** The form in a frame of another site: everything that is changed here changes there. */
export function frameSnippet({ url, title }: Snippet): string {
  return html`<iframe src="${url}" title="${title}" style="width:100%;min-height:720px;border:0" loading="lazy"></iframe>`
    .html
}

/** The form as plain HTML, in the look of the site it stands on. */
export function plainSnippet(form: Snippet, words: Words): string {
  const action = `${new URL(form.url).origin}/api/affiliate/optin-forms/${form.id}/submit`
  const lines = [
    html`<form action="${action}" method="post">`,
    html`  <input type="hidden" name="consentVersion" value="${String(form.consentVersion)}">`,
    ...form.fields.map((field) => inputOf(field, words)),
    html`  <label><input type="checkbox" name="consent" value="true" required> ${form.consentText}</label>`,
    html`  <button type="submit">${form.buttonText}</button>`,
    html`</form>`,
  ]
  return lines.map((line) => line.html).join('\n')
}

const TYPES = {
  name: html`name="name" autocomplete="name" maxlength="120"`,
  email: html`type="email" name="email" autocomplete="email" maxlength="254"`,
  whatsapp: html`type="tel" name="whatsapp" autocomplete="tel" maxlength="60"`,
} satisfies Record<keyof Words, Html>

function inputOf(field: FormField, words: Words): Html {
  const required = field.required ? html` required` : null
  if (!isOwnField(field))
    return html`  <label>${field.label ?? words[field.kind]} <input ${TYPES[field.kind]}${required}></label>`
  if (field.kind === 'text')
    return html`  <label>${field.label} <input name="${field.key}" maxlength="500"${required}></label>`
  const options = field.options.map((option) => html`<option>${option}</option>`)
  return html`  <label>${field.label} <select name="${field.key}"${required}><option value=""></option>${options}</select></label>`
}
