export type Words = {
  /** The small line under a status. */
  readonly short: string
  /** A sentence: what happened. */
  readonly what: string
  /** A sentence: what a person can do; absent where nothing needs to be done or the action is obvious. */
  readonly next?: string
}

const LATER = /*i18n*/ 'Coba ulang kapan saja.'
const FIX_ADDRESS = /*i18n*/ 'Perbaiki alamat lead, lalu kirim ulang.'
const ADMIN_FIXES = /*i18n*/ 'Admin sudah diberi tahu; coba ulang setelah diperbaiki.'
const FIX_TEXT = /*i18n*/ 'Ubah isi langkah, lalu coba ulang.'

/** Every code the engine and the mailers give, in words for affiliates. Texts are message ids. */
export const FAILURE_TABLE: Readonly<Record<string, Words>> = {
  // the provider could not be reached: it cannot have sent anything
  CONNECTION_REFUSED: {
    short: /*i18n*/ 'Koneksi ditolak',
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi ditolak.',
    next: LATER,
  },
  DNS_FAILURE: {
    short: /*i18n*/ 'Alamat penyedia tidak ditemukan',
    what: /*i18n*/ 'Email tidak sampai ke penyedia: alamat servernya tidak ditemukan.',
    next: LATER,
  },
  CONNECT_TIMEOUT: {
    short: /*i18n*/ 'Penyedia tidak dapat dihubungi',
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi terlalu lama.',
    next: LATER,
  },
  TLS_HANDSHAKE: {
    short: /*i18n*/ 'Koneksi aman gagal',
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi aman gagal dibuat.',
    next: LATER,
  },
  CONNECTION_FAILED: {
    short: /*i18n*/ 'Penyedia tidak dapat dihubungi',
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi gagal.',
    next: LATER,
  },
  NO_FREE_CONNECTION: {
    short: /*i18n*/ 'Antrean koneksi penuh',
    what: /*i18n*/ 'Semua koneksi ke penyedia sedang dipakai.',
    next: LATER,
  },
  // the provider took no mail
  RATE_LIMITED: {
    short: /*i18n*/ 'Batas kecepatan penyedia',
    what: /*i18n*/ 'Penyedia email meminta kami mengirim lebih pelan.',
    next: LATER,
  },
  PROVIDER_BUSY: {
    short: /*i18n*/ 'Penyedia sibuk',
    what: /*i18n*/ 'Penyedia email sedang sibuk.',
    next: LATER,
  },
  PROVIDER_FAILURE: {
    short: /*i18n*/ 'Penyedia gagal',
    what: /*i18n*/ 'Penyedia email menyatakan tidak mengirimnya, tanpa alasan yang kami kenal.',
    next: LATER,
  },
  MAILBOX_FULL: {
    short: /*i18n*/ 'Kotak surat penuh',
    what: /*i18n*/ 'Kotak surat lead penuh.',
    next: /*i18n*/ 'Coba ulang nanti, setelah lead mengosongkannya.',
  },
  CALLED_OFF: {
    short: /*i18n*/ 'Dihentikan',
    what: /*i18n*/ 'Pengiriman dihentikan karena server berhenti.',
    next: LATER,
  },
  LEASE_EXPIRED: {
    short: /*i18n*/ 'Proses terputus',
    what: /*i18n*/ 'Proses pengirim berhenti sebelum selesai.',
    next: LATER,
  },
  // nobody knows whether it was sent
  ANSWER_TIMEOUT: {
    short: /*i18n*/ 'Jawaban tidak datang',
    what: /*i18n*/ 'Email sudah diserahkan, tetapi penyedia tidak menjawab.',
  },
  CONNECTION_LOST: {
    short: /*i18n*/ 'Jawaban terputus',
    what: /*i18n*/ 'Email sudah diserahkan, lalu koneksi terputus sebelum ada jawaban.',
  },
  ANSWER_UNREADABLE: {
    short: /*i18n*/ 'Jawaban tidak terbaca',
    what: /*i18n*/ 'Penyedia menjawab, tetapi tidak jelas apakah email diterima.',
  },
  PROVIDER_TIMEOUT: {
    short: /*i18n*/ 'Penyedia terlalu lama',
    what: /*i18n*/ 'Penyedia terlalu lama memproses dan tidak memberi kepastian.',
  },
  PROVIDER_ERROR: {
    short: /*i18n*/ 'Kesalahan di penyedia',
    what: /*i18n*/ 'Terjadi kesalahan di penyedia saat menerima email ini.',
  },
  PROVIDER_CONFLICT: {
    short: /*i18n*/ 'Mungkin sudah diterima',
    what: /*i18n*/ 'Penyedia menjawab bahwa email ini mungkin sudah diterimanya.',
  },
  NOT_CONFIRMED: {
    short: /*i18n*/ 'Tidak ada kepastian',
    what: /*i18n*/ 'Tidak ada bukti email terkirim dalam 24 jam, jadi kreditnya dikembalikan.',
    next: /*i18n*/ 'Kirim ulang hanya bila lead belum menerimanya.',
  },
  // the provider refuses us
  PROVIDER_KEY_REFUSED: {
    short: /*i18n*/ 'Kunci penyedia ditolak',
    what: /*i18n*/ 'Penyedia email menolak kunci kami.',
    next: ADMIN_FIXES,
  },
  PROVIDER_OUT_OF_CREDIT: {
    short: /*i18n*/ 'Kredit penyedia habis',
    what: /*i18n*/ 'Kredit kami di penyedia email habis.',
    next: ADMIN_FIXES,
  },
  PROVIDER_FORBIDS: {
    short: /*i18n*/ 'Penyedia melarang',
    what: /*i18n*/ 'Penyedia email melarang kami mengirim.',
    next: ADMIN_FIXES,
  },
  PROVIDER_ACCOUNT_BLOCKED: {
    short: /*i18n*/ 'Akun penyedia diblokir',
    what: /*i18n*/ 'Akun kami di penyedia email diblokir.',
    next: ADMIN_FIXES,
  },
  PROVIDER_ENDPOINT_WRONG: {
    short: /*i18n*/ 'Alamat penyedia salah',
    what: /*i18n*/ 'Alamat layanan penyedia email salah.',
    next: ADMIN_FIXES,
  },
  PROVIDER_REDIRECTS: {
    short: /*i18n*/ 'Alamat penyedia salah',
    what: /*i18n*/ 'Penyedia email mengalihkan permintaan kami ke alamat lain.',
    next: ADMIN_FIXES,
  },
  TLS_CERTIFICATE: {
    short: /*i18n*/ 'Sertifikat server tidak dipercaya',
    what: /*i18n*/ 'Sertifikat TLS server email kami tidak dipercaya, jadi tidak ada yang dikirim.',
    next: ADMIN_FIXES,
  },
  TLS_NOT_OFFERED: {
    short: /*i18n*/ 'Server tanpa TLS',
    what: /*i18n*/ 'Server email kami tidak menawarkan TLS, padahal pengaturan mewajibkannya.',
    next: ADMIN_FIXES,
  },
  TLS_WRONG_PORT: {
    short: /*i18n*/ 'Port server salah',
    what: /*i18n*/ 'Port server email kami tidak memakai TLS sejak awal, padahal pengaturan memintanya.',
    next: ADMIN_FIXES,
  },
  RELAYING_DENIED: {
    short: /*i18n*/ 'Server menolak meneruskan',
    what: /*i18n*/ 'Server email kami menolak meneruskan email ke alamat lain.',
    next: ADMIN_FIXES,
  },
  EVERYBODY_REFUSED: {
    short: /*i18n*/ 'Semua alamat ditolak',
    what: /*i18n*/ 'Server email menolak banyak alamat berturut-turut, jadi pengiriman dijeda. Email ini tetap menunggu.',
    next: ADMIN_FIXES,
  },
  SENDER_UNKNOWN: {
    short: /*i18n*/ 'Pengirim belum terdaftar',
    what: /*i18n*/ 'Alamat pengirim belum terdaftar di penyedia email.',
    next: ADMIN_FIXES,
  },
  SENDER_BLACKLISTED: {
    short: /*i18n*/ 'Pengirim diblokir',
    what: /*i18n*/ 'Alamat pengirim ada di daftar hitam penyedia email.',
    next: ADMIN_FIXES,
  },
  SENDER_REPUTATION: {
    short: /*i18n*/ 'Reputasi pengirim',
    what: /*i18n*/ 'Server tujuan menolak karena reputasi pengirim.',
    next: ADMIN_FIXES,
  },
  // this mail or this address will not do
  BLACKLISTED: {
    short: /*i18n*/ 'Alamat ditolak',
    what: /*i18n*/ 'Penyedia email menolak alamat ini: ada di daftar hitam penyedia.',
    next: FIX_ADDRESS,
  },
  RECIPIENT_REFUSED: {
    short: /*i18n*/ 'Alamat ditolak',
    what: /*i18n*/ 'Server tujuan menolak alamat email lead.',
    next: FIX_ADDRESS,
  },
  REFUSED_UNCLEAR: {
    short: /*i18n*/ 'Ditolak tanpa alasan jelas',
    what: /*i18n*/ 'Server email menolak email ini dengan alasan yang tidak kami kenal. Lead tetap dapat menerima email.',
    next: LATER,
  },
  EMPTY_RECIPIENT: {
    short: /*i18n*/ 'Tanpa alamat email',
    what: /*i18n*/ 'Lead ini tidak punya alamat email.',
    next: FIX_ADDRESS,
  },
  NO_ADDRESS: {
    short: /*i18n*/ 'Tanpa alamat email',
    what: /*i18n*/ 'Lead ini tidak punya alamat email.',
    next: FIX_ADDRESS,
  },
  EMPTY_SUBJECT: {
    short: /*i18n*/ 'Subjek kosong',
    what: /*i18n*/ 'Email ini tidak punya subjek.',
    next: FIX_TEXT,
  },
  EMPTY_CONTENT: {
    short: /*i18n*/ 'Isi kosong',
    what: /*i18n*/ 'Email ini tidak punya isi.',
    next: FIX_TEXT,
  },
  CONTENT_REFUSED: {
    short: /*i18n*/ 'Isi ditolak',
    what: /*i18n*/ 'Penyedia email menolak isi email ini.',
    next: FIX_TEXT,
  },
  REQUEST_REFUSED: {
    short: /*i18n*/ 'Email ditolak',
    what: /*i18n*/ 'Penyedia email menolak email ini.',
    next: FIX_TEXT,
  },
  CANNOT_RENDER: {
    short: /*i18n*/ 'Isi tidak dapat disusun',
    what: /*i18n*/ 'Isi email tidak dapat disusun untuk lead ini.',
    next: FIX_TEXT,
  },
  // our own rules
  INSUFFICIENT_CREDIT: {
    short: /*i18n*/ 'Kredit kurang',
    what: /*i18n*/ 'Kredit Anda tidak cukup saat email ini tiba waktunya.',
    next: /*i18n*/ 'Isi kredit, lalu coba ulang.',
  },
  UNSUBSCRIBED: {
    short: /*i18n*/ 'Berhenti langganan',
    what: /*i18n*/ 'Lead berhenti berlangganan dari semua email, jadi tidak dikirimi lagi.',
  },
  LEFT_SEQUENCE: {
    short: /*i18n*/ 'Keluar dari alur',
    what: /*i18n*/ 'Lead keluar dari alur ini lewat tautan di email. Alur lain tetap berjalan untuknya.',
  },
  SUPPRESSED: {
    short: /*i18n*/ 'Alamat diblokir',
    what: /*i18n*/ 'Alamat ini pernah ditolak, jadi tidak dikirimi lagi.',
    next: FIX_ADDRESS,
  },
  CANCELLED_BY_PERSON: {
    short: /*i18n*/ 'Dibatalkan manual',
    what: /*i18n*/ 'Email ini dibatalkan oleh seseorang.',
  },
  RUN_CANCELLED: {
    short: /*i18n*/ 'Alur dihentikan',
    what: /*i18n*/ 'Alur untuk lead ini dihentikan, termasuk email ini.',
  },
  REPLIED: {
    short: /*i18n*/ 'Lead membalas',
    what: /*i18n*/ 'Lead membalas email dari alur ini, dan aturan alur mengakhirinya saat itu.',
  },
  GOAL_REACHED: {
    short: /*i18n*/ 'Tujuan tercapai',
    what: /*i18n*/ 'Peristiwa yang menjadi tujuan alur ini sudah diketahui (misalnya pembayaran), jadi email ini tidak dikirim.',
  },
  AUTOMATION_ARCHIVED: {
    short: /*i18n*/ 'Alur diarsipkan',
    what: /*i18n*/ 'Alurnya sudah diarsipkan.',
  },
  STEP_DELETED: {
    short: /*i18n*/ 'Langkah dihapus',
    what: /*i18n*/ 'Langkah ini sudah dihapus dari alurnya.',
  },
  TOO_OLD: {
    short: /*i18n*/ 'Terlalu lama tertunda',
    what: /*i18n*/ 'Email ini tertunda terlalu lama menurut aturan alurnya.',
  },
}
