import type { Language } from './inbox-words.ts'

type LinkWords = {
  readonly title: string
  readonly hint: string
  readonly open: string
  readonly openOne: (text: string) => string
  readonly withoutText: string
}

/** The links of a mail, which do nothing where the mail is only looked at. */
export const LINK_WORDS: Readonly<Record<Language, LinkWords>> = {
  id: {
    title: 'Tautan di email ini',
    hint: 'Di pratinjau tautannya tidak aktif, karena yang melihatnya di sini bukan lead. Tombol ini membukanya sebagai lead: kliknya dihitung, dan halaman di baliknya benar-benar bekerja.',
    open: 'Buka sebagai lead',
    openOne: (text) => `Buka sebagai lead: ${text}`,
    withoutText: 'Tautan tanpa teks',
  },
  en: {
    title: 'Links of this mail',
    hint: 'In the preview links do nothing, because whoever looks here is not the lead. This button opens one as the lead: the click counts, and the page behind it really acts.',
    open: 'Open as the lead',
    openOne: (text) => `Open as the lead: ${text}`,
    withoutText: 'Link without text',
  },
}
