import type { ImportField } from '@booster/contracts/imports/import-fields'

/** What a column can be, for people. Texts are message ids. */
export const FIELD_WORDS = {
  name: /*i18n*/ 'Nama',
  firstName: /*i18n*/ 'Nama depan',
  lastName: /*i18n*/ 'Nama belakang',
  email: /*i18n*/ 'Email',
  whatsapp: /*i18n*/ 'WhatsApp',
  tags: /*i18n*/ 'Tag',
} satisfies Record<ImportField, string>
