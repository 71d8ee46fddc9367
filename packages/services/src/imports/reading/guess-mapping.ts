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
])

export type GuessedMapping = { readonly [field in ImportField]?: number | undefined }

/** What a column is by its title; null where the title does not say. */
export function fieldOfTitle(title: string): ImportField | null {
  const words = wordsOf(title)
  if (words.length === 0 || words.length > 6 || words.some((word) => FOREIGN.has(word))) return null
  const field = ORDER.find((each) => WORDS[each].some((word) => words.includes(word)))
  if (field === undefined) return null
  const isAboutIt = words.length > 1 && field !== 'tags' && words.includes('label')
  return isAboutIt ? null : field
}

/** "E-mail" is one word. */
function wordsOf(title: string): string[] {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\be[-_ ]mail\b/, 'email')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The column of each field, by titles first, and by what stands in the columns where the titles say nothing. */
export function guessMapping(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): GuessedMapping {
  const mapping: { [field in ImportField]?: number | undefined } = {}
  for (const [column, title] of titles.entries()) {
    const field = fieldOfTitle(title)
    if (field !== null && mapping[field] === undefined) mapping[field] = column
  }
  const free = () =>
    titles.map((_, column) => column).filter((column) => !Object.values(mapping).includes(column))
  mapping.email ??= mostly(free(), rows, (cell) => /\S@\S+\.\S/.test(cell))
  mapping.whatsapp ??= mostly(free(), rows, isPhone)
  const hasName = mapping.name !== undefined || mapping.firstName !== undefined
  if (!hasName && titles.every((title) => title === ''))
    mapping.name = mostly(free(), rows, (cell) => /^[\p{L}][\p{L}\p{M} .,'’-]+$/u.test(cell))
  // Both halves and the whole: the whole is enough.
  if (mapping.name !== undefined) {
    delete mapping.firstName
    delete mapping.lastName
  }
  return Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== undefined))
}

function isPhone(cell: string): boolean {
  const digits = cell.replaceAll(/\D/g, '')
  return (
    digits.length >= 9 && digits.length <= 15 && /^'?(\+?62|0?8|\+)/.test(cell.replaceAll(/[\s(.-]/g, ''))
  )
}

/** The first column of which at least half of the filled cells are such. */
function mostly(
  columns: readonly number[],
  rows: readonly (readonly string[])[],
  isSuch: (cell: string) => boolean,
): number | undefined {
  return columns.find((column) => {
    const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.filter(isSuch).length * 2 >= cells.length
  })
}
