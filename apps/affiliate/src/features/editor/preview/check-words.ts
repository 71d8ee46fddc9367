import type { DraftCheck, DraftCheckKind } from '@booster/contracts/automations/draft-checks'
import type { I18n } from '@lingui/core'

/** The field that a finding is about. */
export type CheckField = 'delay' | 'subject' | 'preheader' | 'body'

type Entry = { readonly field: CheckField | null; readonly say: (i18n: I18n, list: string) => string }

const ENTRIES = {
  NO_STEPS: { field: null, say: (i18n) => i18n.t('Belum ada langkah.') },
  SUBJECT_EMPTY: { field: 'subject', say: (i18n) => i18n.t('Subjek masih kosong.') },
  BODY_EMPTY: { field: 'body', say: (i18n) => i18n.t('Isi email masih kosong.') },
  SHORTCODE_UNKNOWN: {
    field: 'body',
    say: (i18n, list) => i18n.t('Shortcode tidak dikenal: {list}.', { list }),
  },
  SHORTCODE_BROKEN: {
    field: 'body',
    say: (i18n, list) => i18n.t('Kurung shortcode tidak lengkap: {list}.', { list }),
  },
  DELAY_DECREASES: { field: 'delay', say: (i18n) => i18n.t('Waktunya lebih awal dari langkah sebelumnya.') },
  BODY_UNREADABLE: { field: 'body', say: (i18n) => i18n.t('Isi email tidak bisa dibaca sebagai HTML.') },
  SUBJECT_LONG: {
    field: 'subject',
    say: (i18n, list) => i18n.t('Subjek panjang ({list} karakter); kotak masuk bisa memotongnya.', { list }),
  },
  PREHEADER_EMPTY: { field: 'preheader', say: (i18n) => i18n.t('Tanpa preheader.') },
  LINK_WITHOUT_SCHEME: {
    field: 'body',
    say: (i18n, list) => i18n.t('Tautan tanpa https:// tidak menuju ke mana pun: {list}.', { list }),
  },
  MARKUP_DROPPED: {
    field: 'body',
    say: (i18n, list) => i18n.t('Tidak ikut terkirim: {list}.', { list }),
  },
  IMAGE_DROPPED: {
    field: 'body',
    say: (i18n) => i18n.t('Gambar tanpa alamat https tidak ikut terkirim. Tulis alamatnya.'),
  },
  IMAGE_INSECURE: {
    field: 'body',
    say: (i18n, list) =>
      i18n.t('Gambar lewat http:// tidak tampil di banyak aplikasi email: {list}. Pakai https://.', { list }),
  },
  IMAGE_WITHOUT_ALT: { field: 'body', say: (i18n) => i18n.t('Gambar tanpa teks pengganti.') },
  SIZE_OVER_LIMIT: {
    field: 'body',
    say: (i18n, list) => i18n.t('Ukuran {list} kB: di atas 100 kB email dipotong.', { list }),
  },
  SPAM_WORDS: {
    field: 'body',
    say: (i18n, list) => i18n.t('Kata yang dicurigai filter spam: {list}.', { list }),
  },
  SUBJECT_SHOUTS: {
    field: 'subject',
    say: (i18n) => i18n.t('Subjek berhuruf besar atau banyak tanda seru dicurigai filter spam.'),
  },
  LINK_SHORTENED: {
    field: 'body',
    say: (i18n, list) => i18n.t('Tautan pendek dicurigai filter spam: {list}.', { list }),
  },
} satisfies Record<DraftCheckKind, Entry>

export function checkWords(i18n: I18n, { kind, detail }: DraftCheck): string {
  return (ENTRIES[kind] as Entry).say(
    i18n,
    detail.map((text) => (text === '' ? i18n.t('tanpa alamat') : text)).join(', '),
  )
}

/** @returns null for what is no matter of one field */
export function fieldOf({ kind }: DraftCheck): CheckField | null {
  return ENTRIES[kind].field
}
