import type { ImportField } from '@booster/contracts/imports/import-fields'

/** Words of titles in Indonesian and English, and of the exports of Google, Microsoft and Apple. */
const WORDS = {
  email: ['email', 'mail', 'surel', 'imel'],
  whatsapp: [
    'whatsapp',
    'wa',
    'hp',
    'handphone',
    'ponsel',
    'telepon',
    'telpon',
    'telp',
    'tlp',
    'phone',
    'mobile',
    'cell',
    'cellphone',
    'msisdn',
    'tel',
  ],
  firstName: ['depan', 'first', 'given', 'firstname'],
  lastName: ['belakang', 'last', 'family', 'surname', 'lastname', 'marga'],
  name: ['nama', 'name', 'fullname', 'peserta', 'pelanggan', 'member', 'anggota'],
  tags: ['tag', 'tags', 'label', 'labels', 'kategori', 'grup', 'group', 'groups', 'segmen', 'segment'],
} as const satisfies Record<ImportField, readonly string[]>

/** In this order: "nama depan" is a first name, "E-mail 1 - Label" no label of a person. */
const ORDER = ['email', 'whatsapp', 'firstName', 'lastName', 'name', 'tags'] as const

/** A title with one of these is about something else: "nama produk", "E-mail 1 - Label", "email verified". */
const FOREIGN = new Set([
  'produk',
  'product',
  'barang',
  'perusahaan',
  'company',
  'organization',
  'organisasi',
  'toko',
  'file',
  'user',
  'username',
  'bank',
  'verified',
  'terverifikasi',
  'status',
  'type',
  'tipe',
  'jenis',
  'tanggal',
  'date',
  'tgl',
  'jumlah',
  'total',
  'count',
  'provider',
  'middle',
  'nick',
  'phonetic',
  'prefix',
  'suffix',
  'fax',
  'faks',
])

/** Names of other things than people, and numbers of people: "ad_name", "ID pelanggan", "member since". */
const NOT_A_NAME = new Set([
  'ad',
  'adset',
  'campaign',
  'kampanye',
  'form',
  'page',
  'event',
  'acara',
  'kota',
  'city',
  'id',
  'no',
  'nomor',
  'number',
  'kode',
  'code',
  'rating',
  'since',
  'sejak',
])

/** What else may stand in the title of a column of tags: every other "label" belongs to an address or a number. */
const BESIDE_TAGS = new Set(['lead', 'leads', 'kontak', 'contact', 'peserta', 'pelanggan'])

const PREFERRED: ReadonlySet<string> = new Set([
  'whatsapp',
  'wa',
  'hp',
  'handphone',
  'ponsel',
  'mobile',
  'cell',
  'cellphone',
  'lengkap',
  'full',
  'fullname',
])
/** Numbers that ring on a desk, and addresses of second choice. */
const SECOND: ReadonlySet<string> = new Set([
  'kantor',
  'office',
  'business',
  'work',
  'rumah',
  'home',
  'darurat',
  'emergency',
  'alternatif',
  'display',
])

/** What a column is by its title; null where the title does not say. */
export function fieldOfTitle(title: string): ImportField | null {
  const words = wordsOf(title)
  if (words.length === 0 || words.length > 6 || title.trim().endsWith('?')) return null
  if (words.some((word) => FOREIGN.has(word))) return null
  const field = ORDER.find((each) => WORDS[each].some((word) => words.includes(word)))
  if (field === undefined || isAboutField(field, words)) return null
  return field
}

/** How well a title names its field, beside others that name it too: 1, 0 or -1. */
export function rankOfTitle(title: string): number {
  const words = wordsOf(title)
  if (words.some((word) => SECOND.has(word))) return -1
  return words.some((word) => PREFERRED.has(word)) ? 1 : 0
}

/** True where the title is about a field and does not hold it. */
function isAboutField(field: ImportField, words: readonly string[]): boolean {
  if (field === 'tags')
    return words.some((word) => !BESIDE_TAGS.has(word) && !(WORDS.tags as readonly string[]).includes(word))
  if (field === 'name' && words.some((word) => NOT_A_NAME.has(word))) return true
  return words.length > 1 && words.includes('label')
}

/** "E-mail" is one word. */
function wordsOf(title: string): string[] {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\be[-_ \u2010\u2011\u2013]mail\b/, 'email')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
