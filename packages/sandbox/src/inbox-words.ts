export type Language = 'id' | 'en'

type Words = {
  readonly title: string
  readonly nothingLeft: string
  readonly inbox: string
  readonly searchLabel: string
  readonly search: string
  readonly clearSearch: string
  readonly mails: (count: number) => string
  readonly shownOf: (shown: number, total: number) => string
  readonly emptyTitle: string
  readonly emptyText: string
  readonly nothingFound: string
  readonly back: string
  readonly from: string
  readonly to: string
  readonly at: string
  readonly ref: string
  readonly noRef: string
  readonly showImages: string
  readonly hideImages: string
  readonly faults: string
  readonly faultsHint: string
  readonly credits: string
  readonly otherLanguage: string
  readonly missing: string
  readonly notKept: string
}

export const INBOX_WORDS: Record<Language, Words> = {
  id: {
    title: 'Sandbox',
    nothingLeft: 'Sandbox: tidak ada email yang keluar dari komputer ini.',
    inbox: 'Kotak uji',
    searchLabel: 'Cari alamat email',
    search: 'Cari',
    clearSearch: 'Hapus pencarian',
    mails: (count) => `${count.toLocaleString('id-ID')} email`,
    shownOf: (shown, total) => `Menampilkan ${shown} terbaru dari ${total.toLocaleString('id-ID')} email.`,
    emptyTitle: 'Belum ada email',
    emptyText:
      'Isi formulir opt-in atau masukkan lead ke alur; emailnya muncul di sini dalam hitungan detik.',
    nothingFound: 'Tidak ada email untuk alamat itu.',
    back: 'Kembali ke kotak uji',
    from: 'Dari',
    to: 'Kepada',
    at: 'Diterima',
    ref: 'Referensi',
    noRef: 'tanpa referensi',
    showImages: 'Tampilkan gambar',
    hideImages: 'Sembunyikan gambar',
    faults: 'Simulasi gangguan',
    faultsHint: 'Pilih bagaimana penyedia menjawab kiriman berikutnya.',
    credits: 'Kredit penyedia',
    otherLanguage: 'English',
    missing: 'Email ini tidak ada.',
    notKept: 'Isi email lama ini tidak disimpan.',
  },
  en: {
    title: 'Sandbox',
    nothingLeft: 'Sandbox: no mail left this machine.',
    inbox: 'Test inbox',
    searchLabel: 'Search by email address',
    search: 'Search',
    clearSearch: 'Clear search',
    mails: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'mail' : 'mails'}`,
    shownOf: (shown, total) => `Showing the newest ${shown} of ${total.toLocaleString('en')} mails.`,
    emptyTitle: 'No mail yet',
    emptyText: 'Submit an opt-in form or add a lead to a sequence; its mail shows up here within seconds.',
    nothingFound: 'There is no mail to that address.',
    back: 'Back to the test inbox',
    from: 'From',
    to: 'To',
    at: 'Received',
    ref: 'Reference',
    noRef: 'no reference',
    showImages: 'Show images',
    hideImages: 'Hide images',
    faults: 'Simulated faults',
    faultsHint: 'Choose how the provider answers the next mails.',
    credits: 'Provider credits',
    otherLanguage: 'Indonesia',
    missing: 'There is no such mail.',
    notKept: 'The content of this old mail was not kept.',
  },
}
