import { isoOf } from '@booster/db/queries/affiliate/iso-time'
import type { FormFacts } from '@booster/db/queries/affiliate/list-forms'

/** A form with the address of its hosted page. */
export const formRowOf = <Facts extends FormFacts>(form: Facts, publicUrl: string) => ({
  ...form,
  createdAt: isoOf(form.createdAt),
  url: `${publicUrl}/f/${encodeURIComponent(form.slug)}`,
})
