import type { Language } from './inbox-words.ts'
import type { EventType } from './provider-event.ts'

type ReportWords = {
  readonly title: string
  readonly hint: string
  readonly events: Readonly<Record<EventType, string>>
  readonly taken: (event: string) => string
  readonly refused: (status: number) => string
  readonly unreachable: string
}

/** What may become of a mail after it was accepted, and what the app answers to the report of it. */
export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  id: {
    title: 'Apa yang terjadi dengan email ini?',
    hint: 'Kirim laporan penyedia ke aplikasi, seolah-olah lead sungguhan yang bertindak.',
    events: {
      delivered: 'Sampai di kotak masuk',
      open: 'Dibuka',
      click: 'Tautan diklik',
      bounce: 'Terpental',
      spam: 'Dilaporkan spam',
      unsubscribe: 'Berhenti langganan',
    },
    taken: (event) => `Laporan “${event}” diterima aplikasi.`,
    refused: (status) => `Aplikasi menolak laporan ini (${status}).`,
    unreachable: 'Aplikasi tidak dapat dihubungi, laporan tidak sampai.',
  },
  en: {
    title: 'What happens to this mail?',
    hint: 'Send the provider’s report to the app, as if a real lead had acted.',
    events: {
      delivered: 'Delivered',
      open: 'Opened',
      click: 'Link clicked',
      bounce: 'Bounced',
      spam: 'Marked as spam',
      unsubscribe: 'Unsubscribed',
    },
    taken: (event) => `The app took the report “${event}”.`,
    refused: (status) => `The app refused this report (${status}).`,
    unreachable: 'The app could not be reached; the report did not arrive.',
  },
}
