import type { LeadImportStatus } from '@booster/contracts/imports/lead-imports'

/** Texts are message ids. */
export const IMPORT_STATUS_WORDS = {
  ready: /*i18n*/ 'Siap diimpor',
  running: /*i18n*/ 'Sedang mengimpor',
  completed: /*i18n*/ 'Impor selesai',
  failed: /*i18n*/ 'Impor gagal',
  cancelled: /*i18n*/ 'Impor dihentikan',
} satisfies Record<LeadImportStatus, string>
