import { createSeededRandom, type SeededRandom } from '@booster/demo/seeded-random'

/** A lead as a person keeps it in a spreadsheet. */
export type LeadRow = {
  readonly name: string
  readonly email: string
  /** As it was typed. */
  readonly phone: string
  /** The same number as it is kept; null: none. */
  readonly whatsapp: string | null
  readonly tags: readonly string[]
}

const FIRST_NAMES = [
  'Adi', 'Agus', 'Aisyah', 'Andi', 'Ayu', 'Bambang', 'Budi', 'Citra', 'Dewi', 'Dian', 'Eko', 'Fitri', 'Hendra',
  'Indah', 'Joko', 'Kadek', 'Lestari', 'Made', 'Muhammad', 'Ni Luh', 'Nur', 'Putri', 'Rahmat', 'Ratna', 'Rizky',
  'Siti', 'Sri', 'Teguh', 'Wayan', 'Yusuf',
] as const // biome-ignore format: a list of names
const LAST_NAMES = [
  'Aryani', 'Firmansyah', 'Ginting', 'Gunawan', 'Hakim', 'Handayani', 'Hidayat', 'Kurniawan', 'Kusuma', 'Lubis',
  'Maharani', 'Nasution', 'Nugroho', 'Permata', 'Pratama', 'Purnomo', 'Rahmawati', 'Ramadhan', 'Santoso', 'Saputra',
  'Setiawan', 'Siregar', 'Suryadi', 'Susanti', 'Utami', 'Wibowo', 'Wijaya', 'Wulandari', 'Yulianti', 'Zulkarnain',
] as const // biome-ignore format: a list of names
const TITLES = ['', '', '', '', '', '', 'H. ', 'Hj. ', 'Dr. ', 'Ibu '] as const
const DEGREES = ['', '', '', '', '', '', '', '', ', S.E.', ', M.Pd.'] as const
const HOSTS = [
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'yahoo.co.id',
  'yahoo.com',
  'outlook.com',
  'tokobunga.co.id',
]
const CARRIERS = [
  '811',
  '812',
  '813',
  '821',
  '822',
  '851',
  '852',
  '856',
  '857',
  '858',
  '877',
  '878',
  '881',
  '895',
]
const TAGS = ['vip', 'webinar mei', 'pembeli', 'reseller', 'jakarta', 'surabaya'] as const

/** How people type the number 81234567890; the last one is what a spreadsheet makes of `0812…`. */
const SPELLINGS: readonly ((national: string) => string)[] = [
  (n) => `0${n}`,
  (n) => `0${n}`,
  (n) => `0${n}`,
  (n) => `62${n}`,
  (n) => `+62${n}`,
  (n) => `0${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`,
  (n) => `0${n.slice(0, 3)} ${n.slice(3, 7)} ${n.slice(7)}`,
  (n) => `+62 ${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`,
  (n) => `(0${n.slice(0, 3)}) ${n.slice(3)}`,
  (n) => n,
]

/** Made-up leads, each address once; the same ones at every call. */
export function makeLeadRows(count: number): readonly LeadRow[] {
  const random = createSeededRandom(2_026)
  return Array.from({ length: count }, (_, place) => makeLeadRow(random, place))
}

function makeLeadRow(random: SeededRandom, place: number): LeadRow {
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)]
  const handle = `${first}${random.pick(['.', '_', ''])}${last}`.toLowerCase().replaceAll(' ', '')
  const national = `${random.pick(CARRIERS)}${random.between(1_000_000, 99_999_999)}`
  const hasPhone = !random.chance(0.08)
  return {
    name: `${random.pick(TITLES)}${first} ${last}${random.pick(DEGREES)}`,
    email: `${handle}${random.below(100)}.${place}@${random.pick(HOSTS)}`,
    phone: hasPhone ? random.pick(SPELLINGS)(national) : '',
    whatsapp: hasPhone ? `+62${national}` : null,
    tags: TAGS.filter(() => random.chance(0.15)),
  }
}

/** As an Excel with Indonesian settings saves it: semicolons, and quotes where a cell needs them. */
export function csvOf(rows: readonly LeadRow[]): string {
  const lines = rows.map(({ name, email, phone, tags }) => `${name};${email};${phone};${tags.join(', ')}`)
  return `\ufeffNama Lengkap;Email;No. WhatsApp;Label\r\n${lines.join('\r\n')}\r\n`
}
