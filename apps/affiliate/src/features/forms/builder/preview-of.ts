import type { FormEdit, FormPreviewInput } from '@booster/contracts/forms/forms'

type Words = {
  readonly title: string
  readonly button: string
  readonly field: string
  readonly option: string
}

/**
 * What the preview shows of a form that is not finished yet: where a text is still missing, `words` stand in, so that
 * the page is there from the first letter on.
 */
export function previewOf(edit: FormEdit, words: Words): Omit<FormPreviewInput, 'language' | 'page'> {
  const { headline, description, consentText, thankYou, doubleOptIn } = edit
  return {
    ...{ headline, description, consentText, thankYou, doubleOptIn },
    title: edit.title.trim() === '' ? words.title : edit.title,
    buttonText: edit.buttonText.trim() === '' ? words.button : edit.buttonText,
    fields: edit.fields.map((field) => filled(field, words)),
  }
}

function filled(field: FormEdit['fields'][number], words: Words): FormEdit['fields'][number] {
  if (field.kind !== 'text' && field.kind !== 'choice') return field
  const label = field.label.trim() === '' ? words.field : field.label
  if (field.kind === 'text') return { ...field, label }
  const options = field.options.length === 0 ? [words.option] : field.options
  return { ...field, label, options }
}
