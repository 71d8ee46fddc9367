import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './repository.ts'

/** What people found unnatural or wrong on the screens, each beside what is said instead. */
const INDONESIAN = {
  'Picu manual': 'Masukkan lead',
  'Picu uji': 'Kirim percobaan',
  Perjalanan: 'Progres lead',
  'Batalkan perjalanan': 'Hentikan alur',
  Akui: 'Saya tangani',
  Diakui: 'Sedang ditangani',
  'menjadi penanggung jawab': 'tercatat sebagai penanggung jawab',
  Solvensi: 'Kecukupan kredit',
  'Tidak tertutup': 'Tidak cukup',
  'berputar otomatis': 'berjalan otomatis',
  putaran: 'siklus',
  'Terlambat berputar': 'Siklus terlambat',
  terdengar: 'aktif',
  'daftar hitamnya': 'daftar hitam penyedia',
  'Buku kredit': 'Mutasi kredit',
  Bukukan: 'Simpan',
  Luring: 'Offline',
  galat: 'kesalahan',
  'papan ketik': 'keyboard',
  laci: 'panel',
  'Tanpa kredit: Email gagal': 'Jika kredit habis: email gagal',
  'Masuk ulang': 'Boleh masuk lagi',
  'Yang terlewat dikirim sekarang': 'email yang terlewat langsung dikirim',
  'Dilepas setelah': 'Kredit dikembalikan setelah',
  Lepaskan: 'Anggap tidak terkirim',
  'Tidak pernah dipastikan': 'Tidak ada kepastian',
  'H\\+0': 'Langsung',
  'Semua berjalan sendiri': 'Tidak ada yang perlu ditangani',
  'Mulai dari satu dari': 'Mulai dari salah satu dari',
  'Semua kecuali arsip': 'Semua (tanpa arsip)',
  'Terakhir jalan': 'Terakhir mengirim',
  'Pulih setelah': 'Berhasil setelah dicoba ulang',
  'Laju kirim': 'Kecepatan kirim',
  'pemberitahuan sampai': 'pemberitahuan terkirim',
  'Belum keluar': 'Gagal keluar',
  'server tidak terjangkau': 'server tidak dapat dihubungi',
  'Gangguan tiruan': 'Simulasi gangguan',
  'hanya dipakai untuk email ini': 'hanya dipakai untuk mengirim email ini',
  'Anda masuk sebagai siapa': 'Masuk sebagai',
  'Kabar dari': 'Laporan dari penyedia',
  'satu kata sandi': 'kata sandinya sama',
  'Kemarin belum ada': 'Kemarin jam segini belum ada yang terkirim',
  '\\{\\}% dari': 'turun {percent}% dibanding',
  '\\d+ md': 'ms',
  '\\} md': 'ms',
  // One word for one thing.
  provider: 'penyedia',
  afiliasi: 'affiliate',
} as const

const ENGLISH = {
  'e-mails?': 'email',
  'Sent in \\S+ times': 'sign-ups',
  'may or may not be sent': 'may not have been sent',
  'on the way': 'active',
  'D\\+0': 'Right after opt-in',
  'mark \\{': 'threshold',
} as const

const CATALOGUES = globSync('{apps/*,packages/ui}/src/locales/*.po', { cwd: root })
const MESSAGES = globSync('packages/contracts/src/messages/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })

/** The texts of a language, of the apps and of what the server says. */
function textsIn(language: 'id' | 'en'): readonly string[] {
  const translated = CATALOGUES.filter((file) => file.endsWith(`/${language}.po`)).flatMap((file) =>
    [...read(file).matchAll(/^msgstr ((?:"(?:[^"\\]|\\.)*"\n?)+)/gm)].map(([, text = '']) =>
      text.replaceAll(/"\n?"?/g, ''),
    ),
  )
  const own = read(`packages/contracts/src/messages/${language}.ts`)
  const shared = MESSAGES.filter((file) => !/\/(id|en|messages)\.ts$/.test(file)).map(read)
  // Indonesian and English stand beside each other, each behind its name.
  const pairs = shared.flatMap((source) =>
    [...source.matchAll(new RegExp(`\\b${language}: (['"\`])((?:(?!\\1)[^\\\\]|\\\\.)*)\\1`, 'g'))].map(
      ([, , text = '']) => text,
    ),
  )
  const ofSource = [...own.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1/g)].map(([, , text = '']) =>
    text.replaceAll(/\$\{[^}]*\}/g, '{}'),
  )
  // The name of a place is no word.
  return [...translated, ...ofSource, ...pairs].map((text) => text.replaceAll(/\{\w+\}/g, '{}'))
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

describe.each([
  ['id', INDONESIAN],
  ['en', ENGLISH],
] as const)('no text in %s', (language, wrong) => {
  const texts = textsIn(language)

  it('is left out of the search', () => {
    expect(texts.length).toBeGreaterThan(1_500)
  })

  it.each(Object.entries(wrong))('says "%s" where it means "%s"', (word) => {
    const pattern = new RegExp(`(^|[^\\p{L}\\d@/])${word}($|[^\\p{L}])`, 'iu')
    expect(texts.filter((text) => pattern.test(text))).toEqual([])
  })
})

it('the API says "email" as well, in the sentences that are translated', () => {
  const sentences = [...read('packages/contracts/src/messages/api-words.ts').matchAll(/^ {2}'([^']+)':/gm)]
  expect(sentences.length).toBeGreaterThan(50)
  expect(sentences.map(([, sentence]) => sentence).filter((text) => /e-mail/i.test(text ?? ''))).toEqual([])
})
