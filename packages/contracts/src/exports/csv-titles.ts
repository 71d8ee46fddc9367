import type { Language } from '../messages/messages.ts'

/** The titles of exported columns. */
const TITLES = {
  amount: { id: 'Perubahan', en: 'Change' },
  attempts: { id: 'Percobaan', en: 'Attempts' },
  automation: { id: 'Alur', en: 'Sequence' },
  balanceAfter: { id: 'Saldo sesudah', en: 'Balance after' },
  balanceBefore: { id: 'Saldo sebelum', en: 'Balance before' },
  blocked: { id: 'Alasan tidak dikirimi email', en: 'Why not mailed' },
  bookedAt: { id: 'Waktu', en: 'Time' },
  bookedBy: { id: 'Oleh', en: 'By' },
  createdAt: { id: 'Dibuat', en: 'Created' },
  credits: { id: 'Kredit', en: 'Credits' },
  delivery: { id: 'Status pengantaran', en: 'Delivery' },
  description: { id: 'Keterangan', en: 'Description' },
  endedAt: { id: 'Selesai', en: 'Ended' },
  errorCode: { id: 'Kode alasan', en: 'Reason code' },
  errorMessage: { id: 'Alasan', en: 'Reason' },
  id: { id: 'ID', en: 'ID' },
  lastSentAt: { id: 'Terakhir mengirim', en: 'Last sent' },
  leadEmail: { id: 'Email', en: 'Email' },
  leadName: { id: 'Nama', en: 'Name' },
  nextAt: { id: 'Email berikutnya', en: 'Next email' },
  number: { id: 'Nomor', en: 'Number' },
  reference: { id: 'Referensi', en: 'Reference' },
  scheduledAt: { id: 'Jadwal', en: 'Scheduled' },
  sentAt: { id: 'Dikirim', en: 'Sent' },
  source: { id: 'Sumber', en: 'Source' },
  startedAt: { id: 'Mulai', en: 'Started' },
  status: { id: 'Status', en: 'Status' },
  step: { id: 'Langkah', en: 'Step' },
  steps: { id: 'Jumlah langkah', en: 'Steps' },
  stepsCancelled: { id: 'Langkah dibatalkan', en: 'Steps cancelled' },
  stepsFailed: { id: 'Langkah gagal', en: 'Steps failed' },
  stepsSent: { id: 'Langkah terkirim', en: 'Steps sent' },
  subject: { id: 'Subjek', en: 'Subject' },
  tags: { id: 'Tag', en: 'Tags' },
  timeZone: { id: 'Zona waktu', en: 'Time zone' },
  trigger: { id: 'Pemicu', en: 'Trigger' },
  triggerKey: { id: 'Kunci pemicu', en: 'Trigger key' },
  type: { id: 'Jenis', en: 'Type' },
  whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>

export type CsvTitle = keyof typeof TITLES

export function csvTitle(title: CsvTitle, language: Language): string {
  return TITLES[title][language]
}
