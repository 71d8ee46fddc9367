import { fieldFaultWords } from './field-fault-words.ts'
import { type Language, messagesIn } from './messages.ts'

/** What the API says in English, and the same in Indonesian; `{0}` stands for whatever is there, `{~0}` for words of this table. */
const SENTENCES: Readonly<Record<string, string>> = {
  // who asks
  'Sign in first.': 'Masuk dulu.',
  'Sign in first': 'Masuk dulu.',
  'A valid Authorization: Bearer secret is needed.': 'Perlu Authorization: Bearer dengan rahasia yang benar.',
  'A valid Authorization: Bearer API key is needed.':
    'Perlu Authorization: Bearer dengan kunci API yang benar.',
  'Metrics are for this machine, or with METRICS_TOKEN as a bearer token.':
    'Metrik hanya untuk mesin ini, atau dengan METRICS_TOKEN sebagai token bearer.',
  'This request came from another site.': 'Permintaan ini datang dari situs lain.',
  // what there is
  '{~0} not found': '{~0} tidak ditemukan',
  Affiliate: 'Affiliate',
  Alert: 'Peringatan',
  'API key': 'Kunci API',
  Automation: 'Alur',
  'Bulk trigger': 'Pemasukan lead massal',
  Engine: 'Mesin',
  Form: 'Formulir',
  Import: 'Impor',
  Job: 'Email',
  Lead: 'Lead',
  Run: 'Progres lead',
  Session: 'Sesi',
  'Top-up request': 'Permintaan isi ulang',
  Version: 'Versi',
  'There is nothing at {0}.': 'Tidak ada apa-apa di {0}.',
  '{0} is not possible here; use {1}.': '{0} tidak bisa dipakai di sini; pakai {1}.',
  'This lead is not in this automation': 'Lead ini tidak ada di alur ini',
  'The run has already ended': 'Alur untuk lead ini sudah selesai',
  'This form is closed': 'Formulir ini sudah ditutup',
  '{0} has this address already': '{0} sudah memakai alamat ini',
  // how much
  'Too many requests from this address. Try again shortly.':
    'Terlalu banyak permintaan dari alamat ini. Coba lagi sebentar lagi.',
  'Too many wrong API keys from this address. Try again later.':
    'Terlalu banyak kunci API yang salah dari alamat ini. Coba lagi nanti.',
  'At most {0} API keys; revoke one first': 'Paling banyak {0} kunci API; cabut salah satu dulu',
  'filter: more than {0} emails match; narrow it down':
    'filter: lebih dari {0} email cocok; persempit filternya',
  'The body is larger than allowed.': 'Isi permintaan melebihi batas.',
  'The file is larger than {0} MB.': 'File lebih besar dari {0} MB.',
  'too large': 'terlalu besar',
  // us
  'Something went wrong on our side': 'Ada yang salah di sisi kami',
  'Something went wrong on our side. Try again in a minute.':
    'Ada yang salah di sisi kami. Coba lagi dalam semenit.',
  'The database cannot be reached at the moment. Try again soon.':
    'Basis data sedang tidak bisa dihubungi. Coba lagi sebentar lagi.',
  // what cannot be read
  'The path cannot be read.': 'Alamatnya tidak bisa dibaca.',
  'The request cannot be read.': 'Permintaan tidak bisa dibaca.',
  'The encoding of the body is not supported.': 'Pengodean isi permintaan tidak didukung.',
  'The body is not valid JSON.': 'Isi permintaan bukan JSON yang benar.',
  'The body is not a valid JSON object.': 'Isi permintaan bukan objek JSON yang benar.',
  'The body must be a JSON object with the fields of the form.':
    'Isi permintaan harus objek JSON dengan kolom-kolom formulir.',
  'The body is not valid multipart/form-data.': 'Isi permintaan bukan multipart/form-data yang benar.',
  'A body of type {0} cannot be read; send {1}.': 'Isi bertipe {0} tidak bisa dibaca; kirim {1}.',
  'The form cannot be read to its end.': 'Formulir tidak terbaca sampai akhir.',
  'The form cannot be read: it names no boundary.': 'Formulir tidak bisa dibaca: tidak menyebut boundary.',
  'Send the file as multipart/form-data.': 'Kirim file sebagai multipart/form-data.',
  'send the file in the field "file"': 'kirim file di kolom "file"',
  'not valid JSON': 'bukan JSON yang benar',
  'cannot be read': 'tidak bisa dibaca',
  'The file cannot be read: {~0} (row {1}).': 'File tidak bisa dibaca: {~0} (baris {1}).',
  'The file cannot be read: {~0}.': 'File tidak bisa dibaca: {~0}.',
  'it holds no rows below the titles': 'tidak ada baris di bawah judul kolom',
  'it is an old Excel file (.xls) or has a password; save it as .xlsx without one, or as CSV':
    'ini file Excel lama (.xls) atau berkata sandi; simpan sebagai .xlsx tanpa kata sandi, atau sebagai CSV',
  'it is an OpenDocument file; save it as .xlsx or CSV':
    'ini file OpenDocument; simpan sebagai .xlsx atau CSV',
  'it is a web page; open it in a spreadsheet program and save it as .xlsx or CSV':
    'ini halaman web; buka di program lembar kerja, lalu simpan sebagai .xlsx atau CSV',
  'it is neither CSV nor XLSX': 'ini bukan CSV atau XLSX',
  'the workbook is damaged; open it in a spreadsheet program and save it again':
    'buku kerjanya rusak; buka di program lembar kerja, lalu simpan lagi',
  'a quotation mark is never closed': 'ada tanda kutip yang tidak ditutup',
  'a cell is longer than {0} characters': 'ada sel yang lebih panjang dari {0} huruf',
  'it has more than {0} columns': 'ada lebih dari {0} kolom',
  'it has more than {0} rows; split it': 'ada lebih dari {0} baris; bagi menjadi beberapa file',
  'the workbook is too large when it is unpacked; save it as CSV':
    'buku kerjanya terlalu besar setelah dibuka; simpan sebagai CSV',
  // a field
  'Unknown field': 'tidak dikenal',
  'is missing': 'belum diisi',
  'must not be empty': 'tidak boleh kosong',
  'must be text': 'harus teks',
  'must be a number': 'harus angka',
  'must be a whole number': 'harus bilangan bulat',
  'must be true or false': 'harus true atau false',
  'must be a list': 'harus daftar',
  'must be an object': 'harus objek',
  'must be a uuid': 'harus uuid',
  'must be one of {0}': 'harus salah satu dari {0}',
  'must have at least {0} character': 'paling sedikit {0} huruf',
  'must have at least {0} characters': 'paling sedikit {0} huruf',
  'must have at most {0} character': 'paling banyak {0} huruf',
  'must have at most {0} characters': 'paling banyak {0} huruf',
  'must have at least {0} entry': 'paling sedikit {0} entri',
  'must have at least {0} entries': 'paling sedikit {0} entri',
  'must have at most {0} entry': 'paling banyak {0} entri',
  'must have at most {0} entries': 'paling banyak {0} entri',
  'must be at least {0}': 'paling kecil {0}',
  'must be at most {0} characters of JSON': 'paling banyak {0} huruf JSON',
  'must be at most {0}': 'paling besar {0}',
  'must be one line without control characters': 'harus satu baris tanpa karakter kendali',
  'must be well-formed text': 'harus teks yang utuh',
  'must be a cursor of this list': 'harus kursor dari daftar ini',
  'is of a list in another order': 'berasal dari daftar dengan urutan lain',
  'must be the address of your account': 'harus alamat akun Anda',
  'names a column that the file does not have': 'menyebut kolom yang tidak ada di file',
  'the file has no column {0}': 'file tidak punya kolom {0}',
  'no column of email addresses was recognised; name it':
    'tidak ada kolom alamat email yang dikenali; sebutkan namanya',
  'say what these people consented to and where': 'tulis apa yang disetujui orang-orang ini dan di mana',
  'is taken by another form; {0} is free': 'sudah dipakai formulir lain; {0} masih bebas',
  'must be a sequence of yours': 'harus alur milik Anda',
  'must be a sequence that starts after an opt-in': 'harus alur yang dimulai setelah opt-in',
  'must not be archived': 'tidak boleh yang sudah diarsipkan',
  'must lead to one of: {0}': 'harus menuju salah satu dari: {0}',
  'must hold at least one step': 'harus berisi sedikitnya satu langkah',
  'must not hold a broken shortcode': 'tidak boleh berisi shortcode yang rusak',
  'must not hold a broken shortcode: {0}': 'tidak boleh berisi shortcode yang rusak: {0}',
  'must not be shorter than the delay of the step before':
    'tidak boleh lebih singkat dari jeda langkah sebelumnya',
  'cannot be made into a mail: too deeply nested, or too many styles':
    'tidak bisa dijadikan email: terlalu bersarang, atau terlalu banyak gaya',
  'cannot be sent': 'tidak bisa dikirim',
  'must be an https address': 'harus alamat https',
  'has an account already': 'sudah punya akun',
  'no lead with this address is suppressed': 'tidak ada lead dengan alamat ini yang diblokir',
  'must be base64': 'harus base64',
  'must have at most {0} MB': 'paling besar {0} MB',
  'must be a PNG, JPEG or WebP picture or a PDF': 'harus gambar PNG, JPEG, atau WebP, atau PDF',
  'says why another amount is booked than was asked for':
    'menjelaskan mengapa jumlah yang dicatat lain dari yang diminta',
  'is not the amount of this request': 'bukan jumlah transfer permintaan ini',
  'must not begin with topup-request/': 'tidak boleh diawali topup-request/',
  'the draft has no such step': 'draf tidak punya langkah itu',
  'no email can be made of it': 'tidak bisa dijadikan email',
  'Unknown shortcode {0}': 'Shortcode tidak dikenal: {0}',
  'only failed emails can be retried': 'hanya email gagal yang bisa dicoba ulang',
  'only pending or held emails can be cancelled':
    'hanya email yang menunggu atau ditahan yang bisa dibatalkan',
}

