import type { AlertKind, AlertLevel } from '@booster/engine/domain/alert-kind'

export type AlertFacts = {
  readonly kind: AlertKind
  readonly level: AlertLevel
  readonly subject: string
  readonly affiliateName: string | null
  readonly value: number | null
  readonly threshold: number | null
  readonly detail: string
}

export type AlertText = { readonly title: string; readonly body: string }

const LEVEL_WORDS = {
  warning: 'Peringatan',
  critical: 'Kritis',
  emergency: 'Darurat',
} as const satisfies Record<AlertLevel, string>

/** What an alert says to people, in Indonesian: what happened, and what comes next. */
export function alertText(alert: AlertFacts): AlertText {
  const { headline, next } = wordsOf(alert)
  const detail = alert.detail === '' ? [] : [alert.detail]
  return {
    title: `${LEVEL_WORDS[alert.level]}: ${headline}`,
    body: [`${headline}.`, ...detail, next].join('\n\n'),
  }
}

function wordsOf(alert: AlertFacts): { readonly headline: string; readonly next: string } {
  switch (alert.kind) {
    case 'provider_credit':
      return {
        headline: `kredit provider ${alert.subject} tinggal ${count(alert.value)}`,
        next:
          `Batas ${count(alert.threshold)} terlewati. Isi ulang kredit di provider; ` +
          'bila habis, pengiriman berhenti dan email menunggu. Peringatan ini selesai sendiri setelah saldo naik.',
      }
    case 'provider_blocked':
      return {
        headline: `provider ${alert.subject} menolak pengiriman`,
        next:
          'Pengiriman dijeda untuk semua proses dan dicoba lagi otomatis. Email tetap menunggu, tidak ada kredit ' +
          'yang terpotong. Periksa kunci API, pengirim terverifikasi, dan kredit provider.',
      }
    case 'affiliate_credit':
      return {
        headline: `kredit ${alert.affiliateName ?? 'affiliate'} tinggal ${count(alert.value)}`,
        next: `Di bawah batas ${count(alert.threshold)}. Setelah habis, email affiliate ini tidak terkirim.`,
      }
    case 'unconfirmed':
      return {
        headline: `${count(alert.value)} email belum pasti terkirim${alert.affiliateName === null ? '' : ` (${alert.affiliateName})`}`,
        next: 'Kreditnya ditahan dan email tidak dikirim ulang otomatis. Periksa di provider, lalu putuskan: sudah terkirim atau kirim lagi.',
      }
    case 'integrity':
      return {
        headline: `${count(alert.value)} pemeriksaan integritas tidak lulus`,
        next: 'Buka halaman Integritas untuk melihat baris yang melanggar sebelum mengubah data apa pun.',
      }
  }
}

/** Thousands with a dot, without Intl, so that it works without locale data. */
function count(value: number | null): string {
  return value === null ? '–' : String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}
