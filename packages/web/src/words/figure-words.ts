import { FIGURES, type FigureName, type FigureSource, type FigureWindow } from '@booster/contracts/figures'
import type { Zone } from '@booster/ui/format/zone'
import type { I18n } from '@lingui/core'

/** What is counted, and out of what. */
const WHAT = {
  sentToday: /*i18n*/ 'Email yang diterima penyedia email.',
  failedToday: /*i18n*/ 'Email yang berakhir gagal; yang diulang tidak dihitung lagi.',
  failureRate: /*i18n*/ 'Email gagal dibagi email terkirim ditambah gagal.',
  pending: /*i18n*/ 'Email yang menunggu waktunya, termasuk yang akan ditahan atau gagal.',
  overdue: /*i18n*/ 'Email yang masih menunggu padahal waktunya sudah lewat 5 menit.',
  recovered: /*i18n*/ 'Email yang akhirnya terkirim, dari email yang sempat gagal dan sudah selesai.',
  creditAvailable: /*i18n*/ 'Saldo dikurangi kredit yang ditahan.',
  creditHeld: /*i18n*/ 'Kredit untuk email yang sedang dikirim atau belum pasti.',
  creditUsedToday: /*i18n*/ 'Kredit untuk email yang terkirim.',
  enoughUntil:
    /*i18n*/ 'Hari terakhir dengan kredit yang cukup: untuk email terjadwal yang benar-benar akan terkirim, atau untuk rata-rata 14 hari bila itu lebih banyak.',
  providerUse:
    /*i18n*/ 'Pemakaian per hari: turunnya saldo penyedia email, atau email terkirim bila itu lebih banyak. Isi ulang tidak dihitung.',
  checksPerformed: /*i18n*/ 'Berapa kali saldo penyedia email dicek.',
  averageBalance: /*i18n*/ 'Rata-rata saldo dari semua pengecekan.',
  lowestBalance: /*i18n*/ 'Saldo terendah dari semua pengecekan.',
  mailsSent: /*i18n*/ 'Email yang diterima penyedia email.',
  mailsDelivered:
    /*i18n*/ 'Email yang dilaporkan sampai di server penerima, dari email terkirim. Dihitung pada hari emailnya dikirim.',
  mailsOpened:
    /*i18n*/ 'Email yang dibuka paling sedikit sekali, dari email terkirim. Perkiraan: sebagian aplikasi email membuka gambar sendiri, sebagian lain tidak menampilkannya.',
  mailsOpenedByMachine:
    /*i18n*/ 'Dari email yang dibuka: yang gambarnya paling sedikit sekali dimuat sendiri oleh layanan email, mungkin sebelum ada orang yang membacanya. Perkiraan: email yang sama bisa juga dibuka oleh orangnya.',
  mailsClicked: /*i18n*/ 'Email yang tautannya diklik paling sedikit sekali, dari email terkirim.',
  mailsBounced:
    /*i18n*/ 'Email yang dikembalikan server penerima, untuk sementara atau seterusnya, dari email terkirim.',
  mailsComplained: /*i18n*/ 'Email yang ditandai spam oleh penerimanya, dari email terkirim.',
  mailsUnsubscribed: /*i18n*/ 'Email yang membuat penerimanya berhenti langganan, dari email terkirim.',
  mailsLeft:
    /*i18n*/ 'Email yang lewat tautannya penerima keluar dari alurnya saja, dari email terkirim. Email lain tetap ia terima.',
  creditAlerts: /*i18n*/ 'Peringatan tentang kredit penyedia email saja; peringatan lain tidak dihitung.',
} satisfies Record<FigureName, string>

const WINDOWS = {
  now: /*i18n*/ 'Saat ini.',
  today: /*i18n*/ 'Hari ini sejak pukul 00.00 {zone}.',
  last24Hours: /*i18n*/ '24 jam terakhir.',
  last14Days: /*i18n*/ '14 hari terakhir.',
  chosenRange: /*i18n*/ 'Rentang yang dipilih.',
  ahead: /*i18n*/ 'Mulai hari ini.',
} satisfies Record<FigureWindow, string>

const SOURCES = {
  dayCounters: /*i18n*/ 'Sumber: hitungan per hari.',
  queue: /*i18n*/ 'Sumber: antrean email.',
  ledger: /*i18n*/ 'Sumber: mutasi kredit.',
  attempts: /*i18n*/ 'Sumber: catatan percobaan kirim.',
  providerChecks: /*i18n*/ 'Sumber: pengecekan saldo penyedia email.',
  alerts: /*i18n*/ 'Sumber: daftar peringatan.',
} satisfies Record<FigureSource, string>

/** The definition of a figure: what is counted, over which time, from where. Admins' days begin in WIB. */
export function figureWords(i18n: I18n, name: FigureName, zone: Zone = 'WIB'): string {
  const { window, source } = FIGURES[name]
  return [WHAT[name], WINDOWS[window], SOURCES[source]].map((text) => i18n._(text, { zone })).join(' ')
}
