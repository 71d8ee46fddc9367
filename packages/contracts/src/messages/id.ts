/**
 * Everything that server pages, mails and alerts say, in Indonesian. The apps' screens have their own catalogues
 * (`locales/*.po`). `en.ts` says the same in English; the types hold both to the same keys.
 */
export const ID = {
  page: {
    product: 'Affiliate Booster',
    sentWith: 'Dikirim dengan Affiliate Booster',
    sandbox: 'Mode sandbox: tidak ada email yang benar-benar terkirim.',
    sandboxLink: 'Buka kotak masuk',
    appNotBuilt: 'Aplikasi belum dibangun',
  },
  home: {
    ask: 'Anda masuk sebagai siapa?',
    affiliate: 'Afiliasi',
    affiliateText: 'Urutan email, antrean, lead, dan kredit Anda.',
    admin: 'Admin',
    adminText: 'Kredit penyedia, peringatan, dan pengiriman.',
    docs: 'Dokumentasi API',
  },
  form: {
    name: 'Nama',
    email: 'Email',
    whatsapp: 'WhatsApp',
    optional: 'opsional',
    empty: 'Jangan diisi',
    privacy: 'Data Anda hanya dipakai untuk email ini.',
    policy: 'Kebijakan privasi',
    closed: 'Pendaftaran sudah ditutup',
    closedText: 'Formulir ini tidak menerima pendaftaran lagi.',
    thanks: 'Terima kasih!',
    unknown: 'Formulir tidak ditemukan',
    unknownText: 'Periksa kembali tautannya.',
  },
  wrongField: {
    name: 'Isi nama Anda, paling banyak 120 huruf.',
    email: 'Isi alamat email yang benar, misalnya nama@contoh.com.',
    whatsapp: 'Isi nomor ponsel yang benar, misalnya 0812 3456 7890, atau kosongkan.',
    consent: 'Beri tanda centang bila Anda setuju.',
    form: 'Periksa kembali isian Anda.',
  },
  privacy: {
    title: 'Kebijakan privasi',
    back: 'Kembali ke formulir',
    text: (
      name: string,
    ): string => `${name} meminta data Anda lewat formulir ini dan bertanggung jawab atasnya.

Yang disimpan: nama, alamat email, nomor WhatsApp bila Anda mengisinya, serta bukti persetujuan Anda (teks persetujuan, waktu, alamat IP, dan peramban).

Untuk apa: hanya untuk mengirim email yang Anda setujui. Data Anda tidak dijual dan tidak diberikan kepada pihak lain, selain penyedia yang mengantarkan emailnya.

Hak Anda (UU No. 27 Tahun 2022): Anda bisa berhenti kapan saja lewat tautan di setiap email, dan bisa meminta salinan atau penghapusan data Anda kepada ${name}. Setelah dihapus, hanya sidik terenkripsi alamat Anda yang tersisa, agar Anda tidak dikirimi email lagi.`,
  },
  unsubscribe: {
    ask: 'Berhenti menerima email?',
    text: 'Anda tidak akan menerima email lagi dari pengirim ini.',
    button: 'Ya, berhenti berlangganan',
    done: 'Anda sudah berhenti berlangganan',
    doneText: 'Tidak ada email lagi dari pengirim ini yang akan dikirim.',
    bad: 'Tautan tidak berlaku',
    badText: 'Gunakan tautan berhenti berlangganan dari email yang Anda terima.',
  },
  mail: {
    /** Around the affiliate's name. */
    whyBefore: 'Anda menerima email ini karena memberikan alamat email Anda kepada ',
    whyAfter: '.',
    unsubscribe: 'Berhenti berlangganan',
    sandbox: 'Sandbox: email ini tidak pernah keluar dari komputer pengirim.',
  },
  alert: {
    open: 'Buka Peringatan',
    levels: { warning: 'Peringatan', critical: 'Kritis', emergency: 'Darurat' },
    providerCredit: {
      headline: (provider: string, left: string): string => `kredit provider ${provider} tinggal ${left}`,
      next: (mark: string): string =>
        `Batas ${mark} terlewati. Isi ulang kredit di provider; ` +
        'bila habis, pengiriman berhenti dan email menunggu. Peringatan ini selesai sendiri setelah saldo naik.',
    },
    providerBlocked: {
      headline: (provider: string): string => `provider ${provider} menolak pengiriman`,
      next:
        'Pengiriman dijeda untuk semua proses dan dicoba lagi otomatis. Email tetap menunggu, tidak ada kredit ' +
        'yang terpotong. Periksa kunci API, pengirim terverifikasi, dan kredit provider.',
    },
    affiliateCredit: {
      headline: (name: string, left: string): string => `kredit ${name} tinggal ${left}`,
      next: (mark: string): string =>
        `Di bawah batas ${mark}. Setelah habis, email affiliate ini tidak terkirim.`,
    },
    unconfirmed: {
      headline: (count: string, name: string | null): string =>
        `${count} email belum pasti terkirim${name === null ? '' : ` (${name})`}`,
      next: 'Kreditnya ditahan dan email tidak dikirim ulang otomatis. Periksa di provider, lalu putuskan: sudah terkirim atau kirim lagi.',
    },
    integrity: {
      headline: (count: string): string => `${count} pemeriksaan integritas tidak lulus`,
      next: 'Buka halaman Integritas untuk melihat baris yang melanggar sebelum mengubah data apa pun.',
    },
  },
}

/** The keys and parameters that every language has. */
export type Messages = typeof ID
