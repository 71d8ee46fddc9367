import type { StatementFault } from '@booster/contracts/top-ups/bank-statements'
import type { I18n } from '@lingui/core'

/** Why a statement cannot be read, and what helps. */
export function statementFaultWords(i18n: I18n, fault: StatementFault): string {
  switch (fault) {
    case 'EMPTY':
      return i18n.t('Isinya kosong.')
    case 'NO_TITLES':
      return i18n.t('Tidak ada baris judul dengan kolom tanggal dan jumlah atau kredit.')
    case 'QUOTE_NOT_CLOSED':
      return i18n.t('Ada tanda kutip yang tidak ditutup.')
    default:
      return i18n.t('Unduh mutasi sebagai CSV dari bank, lalu coba lagi.')
  }
}