type Template = { readonly pattern: RegExp; readonly words: string }

let templates: readonly Template[] | undefined

/**
 * A sentence of the API in the reader's language: English is how it is thrown, and how it stays where nobody has put it
 * into Indonesian. What is wrong with a field is said behind its name.
 */
export function apiWords(
  sentence: { readonly message: string; readonly field?: string | undefined },
  language: Language,
): string {
  const { message, field } = sentence
  if (language === 'en') return message
  const lead = field !== undefined && message.startsWith(`${field}: `) ? `${field}: ` : ''
  return `${lead}${inIndonesian(message.slice(lead.length))}`
}

function inIndonesian(message: string): string {
  if (Object.hasOwn(SENTENCES, message)) return SENTENCES[message] ?? message
  templates ??= [...templatesOfTable(), ...templatesOfFaults()]
  for (const { pattern, words } of templates) {
    const found = pattern.exec(message)
    if (found === null) continue
    const rest = found.slice(1)
    return words.replaceAll(/\{(~?)(\d)\}/g, (_all, isOurs: string, place: string) => {
      const part = rest[Number(place)] ?? ''
      return isOurs === '' ? part : inIndonesian(part)
    })
  }
  return message
}

function templatesOfTable(): readonly Template[] {
  return Object.entries(SENTENCES)
    .filter(([english]) => /\{~?\d\}/.test(english))
    .map(([english, words]) => ({ pattern: patternOf(english), words }))
}

/** The faults of typed fields stand in the catalogues of both languages. */
function templatesOfFaults(): readonly Template[] {
  const codes = Object.keys(messagesIn('en').fieldFault) as (keyof ReturnType<
    typeof messagesIn
  >['fieldFault'])[]
  return codes.map((code) => ({
    pattern: patternOf(fieldFaultWords({ code, detail: '{0}' }, 'en')),
    words: fieldFaultWords({ code, detail: '{0}' }, 'id'),
  }))
}

function patternOf(english: string): RegExp {
  const escaped = english.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll(/\{~?\d\}/g, '(.+)')}$`, 's')
}
