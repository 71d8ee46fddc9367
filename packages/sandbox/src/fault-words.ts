import type { FaultMode } from './fault.ts'
import type { Language } from './inbox-words.ts'

type FaultWords = {
  readonly name: string
  /** What becomes of an e-mail that meets it. */
  readonly effect: string
}

/** What each fault means, in words; the codes are those of the control API. */
export const FAULT_WORDS: Readonly<Record<Language, Readonly<Record<FaultMode, FaultWords>>>> = {
  id: {
    none: { name: 'Normal', effect: 'Setiap email diterima.' },
    '429': { name: 'Terlalu cepat', effect: 'Belum diterima, dicoba lagi otomatis.' },
    '422': { name: 'Alamat tidak sah', effect: 'Ditolak, email itu gagal.' },
    'failed-200': { name: 'Alamat di daftar hitam', effect: 'Ditolak, email itu gagal.' },
    '401': { name: 'Kunci salah', effect: 'Semua email menunggu, admin diberi tahu.' },
    'no-credits': { name: 'Kredit penyedia habis', effect: 'Semua email menunggu, admin diberi tahu.' },
    '500': { name: 'Kesalahan server', effect: 'Tidak jelas diterima atau tidak: belum pasti.' },
    '502': { name: 'Gerbang rusak', effect: 'Belum diterima, dicoba lagi otomatis.' },
    '503': { name: 'Sedang sibuk', effect: 'Belum diterima, dicoba lagi otomatis.' },
    'html-200': {
      name: 'Jawaban tak terbaca',
      effect: 'Halaman web sebagai ganti jawaban: belum pasti.',
    },
    slow: { name: 'Lambat', effect: 'Diterima, jawabannya datang terlambat: belum pasti.' },
    'accept-then-drop': {
      name: 'Diterima, lalu terputus',
      effect: 'Jawabannya tidak sampai: belum pasti.',
    },
    refuse: { name: 'Tidak dapat dihubungi', effect: 'Belum diterima, dicoba lagi otomatis.' },
  },
  en: {
    none: { name: 'Normal', effect: 'Every mail is accepted.' },
    '429': { name: 'Too fast', effect: 'Not accepted, tried again automatically.' },
    '422': { name: 'Invalid address', effect: 'Refused, that mail fails.' },
    'failed-200': { name: 'Blacklisted address', effect: 'Refused, that mail fails.' },
    '401': { name: 'Wrong key', effect: 'All mails wait, admins are alerted.' },
    'no-credits': { name: 'Provider out of credit', effect: 'All mails wait, admins are alerted.' },
    '500': { name: 'Server error', effect: 'Accepted or not, nobody knows: unconfirmed.' },
    '502': { name: 'Bad gateway', effect: 'Not accepted, tried again automatically.' },
    '503': { name: 'Busy', effect: 'Not accepted, tried again automatically.' },
    'html-200': { name: 'Unreadable answer', effect: 'A web page instead of an answer: unconfirmed.' },
    slow: { name: 'Slow', effect: 'Accepted, but the answer comes too late: unconfirmed.' },
    'accept-then-drop': { name: 'Accepted, then cut off', effect: 'The answer is lost: unconfirmed.' },
    refuse: { name: 'Unreachable', effect: 'Not accepted, tried again automatically.' },
  },
}
