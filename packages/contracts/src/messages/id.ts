import type { FileFault, RowFaultCode } from '../imports/import-faults.ts'
import type { FieldFaultCode } from '../wire/field-fault.ts'

/**
 * Everything that server pages, mails and alerts say, in Indonesian. The apps' screens have their own catalogues
 * (`locales/*.po`). `en.ts` says the same in English; the types hold both to the same keys.
 */
/** What the sentences of a notice are made of: numbers as they are written. */
export type NoticeWords = { readonly name: string; readonly amount: string; readonly other: string }

export const ID = {
  page: {
    product: 'Affiliate Booster',
    sentWith: 'Dikirim dengan Affiliate Booster',
    sandbox: 'Mode sandbox: tidak ada email yang benar-benar terkirim.',
    sandboxLink: 'Buka kotak uji',
    appNotBuilt: 'Aplikasi belum dibangun',
  },
  home: {
    ask: 'Masuk sebagai:',
    affiliate: 'Affiliate',
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
    wrongTitle: (title: string): string => `Kesalahan: ${title}`,
    choose: 'Pilih salah satu',
    thanksText: 'Pendaftaran Anda sudah kami terima.',
    mayConfirm:
      'Bila Anda menerima email berisi tautan konfirmasi, buka tautan itu agar pendaftaran Anda selesai.',
    mustConfirm: 'Satu langkah lagi: buka email dari kami, lalu klik tautan konfirmasi di dalamnya.',
    lookInSpam: 'Belum ada? Periksa juga folder Promosi dan Spam.',
    notTaken: {
      tooMany:
        'Sedang terlalu banyak kiriman dari jaringan Anda, jadi pendaftaran ini belum kami terima. Coba lagi satu menit lagi; isian Anda masih ada di bawah.',
      tooLarge: 'Isian Anda terlalu panjang, jadi belum kami terima. Persingkat, lalu kirim lagi.',
      unreadable: 'Isian Anda tidak dapat dibaca, jadi belum kami terima. Isi lagi, lalu kirim.',
      failed:
        'Ada gangguan di pihak kami, jadi pendaftaran Anda mungkin belum tersimpan. Kirim lagi satu menit lagi; Anda tidak akan tercatat dua kali.',
    },
    retry: 'Kirim lagi',
    retryTitle: 'Pendaftaran belum terkirim',
    privacy: 'Data Anda hanya dipakai untuk mengirim email ini.',
    policy: 'Kebijakan privasi',
    closed: 'Pendaftaran sudah ditutup',
    closedText: 'Formulir ini tidak menerima pendaftaran lagi.',
    thanks: 'Terima kasih!',
    unknown: 'Formulir tidak ditemukan',
    unknownText: 'Periksa kembali tautannya.',
  },
  problem: {
    titled: (title: string): string => `Kesalahan: ${title}`,
    home: 'Ke halaman utama',
    code: 'Kode kesalahan',
    kinds: {
      notFound: {
        title: 'Halaman tidak ditemukan',
        text: 'Periksa kembali alamatnya, atau mulai dari halaman utama.',
      },
      unreadable: {
        title: 'Alamat tidak dapat dibaca',
        text: 'Mungkin alamatnya terpotong. Salin lagi seluruhnya, lalu buka.',
      },
      noAccess: {
        title: 'Anda tidak dapat membuka halaman ini',
        text: 'Masuk dahulu, atau mulai dari halaman utama.',
      },
      tooLarge: { title: 'Kiriman terlalu besar', text: 'Persingkat isinya, lalu kirim lagi.' },
      tooMany: { title: 'Terlalu banyak permintaan', text: 'Coba lagi satu menit lagi.' },
      failed: { title: 'Ada gangguan di pihak kami', text: 'Coba lagi satu menit lagi.' },
    },
  },
  wrongField: {
    form: 'Periksa kembali isian Anda.',
  },
  fieldFault: {
    NOT_TEXT: 'Isian ini harus berupa teks.',
    GIVEN_TWICE: 'Isian ini terkirim lebih dari sekali. Isi sekali saja.',
    TEXT_MISSING: 'Bagian ini wajib diisi.',
    CHOICE_UNKNOWN: 'Pilih salah satu jawaban yang ada.',
    TEXT_TOO_LONG: (max: string): string => `Paling banyak ${max} huruf.`,
    NAME_MISSING: 'Nama belum diisi.',
    NAME_INVISIBLE: 'Nama harus berisi huruf yang terlihat.',
    NAME_TOO_LONG: (max: string): string => `Nama paling banyak ${max} huruf.`,
    EMAIL_MISSING: 'Alamat email belum diisi.',
    EMAIL_TOO_LONG: 'Alamat email terlalu panjang: paling banyak 64 huruf sebelum tanda @, dan 254 semuanya.',
    EMAIL_NO_AT: 'Alamat email harus memakai tanda @, misalnya nama@contoh.com.',
    EMAIL_SEVERAL: 'Isi satu alamat email saja, dengan satu tanda @.',
    EMAIL_SPACE: 'Alamat email tidak boleh memakai spasi.',
    EMAIL_SIGN: (sign: string): string => `Alamat email tidak boleh memakai “${sign}”.`,
    EMAIL_NO_LOCAL: 'Isi juga bagian sebelum tanda @, misalnya nama@contoh.com.',
    EMAIL_DOTS: 'Sebelum tanda @, titik tidak boleh berdampingan, di awal, atau di akhir.',
    EMAIL_NO_DOT: 'Bagian setelah tanda @ belum lengkap, misalnya gmail.com.',
    EMAIL_DOMAIN: 'Bagian setelah tanda @ tidak benar. Periksa ejaannya, misalnya gmail.com.',
    WHATSAPP_MISSING: 'Nomor WhatsApp belum diisi.',
    WHATSAPP_NOT_A_NUMBER: 'Isi nomor ponsel yang benar, misalnya 0812 3456 7890.',
    WHATSAPP_TOO_SHORT: 'Nomor WhatsApp kurang panjang, misalnya 0812 3456 7890.',
    WHATSAPP_TOO_LONG: 'Nomor WhatsApp terlalu panjang, misalnya 0812 3456 7890.',
    WHATSAPP_SEVERAL: 'Isi satu nomor WhatsApp saja.',
    WHATSAPP_COUNTRY: 'Awali nomor WhatsApp dengan 0, atau dengan + dan kode negara: +62 812 3456 7890.',
    WHATSAPP_NOT_MOBILE: 'Nomor ini bukan nomor ponsel. Isi nomor seperti 0812 3456 7890.',
    CONSENT_MISSING: 'Beri tanda centang bila Anda setuju.',
  } satisfies Readonly<Record<FieldFaultCode, string | ((detail: string) => string)>>,
  leadImport: {
    badRows: { row: 'Baris', column: 'Kolom', reason: 'Alasan' },
    rowFault: {
      WHATSAPP_DIGITS_LOST:
        'Nomor WhatsApp tersimpan sebagai angka seperti 8,12E+11, sehingga digit belakangnya hilang. Ubah kolomnya menjadi teks, lalu isi lagi nomornya.',
      TAG_TOO_LONG: 'Satu tag paling banyak 40 huruf.',
      TOO_MANY_TAGS: 'Terlalu banyak tag di satu baris.',
      TOO_MANY_CELLS:
        'Baris ini punya sel lebih banyak daripada judul kolom. Mungkin ada koma di dalam isi tanpa tanda kutip.',
    } satisfies Readonly<Record<Exclude<RowFaultCode, FieldFaultCode>, string>>,
    fileFault: {
      EMPTY: 'File ini tidak berisi baris data.',
      OLD_EXCEL:
        'Ini file Excel lama (.xls) atau terkunci kata sandi. Simpan sebagai .xlsx tanpa kata sandi, atau sebagai CSV.',
      OPEN_DOCUMENT: 'Ini file OpenDocument (.ods). Simpan sebagai .xlsx atau CSV.',
      WEB_PAGE:
        'Ini halaman web yang disimpan dengan nama spreadsheet. Buka di Excel, lalu simpan sebagai .xlsx atau CSV.',
      NOT_A_TABLE: 'Ini bukan file CSV atau Excel (.xlsx).',
      BROKEN_WORKBOOK: 'File Excel ini rusak. Buka di Excel atau Google Sheets, lalu simpan lagi.',
      QUOTE_NOT_CLOSED: 'Ada tanda kutip (") yang tidak ditutup.',
      CELL_TOO_LONG: 'Ada sel yang terlalu panjang.',
      TOO_MANY_COLUMNS: 'File ini punya lebih dari 200 kolom.',
      TOO_MANY_ROWS: 'File ini punya lebih dari 250.000 baris. Bagi menjadi beberapa file.',
      TOO_LARGE_UNPACKED: 'File Excel ini terlalu besar. Simpan sebagai CSV.',
    } satisfies Readonly<Record<FileFault, string>>,
  },
  confirm: {
    ask: 'Konfirmasi pendaftaran Anda',
    text: 'Tekan tombol di bawah ini agar pendaftaran Anda selesai.',
    button: 'Ya, saya mendaftar',
    done: 'Pendaftaran Anda sudah dikonfirmasi',
    doneText: 'Terima kasih! Email pertama segera dikirim.',
    expired: 'Tautan ini sudah kedaluwarsa',
    expiredText: 'Isi formulirnya sekali lagi, lalu buka tautan di email yang baru.',
    bad: 'Tautan tidak berlaku',
    badText: 'Salin seluruh tautan dari email konfirmasi, lalu buka lagi.',
    subject: (form: string): string => `Konfirmasi pendaftaran Anda: ${form}`,
    why: (form: string, affiliate: string): string =>
      `Alamat email ini didaftarkan di formulir "${form}" milik ${affiliate}. Bila itu Anda, buka tautan ini lalu tekan tombolnya:`,
    link: 'Konfirmasi pendaftaran',
    ignore: 'Bila bukan Anda, abaikan email ini. Tanpa konfirmasi, Anda tidak akan menerima email lain.',
    goodFor: 'Tautan ini berlaku 7 hari.',
  },
  mail: {
    /** Before the subject of a test mail. */
    testMark: '[Uji]',
    /** What admins send to themselves to see whether mails arrive. */
    setupTest: {
      subject: 'Email ini sampai lewat jalur pengiriman Anda',
      preheader: 'Periksa folder tempat email ini masuk dan hasil autentikasinya.',
      body:
        '<p>Halo {{nama}},</p>' +
        '<p>email ini dikirim lewat jalur yang sama dengan email untuk lead, tanpa kredit dan tanpa pelacakan.</p>' +
        '<p>Periksa dua hal: apakah email ini masuk ke Kotak Masuk, bukan Spam, dan apakah SPF, DKIM, serta DMARC ' +
        'bertanda <strong>pass</strong>. Di Gmail, buka menu email ini lalu pilih “Tampilkan versi asli”.</p>' +
        '<p>Jika ada yang belum lolos, buka halaman Cek pengiriman di aplikasi admin. Di sana tertulis record DNS ' +
        'yang perlu dipasang untuk domain pengirim.</p>',
    },
    /** Around the affiliate's name. */
    whyBefore: 'Anda menerima email ini karena memberikan alamat email Anda kepada ',
    whyAfter: '.',
    contact: 'Kontak',
    unsubscribe: 'Berhenti berlangganan',
    sandbox: 'Sandbox: email ini tidak pernah keluar dari komputer pengirim.',
  },
  /** To the affiliate who asked for credit. */
  topUp: {
    approved: (credits: string): string => `Isi ulang ${credits} kredit disetujui`,
    refused: (credits: string): string => `Permintaan ${credits} kredit ditolak`,
    greeting: (name: string): string => `Halo ${name},`,
    corrected: (asked: string, booked: string): string =>
      `Anda meminta ${asked} kredit; admin mencatat ${booked} kredit.`,
    reason: (reason: string): string => `Alasan: ${reason}`,
    available: (credits: string): string => `Kredit tersedia sekarang: ${credits}.`,
    askAgain: 'Kredit Anda tidak berubah. Anda bisa membuat permintaan baru kapan saja.',
    open: 'Lihat kredit',
  },
  /** To an affiliate, about their own things. */
  notice: {
    greeting: (name: string): string => `Halo ${name},`,
    off: 'Pemberitahuan ini bisa dimatikan di Pengaturan.',
    open: 'Buka di aplikasi',
    kinds: {
      low_credit: {
        title: ({ amount }: NoticeWords): string => `Kredit Anda tinggal ${amount}`,
        next: (_facts: NoticeWords): string =>
          'Setelah kredit habis, email ke lead Anda tidak terkirim. Minta isi ulang ke admin sebelum itu.',
      },
      out_of_credit: {
        title: (_facts: NoticeWords): string => 'Kredit Anda habis',
        next: (_facts: NoticeWords): string =>
          'Email ke lead Anda tidak terkirim sampai kredit diisi. Minta isi ulang ke admin, lalu ulangi email yang gagal.',
      },
      sequence_stopped: {
        title: ({ name }: NoticeWords): string => `Alur "${name}" berhenti`,
        next: ({ amount }: NoticeWords): string =>
          `Alur ini dijeda dan menahan ${amount} email yang sudah waktunya dikirim. Lanjutkan alur, atau batalkan emailnya.`,
      },
      many_failures: {
        title: ({ amount }: NoticeWords): string => `Banyak email gagal: ${amount}`,
        next: ({ amount, other }: NoticeWords): string =>
          `${amount} dari ${other} email hari ini dan kemarin gagal. Lihat penyebabnya, perbaiki, lalu coba ulang.`,
      },
      unconfirmed_waiting: {
        title: ({ amount }: NoticeWords): string => `${amount} email belum pasti terkirim`,
        next: (_facts: NoticeWords): string =>
          'Kreditnya ditahan dan email tidak dikirim ulang otomatis sampai Anda memutuskan.',
      },
      import_finished: {
        title: ({ name }: NoticeWords): string => `Impor ${name} selesai`,
        next: ({ amount, other }: NoticeWords): string =>
          `${amount} lead masuk atau diperbarui; ${other} baris tidak bisa dibaca.`,
      },
    },
  },
  alert: {
    open: 'Buka Peringatan',
    levels: { warning: 'Waspada', critical: 'Kritis', emergency: 'Darurat' },
    providerCredit: {
      headline: (provider: string, left: string): string => `kredit penyedia ${provider} tinggal ${left}`,
      next: (mark: string): string =>
        `Batas ${mark} terlewati. Isi ulang kredit di penyedia; ` +
        'bila habis, pengiriman berhenti dan email menunggu. Peringatan ini selesai sendiri setelah saldo naik.',
    },
    providerBlocked: {
      headline: (provider: string): string => `penyedia ${provider} menolak pengiriman`,
      next:
        'Pengiriman dijeda untuk semua proses dan dicoba lagi otomatis. Email tetap menunggu, tidak ada kredit ' +
        'yang terpotong. Periksa kunci API, pengirim terverifikasi, dan kredit penyedia.',
    },
    affiliateCredit: {
      headline: (name: string, left: string): string => `kredit ${name} tinggal ${left}`,
      next: (mark: string): string =>
        `Di bawah batas ${mark}. Setelah habis, email affiliate ini tidak terkirim.`,
    },
    /** To the affiliate itself. */
    unconfirmed: {
      headline: (count: string, name: string | null): string =>
        `${count} email belum pasti terkirim${name === null ? '' : ` (${name})`}`,
      next: 'Kreditnya ditahan dan email tidak dikirim ulang otomatis. Periksa di penyedia, lalu putuskan: sudah terkirim atau kirim lagi.',
    },
    mailbox: {
      headline: (mailbox: string): string => `Kotak surat ${mailbox} tidak bisa dibaca`,
      next: 'Pantulan dan keluhan yang datang lewat email belum terlihat. Periksa BOUNCE_IMAP_URL dan server email; yang menunggu di kotak surat dibaca setelahnya.',
    },
    integrity: {
      headline: (count: string): string => `${count} pemeriksaan integritas tidak lulus`,
      next: 'Buka halaman Integritas untuk melihat baris yang melanggar sebelum mengubah data apa pun.',
    },
  },
}

/** The keys and parameters that every language has. */
export type Messages = typeof ID
