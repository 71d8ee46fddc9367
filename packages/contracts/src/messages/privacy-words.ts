import type { Language } from './messages.ts'

/** What the installation learns about readers. */
type Tracks = { readonly opens: boolean; readonly clicks: boolean }

/**
 * What the privacy pages say. It holds for every installation, so it promises only what the product does by itself. It
 * stands beside the catalogues, because they travel to the apps.
 */
const ID = {
  title: 'Kebijakan privasi',
  back: 'Kembali ke formulir',
  general: 'Tentang situs ini',
  who: {
    title: 'Siapa yang bertanggung jawab',
    /** Of a form. */
    affiliate: (name: string, contact: string | null): string =>
      `${name} meminta data Anda lewat formulir ini dan bertanggung jawab atasnya. ${contact === null ? 'Alamat untuk menghubunginya ada di bagian bawah setiap emailnya.' : `Hubungi: ${contact}`}`,
    /** Of the whole installation. */
    operator: (
      name: string,
      contact: string | null,
    ): string => `Situs ini dipakai oleh banyak pengirim email. Atas data Anda, yang bertanggung jawab adalah pengirim yang formulirnya Anda isi; namanya tertulis di formulir dan di setiap email, dengan alamat untuk menghubunginya.

Pengelola situs ini: ${name}. ${contact === null ? 'Pengelola belum mencantumkan alamat email di sini; hubungi pengirimnya.' : `Hubungi: ${contact}`}`,
  },
  kept: {
    title: 'Yang disimpan',
    text: `Nama, alamat email, nomor WhatsApp, dan jawaban lain yang Anda isi, serta bukti persetujuan Anda: teksnya, waktunya, alamat IP, dan peramban. Pengirim juga bisa memasukkan data yang ia dapat di tempat lain, misalnya dari daftar peserta, lalu memberi tag dan catatan. Program pengirim juga bisa mencatat peristiwa tentang Anda, misalnya pembayaran atau kehadiran, beserta datanya.

Juga email apa yang dikirim kepada Anda, kapan, dan apakah email itu sampai.

Data ini disimpan sampai Anda atau pengirimnya menghapusnya; tidak ada penghapusan otomatis.`,
  },
  use: {
    title: 'Untuk apa, dan siapa lagi yang menerimanya',
    text: 'Untuk mengirim email yang Anda setujui. Nama dan alamat email Anda diteruskan ke penyedia yang mengantarkan emailnya, bersama isi email. Situs ini tidak meneruskannya ke pihak lain; apa yang dilakukan pengirim di luar situs ini menjadi tanggung jawabnya.',
  },
  tracking: {
    title: 'Email dibuka dan tautan diklik',
    text: ({ opens, clicks }: Tracks): string =>
      [
        opens
          ? 'Email dari situs ini berisi gambar kecil yang tidak terlihat. Dari situ tercatat kapan email dibuka, tanpa alamat IP dan peramban Anda. Bila program email Anda tidak memuat gambar, pembukaan tidak tercatat.'
          : 'Situs ini tidak mencatat apakah email dibuka.',
        clicks
          ? 'Tautan di dalam email melewati situs ini dulu. Dari situ tercatat tautan mana yang diklik dan kapan, tanpa alamat IP dan peramban Anda.'
          : 'Situs ini tidak mencatat tautan mana yang diklik.',
        'Halaman formulir tidak memasang cookie dan tidak memuat apa pun dari situs lain.',
      ].join('\n\n'),
  },
  erasure: {
    title: 'Berhenti, meminta salinan, dan penghapusan',
    text: (
      name: string | null,
    ): string => `Berhenti: lewat tautan di setiap email, kapan saja, langsung berlaku.

Salinan dan penghapusan data (UU No. 27 Tahun 2022): buka tautan berhenti berlangganan di email mana pun, lalu pilih “Data Anda”. Perbaikan, atau bila Anda tidak punya emailnya lagi: minta kepada ${name ?? 'pengirimnya'}, yang bisa melakukannya di sini. Setelah dihapus, nama, alamat, nomor, jawaban, alamat IP, dan peramban Anda tidak ada lagi di situs ini. Yang tersisa: riwayat pengiriman tanpa nama, teks dan waktu persetujuan, serta sidik terenkripsi alamat Anda, agar Anda tidak dikirimi email lagi tanpa persetujuan baru. Penyedia email dan salinan cadangan bisa punya catatan sendiri.`,
  },
  accounts: {
    title: 'Bila Anda punya akun di sini',
    text: 'Dari pengirim dan admin disimpan nama, alamat email, sidik kata sandi, catatan tindakan, serta alamat IP dan peramban setiap sesi. Satu cookie menjaga agar Anda tetap masuk; tidak ada cookie lain.',
  },
}

const EN: typeof ID = {
  title: 'Privacy policy',
  back: 'Back to the form',
  general: 'About this site',
  who: {
    title: 'Who is responsible',
    affiliate: (name, contact) =>
      `${name} asks for your details with this form and is responsible for them. ${contact === null ? 'The address to reach them at is at the end of every email of theirs.' : `Contact: ${contact}`}`,
    operator: (
      name,
      contact,
    ) => `Many senders of emails use this site. Responsible for your details is the sender whose form you filled in; the name stands on the form and in every email, with an address to reach them at.

This site is run by: ${name}. ${contact === null ? 'They give no email address here; ask the sender.' : `Contact: ${contact}`}`,
  },
  kept: {
    title: 'What is kept',
    text: `Your name, email address, WhatsApp number and whatever else you filled in, and the proof of your consent: its text, the time, the IP address and the browser. The sender may also add details from elsewhere, such as a list of participants, with tags and notes. The sender's programs may also report events about you, such as a payment or attendance, with their data.

Also which emails were sent to you, when, and whether they arrived.

Your details are kept until you or the sender erase them; nothing is erased by itself.`,
  },
  use: {
    title: 'What for, and who else receives it',
    text: 'To send the emails you agreed to. Your name and email address go to the provider that delivers the emails, with what the emails say. This site gives them to nobody else; what the sender does outside this site is up to the sender.',
  },
  tracking: {
    title: 'Opened emails and clicked links',
    text: ({ opens, clicks }) =>
      [
        opens
          ? 'Emails from this site hold a small image that cannot be seen. It records when an email was opened, without your IP address and browser. Where your email program loads no images, opening is not recorded.'
          : 'This site does not record whether an email is opened.',
        clicks
          ? 'The links in emails lead through this site first. That records which link was clicked and when, without your IP address and browser.'
          : 'This site does not record which links are clicked.',
        'The pages with forms set no cookie and load nothing from other sites.',
      ].join('\n\n'),
  },
  erasure: {
    title: 'Stopping, copies and erasure',
    text: (name) => `To stop: by the link in every email, at any time; it works at once.

For a copy or the erasure of your details (Indonesian law 27 of 2022): open the unsubscribe link of any email, then choose “Your data”. For a correction, or if you no longer have an email: ask ${name ?? 'the sender'}, who can do it here. After an erasure your name, addresses, number, answers, IP address and browser are gone from this site. What stays: the sending history without a name, the text and time of your consent, and a keyed fingerprint of your address, so that you are not mailed again without a new consent. The email provider and backups may have records of their own.`,
  },
  accounts: {
    title: 'If you have an account here',
    text: 'Of senders and admins, the name, the email address, a fingerprint of the password, a log of their actions, and the IP address and browser of every session are kept. One cookie keeps you signed in; there is no other.',
  },
}

const WORDS: Readonly<Record<Language, typeof ID>> = { id: ID, en: EN }

export function privacyWords(language: Language): typeof ID {
  return WORDS[language]
}
