import type { FormDetail, FormRow } from '@booster/contracts/forms/forms'
import { isoOf } from '@booster/db/connection/iso-time'
import type { FormDetailFacts, FormFacts } from '@booster/db/forms/form-facts'

/** A form with the address of its hosted page. */
export function formRowOf(form: FormFacts, publicUrl: string): FormRow {
  return {
    ...form,
    createdAt: isoOf(form.createdAt),
    url: `${publicUrl}/f/${encodeURIComponent(form.slug)}`,
  }
}

export function formDetailOf(form: FormDetailFacts, publicUrl: string): FormDetail {
  const { fields, tags, thankYouText, ...facts } = form
  return {
    ...facts,
    ...formRowOf(form, publicUrl),
    fields: [...fields],
    tags: [...tags],
    thankYou: thankYouText,
    updatedAt: isoOf(form.updatedAt),
  }
}
