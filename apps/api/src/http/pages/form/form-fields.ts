import type { FormField } from '@booster/contracts/forms/form-fields'
import type { Messages } from '@booster/contracts/messages/id'
import { type Html, html } from '@booster/html'
import { ICONS } from '../page.ts'
import type { FormErrors, FormValues } from './form-values.ts'

export type FieldContext = {
  readonly say: Messages['form']
  readonly values: FormValues
  readonly errors: FormErrors
  /** The first field that is wrong has the focus: a screen reader begins there. */
  readonly focused: string | undefined
}

/** The name under which a field is sent. */
export function nameOf(field: FormField): string {
  return field.kind === 'text' || field.kind === 'choice' ? field.key : field.kind
}

/** One field of the form with its label and what is wrong with it. */
export function fieldOf(field: FormField, context: FieldContext): Html {
  const name = nameOf(field)
  const label = field.label ?? wordFor(field.kind, context.say)
  const aside = field.required ? null : html`<span class="field__aside">${context.say.optional}</span>`
  return html`<div class="field"><label class="field__label" for="${name}">${label}${aside}</label>
${controlOf(field, context)}${errorOf(name, context)}</div>`
}

function wordFor(kind: FormField['kind'], say: Messages['form']): string {
  if (kind === 'email') return say.email
  return kind === 'whatsapp' ? say.whatsapp : say.name
}

function controlOf(field: FormField, context: FieldContext): Html {
  const name = nameOf(field)
  const more = html`${field.required ? html` required` : null}${stateOf(name, context)}`
  const value = context.values[name]
  switch (field.kind) {
    case 'name':
      return inputOf({ name, value, more: html`autocomplete="name" maxlength="120"${more}` })
    case 'email':
      return inputOf({ name, value, more: html`type="email" autocomplete="email" maxlength="254"${more}` })
    case 'whatsapp':
      return html`<span class="prefix"><span class="prefix__code" aria-hidden="true">+62</span>
${inputOf({ name, value, more: html`type="tel" inputmode="tel" autocomplete="tel" maxlength="60" placeholder="812 3456 7890"${more}` })}</span>`
    case 'text':
      return inputOf({ name, value, more: html`maxlength="500"${more}` })
    case 'choice':
      return html`<select class="input" id="${name}" name="${name}"${more}><option value="">${context.say.choose}</option>${field.options.map(
        (option) => html`<option${option === value ? html` selected` : null}>${option}</option>`,
      )}</select>`
  }
}

function inputOf(input: {
  readonly name: string
  readonly value: string | undefined
  readonly more: Html
}): Html {
  return html`<input class="input" id="${input.name}" name="${input.name}" value="${input.value}" ${input.more}>`
}

/** Says at a control that it is wrong, and why, for eyes and screen readers. */
export function stateOf(name: string, { errors, focused }: FieldContext): Html | null {
  if (errors[name] === undefined) return null
  return html` aria-invalid="true" aria-describedby="${name}-error"${name === focused ? html` autofocus` : null}`
}

export function errorOf(name: string, { errors }: FieldContext): Html | null {
  const error = errors[name]
  return error === undefined
    ? null
    : html`<p class="field__error" id="${name}-error">${ICONS.alert}${error}</p>`
}
