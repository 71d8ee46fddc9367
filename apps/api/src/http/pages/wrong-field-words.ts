import type { FormErrors, FormField } from './form-page.ts'
import type { Language } from './language.ts'

const WORDS: Record<Language, Record<FormField | 'form', string>> = {
  id: {
    name: 'Isi nama Anda, paling banyak 120 huruf.',
    email: 'Isi alamat email yang benar, misalnya nama@contoh.com.',
    whatsapp: 'Isi nomor ponsel yang benar, misalnya 0812 3456 7890, atau kosongkan.',
    consent: 'Beri tanda centang bila Anda setuju.',
    form: 'Periksa kembali isian Anda.',
  },
  en: {
    name: 'Enter your name, at most 120 letters.',
    email: 'Enter a correct e-mail address, for example name@example.com.',
    whatsapp: 'Enter a correct mobile number, for example 0812 3456 7890, or leave it empty.',
    consent: 'Tick the box if you agree.',
    form: 'Please check what you entered.',
  },
}

/** What is wrong at which field, in words for the person who filled it in. */
export function wrongFieldWords(
  issues: readonly { readonly field: string }[],
  language: Language,
): FormErrors {
  const errors: FormErrors = {}
  for (const { field } of issues) {
    const known = Object.hasOwn(WORDS[language], field) ? (field as FormField) : 'form'
    errors[known] = WORDS[language][known]
  }
  return errors
}
