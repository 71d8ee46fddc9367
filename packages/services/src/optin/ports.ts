import type { FormField } from '@booster/contracts/forms/form-fields'

/** What a submission is read by. */
export type OptinForm = { readonly id: string; readonly fields: readonly FormField[] }

export type FormFinder = {
  /** The form with this id or slug (in any case), of any affiliate: its page is public. */
  findForm(slugOrId: string): Promise<OptinForm | null>
}
