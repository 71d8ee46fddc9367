import type { FormFieldKind } from '@booster/contracts/forms/form-fields'
import type { I18n } from '@lingui/core'

const KINDS = {
  name: /*i18n*/ 'Nama',
  email: /*i18n*/ 'Email',
  whatsapp: /*i18n*/ 'WhatsApp',
  text: /*i18n*/ 'Isian teks',
  choice: /*i18n*/ 'Pilihan',
} satisfies Record<FormFieldKind, string>

/** What kind of field it is. */
export function kindName(i18n: I18n, kind: FormFieldKind): string {
  return i18n._(KINDS[kind])
}

/** What a field is called here: its label, or what it asks where it has none. */
export function fieldName(
  i18n: I18n,
  field: { readonly kind: FormFieldKind; readonly label?: string | null | undefined },
): string {
  return field.label || kindName(i18n, field.kind)
}
