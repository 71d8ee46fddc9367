import type { FormRow } from '@booster/contracts/forms/forms'
import type { I18n } from '@lingui/core'

/** What an opt-in starts. */
export type Starts = {
  /** Null: nothing. */
  readonly text: string | null
  /** Why nobody gets a mail now; null: somebody does. */
  readonly problem: string | null
}

/** Which sequence an opt-in of this form starts, and why none of them sends now. */
export function startsOf(
  i18n: I18n,
  input: { readonly form: Pick<FormRow, 'automation'>; readonly activeAutomations: number },
): Starts {
  const { automation } = input.form
  if (automation !== null) {
    return {
      text: automation.name,
      problem: automation.status === 'active' ? null : i18n.t('Alurnya tidak aktif'),
    }
  }
  const count = input.activeAutomations
  if (count === 0) return { text: null, problem: i18n.t('Belum ada alur opt-in yang aktif') }
  return { text: i18n.t('Semua alur opt-in ({count})', { count }), problem: null }
}
