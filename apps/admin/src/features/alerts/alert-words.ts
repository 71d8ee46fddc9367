import type { Locale } from '@booster/ui/format/locale'
import { formatNumber } from '@booster/ui/format/number'
import type { I18n } from '@lingui/core'
import type { Alert } from './alert-look.ts'

type Words = Pick<Alert, 'kind' | 'affiliateName' | 'value' | 'threshold' | 'subject'>

/** What happened, as a sentence without its stop: "Kredit Siti Rahma tinggal 42". */
export function alertTitle(alert: Words, i18n: I18n, locale: Locale): string {
  const credits = alert.value === null ? '–' : formatNumber(alert.value, locale)
  const name = alert.affiliateName ?? i18n.t('affiliate')
  switch (alert.kind) {
    case 'provider_credit':
      return i18n.t('Kredit penyedia turun ke {credits}', { credits })
    case 'provider_blocked':
      return i18n.t('Penyedia menolak pengiriman')
    case 'affiliate_credit':
      return alert.value === 0
        ? i18n.t('Kredit {name} habis', { name })
        : i18n.t('Kredit {name} tinggal {credits}', { name, credits })
    case 'unconfirmed':
      return i18n.t('{count} email belum pasti', { count: alert.value ?? 0 })
    case 'mailbox':
      return i18n.t('Kotak surat pantulan tidak bisa dibaca')
    case 'integrity':
      return i18n.t('{count} pemeriksaan integritas tidak lulus', { count: alert.value ?? 0 })
  }
}

/** What it is measured against or which account it concerns; empty where the title says everything. */
export function alertScope(alert: Words, i18n: I18n, locale: Locale): string {
  const mark = alert.threshold === null ? null : formatNumber(alert.threshold, locale)
  switch (alert.kind) {
    case 'provider_credit':
    case 'affiliate_credit':
      return mark === null ? '' : i18n.t('batas {mark}', { mark })
    case 'unconfirmed':
      return alert.affiliateName ?? ''
    case 'provider_blocked':
      return i18n.t('pengiriman dijeda')
    case 'mailbox':
      return alert.subject
    case 'integrity':
      return i18n.t('lihat halaman Integritas')
  }
}

/** What ends the alert by itself. */
export function alertEnd(alert: Words, i18n: I18n, locale: Locale): string {
  const mark = formatNumber(alert.threshold ?? 0, locale)
  switch (alert.kind) {
    case 'provider_credit':
      return i18n.t('Peringatan tetap terbuka sampai saldo di atas {mark}.', { mark })
    case 'affiliate_credit':
      return i18n.t('Peringatan tetap terbuka sampai kredit affiliate kembali di atas {mark}.', { mark })
    case 'provider_blocked':
      return i18n.t('Peringatan tetap terbuka sampai penyedia menerima email lagi.')
    case 'unconfirmed':
      return i18n.t('Peringatan tetap terbuka sampai tidak ada email yang belum pasti.')
    case 'mailbox':
      return i18n.t('Peringatan tetap terbuka sampai kotak surat bisa dibaca lagi.')
    case 'integrity':
      return i18n.t('Peringatan tetap terbuka sampai semua pemeriksaan lulus.')
  }
}
