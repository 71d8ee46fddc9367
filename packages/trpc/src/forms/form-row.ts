import { isoOf } from '@booster/db/connection/iso-time'
import type { FormFacts } from '@booster/db/forms/list-forms'

/** A form with the address of its hosted page. */
export function formRowOf<Facts extends FormFacts>(form: Facts, publicUrl: string) {
  return {
    ...form,
    createdAt: isoOf(form.createdAt),
    url: `${publicUrl}/f/${encodeURIComponent(form.slug)}`,
  }
}
