import { demoAccounts } from '../demo-accounts.ts'
import { DAY_MS, iso } from './demo-rhythm.ts'
import { budiForms } from './plan-budi.ts'
import { sitiForm } from './plan-siti.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

const FORMS = [
  {
    affiliateId: demoAccounts.budi.affiliateId,
    id: budiForms.webinar,
    createdDaysAgo: 40,
    slug: 'webinar-jualan-laris',
    viewCount: 412,
    title: 'Webinar gratis: Jualan Laris lewat Email',
    headline: 'Kelas Jualan Online',
    description: '90 menit, contoh nyata, tanya jawab. Setiap Selasa, 19.30 WIB.',
    buttonText: 'Daftar sekarang',
    consentText:
      'Saya setuju menerima email dari Budi Santoso tentang webinar ini. Bisa berhenti kapan saja.',
    thankYouText: 'Terima kasih! Cek email Anda, pelajaran pertama sudah kami kirim.',
    active: true,
  },
  {
    affiliateId: demoAccounts.budi.affiliateId,
    id: budiForms.members,
    createdDaysAgo: 92,
    slug: 'member-kelas-jualan',
    viewCount: 361,
    title: 'Gabung Kelas Jualan Online',
    headline: 'Belajar gratis lewat email',
    description: 'Satu pelajaran singkat setiap hari, langsung ke kotak masuk.',
    buttonText: 'Gabung gratis',
    consentText: 'Saya setuju menerima email pelajaran dari Budi Santoso. Bisa berhenti kapan saja.',
    thankYouText: 'Selamat bergabung! Pelajaran pertama sedang dalam perjalanan ke email Anda.',
    active: true,
  },
  {
    affiliateId: demoAccounts.siti.affiliateId,
    id: sitiForm,
    createdDaysAgo: 19,
    slug: 'kelas-menjahit-pemula',
    viewCount: 173,
    title: 'Kelas Menjahit Pemula',
    headline: 'Pola gratis untuk Anda',
    description: 'Belajar menjahit dari nol, tanpa istilah sulit.',
    buttonText: 'Kirim polanya',
    consentText:
      'Saya setuju menerima email dari Siti Rahma tentang kelas menjahit. Bisa berhenti kapan saja.',
    thankYouText: 'Terima kasih! Pola pertama sudah kami kirim ke email Anda.',
    active: true,
  },
] as const

/** The opt-in forms; nobody has submitted them yet. */
export function demoForms(nowMs: number): Rows {
  return FORMS.map(({ createdDaysAgo, ...form }) => ({
    ...form,
    submitCount: 0,
    createdAt: iso(nowMs - createdDaysAgo * DAY_MS),
    updatedAt: iso(nowMs - createdDaysAgo * DAY_MS),
  }))
}
