import type { Locale } from '@booster/ui/format/locale'
import { fieldErrorsOf } from '@booster/web/forms/field-errors'
import type { I18n } from '@lingui/core'
import { isTooLarge } from './proof-fields.tsx'

/** What is wrong with the proof: what is seen here, and what the server says. */
export function proofErrorsOf(
  i18n: I18n,
  input: { readonly file: File | null; readonly error: unknown; readonly locale: Locale },
): { readonly file: string | undefined; readonly url: string | undefined } {
  const wrong = Object.keys(fieldErrorsOf(input.error, input.locale))
  return {
    file: fileErrorOf(i18n, input.file, wrong),
    url: wrong.includes('proofUrl') ? i18n.t('Tulis alamat lengkap yang dimulai dengan https://') : undefined,
  }
}

function fileErrorOf(i18n: I18n, file: File | null, wrong: readonly string[]): string | undefined {
  if (isTooLarge(file)) return i18n.t('File ini lebih besar dari 5 MB.')
  if (!wrong.some((field) => field.startsWith('proofFile'))) return undefined
  return i18n.t('Pilih gambar PNG, JPEG, WebP, atau PDF.')
}
