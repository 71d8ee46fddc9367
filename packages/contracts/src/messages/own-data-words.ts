import type { EventKind } from '@booster/engine/domain/delivery-event'
import type { Language } from './messages.ts'

/** What the page says on which a lead sees and erases what is kept of it. */
const ID = {
  title: 'Data Anda',
  about: (sender: string, email: string): string =>
    `Yang disimpan di sini tentang ${email} atas nama ${sender}. Untuk keamanan, tulis dulu alamat email Anda selengkapnya.`,
  email: 'Alamat email Anda',
  wrong: 'Bukan alamat yang menerima email ini. Periksa ejaannya.',
  copy: {
    title: 'Lihat data saya',
    text: 'Nama, alamat, nomor, tag, jawaban formulir, bukti persetujuan, dan email yang Anda terima. Bisa dicetak atau disimpan.',
    button: 'Tampilkan data saya',
  },
  erase: {
    title: 'Hapus data saya',
    text: (sender: string): string =>
      `Yang dihapus dari daftar ${sender}: nama, alamat email, nomor WhatsApp, tag, catatan, jawaban formulir, alamat IP, dan peramban. Email yang masih menunggu dibatalkan. Yang tersisa: riwayat pengiriman tanpa nama, teks dan waktu persetujuan, serta sidik terenkripsi alamat Anda, agar Anda tidak dikirimi lagi tanpa persetujuan baru.`,
    final: 'Ini langsung berlaku dan tidak dapat dibatalkan.',
    button: 'Hapus data saya sekarang',
    done: 'Data Anda sudah dihapus',
    doneText: (sender: string): string => `${sender} tidak lagi menyimpan nama dan alamat Anda di sini.`,
  },
  gone: 'Tidak ada data pribadi Anda lagi di sini.',
  notYet: 'Email ini baru saja dikirim. Coba lagi satu menit lagi.',
  more: (contact: string): string => `Perbaikan, catatan pengirim, atau pertanyaan lain: ${contact}`,
  back: 'Kembali ke pilihan email',
  fields: {
    name: 'Nama',
    whatsapp: 'WhatsApp',
    tags: 'Tag',
    since: 'Sejak',
    stopped: 'Berhenti berlangganan',
    consents: 'Persetujuan',
    form: 'Formulir',
    ip: 'Alamat IP',
    browser: 'Peramban',
    mails: 'Email yang Anda terima',
    reports: 'Peristiwa yang dicatat',
    none: 'Tidak ada',
  },
  events: {
    delivered: 'sampai',
    opened: 'dibuka (perkiraan)',
    clicked: 'tautan diklik',
    bounced: 'kembali',
    complained: 'dilaporkan sebagai spam',
    unsubscribed: 'berhenti berlangganan',
    left: 'keluar dari rangkaian email ini',
    replied: 'dibalas',
  } satisfies Record<EventKind, string>,
}

const EN: typeof ID = {
  title: 'Your data',
  about: (sender, email) =>
    `What is kept here about ${email} on behalf of ${sender}. To be safe, first write your whole email address.`,
  email: 'Your email address',
  wrong: 'That is not the address which got this email. Check its spelling.',
  copy: {
    title: 'See my data',
    text: 'Name, address, number, tags, answers, proofs of consent, and the emails you got. You can print or save it.',
    button: 'Show my data',
  },
  erase: {
    title: 'Erase my data',
    text: (sender) =>
      `Erased from the list of ${sender}: name, email address, WhatsApp number, tags, notes, answers, IP address and browser. Emails still waiting are cancelled. What stays: the sending history without a name, the text and time of your consent, and a keyed fingerprint of your address, so that you are not mailed again without a new consent.`,
    final: 'It works at once and cannot be taken back.',
    button: 'Erase my data now',
    done: 'Your data is erased',
    doneText: (sender) => `${sender} no longer keeps your name and address here.`,
  },
  gone: 'Nothing personal of yours is left here.',
  notYet: 'This email has only just been sent. Try again in a minute.',
  more: (contact) => `Corrections, the sender’s notes, or other questions: ${contact}`,
  back: 'Back to the email choices',
  fields: {
    name: 'Name',
    whatsapp: 'WhatsApp',
    tags: 'Tags',
    since: 'Since',
    stopped: 'Unsubscribed',
    consents: 'Consents',
    form: 'Form',
    ip: 'IP address',
    browser: 'Browser',
    mails: 'Emails you got',
    reports: 'Events on record',
    none: 'None',
  },
  events: {
    delivered: 'arrived',
    opened: 'opened (estimate)',
    clicked: 'link clicked',
    bounced: 'came back',
    complained: 'reported as spam',
    unsubscribed: 'unsubscribed',
    replied: 'answered',
    left: 'left this email sequence',
  },
}

const WORDS: Readonly<Record<Language, typeof ID>> = { id: ID, en: EN }

export function ownDataWords(language: Language): typeof ID {
  return WORDS[language]
}
