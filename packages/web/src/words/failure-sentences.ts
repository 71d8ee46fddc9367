import type { HoldReason } from '@booster/contracts/jobs/jobs'
import type { I18n } from '@lingui/core'

type Sentences = {
  /** What happened. */
  readonly what: string
  /** What a person can do; absent where nothing needs to be done or the action is obvious. */
  readonly next?: string
}

const LATER = /*i18n*/ 'Coba ulang kapan saja.'
const FIX_ADDRESS = /*i18n*/ 'Perbaiki alamat lead, lalu kirim ulang.'
const ADMIN_FIXES = /*i18n*/ 'Admin sudah diberi tahu; coba ulang setelah diperbaiki.'
const FIX_TEXT = /*i18n*/ 'Ubah isi langkah, lalu coba ulang.'

/** Of each code of `SHORT_FAILURES`. Texts are message ids. */
export const FAILURE_SENTENCES: Readonly<Record<string, Sentences>> = {
  // the provider could not be reached: it cannot have sent anything
  CONNECTION_REFUSED: {
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi ditolak.',
    next: LATER,
  },
  DNS_FAILURE: {
    what: /*i18n*/ 'Email tidak sampai ke penyedia: alamat servernya tidak ditemukan.',
    next: LATER,
  },
  CONNECT_TIMEOUT: {
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi terlalu lama.',
    next: LATER,
  },
  TLS_HANDSHAKE: {
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi aman gagal dibuat.',
    next: LATER,
  },
  CONNECTION_FAILED: {
    what: /*i18n*/ 'Email tidak sampai ke penyedia: koneksi gagal.',
    next: LATER,
  },
  NO_FREE_CONNECTION: {
    what: /*i18n*/ 'Semua koneksi ke penyedia sedang dipakai.',
    next: LATER,
  },
  // the provider took no mail
  RATE_LIMITED: {
    what: /*i18n*/ 'Penyedia email meminta kami mengirim lebih pelan.',
    next: LATER,
  },
  PROVIDER_BUSY: {
    what: /*i18n*/ 'Penyedia email sedang sibuk.',
    next: LATER,
  },
  PROVIDER_FAILURE: {
    what: /*i18n*/ 'Penyedia email menyatakan tidak mengirimnya, tanpa alasan yang kami kenal.',
    next: LATER,
  },
  MAILBOX_FULL: {
    what: /*i18n*/ 'Kotak surat lead penuh.',
    next: /*i18n*/ 'Coba ulang nanti, setelah lead mengosongkannya.',
  },
  CALLED_OFF: {
    what: /*i18n*/ 'Pengiriman dihentikan karena server berhenti.',
    next: LATER,
  },
  LEASE_EXPIRED: {
    what: /*i18n*/ 'Proses pengirim berhenti sebelum selesai.',
    next: LATER,
  },
  // nobody knows whether it was sent
  ANSWER_TIMEOUT: {
    what: /*i18n*/ 'Email sudah diserahkan, tetapi penyedia tidak menjawab.',
  },
  CONNECTION_LOST: {
    what: /*i18n*/ 'Email sudah diserahkan, lalu koneksi terputus sebelum ada jawaban.',
  },
  ANSWER_UNREADABLE: {
    what: /*i18n*/ 'Penyedia menjawab, tetapi tidak jelas apakah email diterima.',
  },
  PROVIDER_TIMEOUT: {
    what: /*i18n*/ 'Penyedia terlalu lama memproses dan tidak memberi kepastian.',
  },
  PROVIDER_ERROR: {
    what: /*i18n*/ 'Terjadi kesalahan di penyedia saat menerima email ini.',
  },
  PROVIDER_CONFLICT: {
    what: /*i18n*/ 'Penyedia menjawab bahwa email ini mungkin sudah diterimanya.',
  },
  NOT_CONFIRMED: {
    what: /*i18n*/ 'Tidak ada bukti email terkirim dalam 24 jam, jadi kreditnya dikembalikan.',
    next: /*i18n*/ 'Kirim ulang hanya bila lead belum menerimanya.',
  },
  // the provider refuses us
  PROVIDER_KEY_REFUSED: {
    what: /*i18n*/ 'Penyedia email menolak kunci kami.',
    next: ADMIN_FIXES,
  },
  PROVIDER_OUT_OF_CREDIT: {
    what: /*i18n*/ 'Kredit kami di penyedia email habis.',
    next: ADMIN_FIXES,
  },
  PROVIDER_FORBIDS: {
    what: /*i18n*/ 'Penyedia email melarang kami mengirim.',
    next: ADMIN_FIXES,
  },
  PROVIDER_ACCOUNT_BLOCKED: {
    what: /*i18n*/ 'Akun kami di penyedia email diblokir.',
    next: ADMIN_FIXES,
  },
  PROVIDER_ENDPOINT_WRONG: {
    what: /*i18n*/ 'Alamat layanan penyedia email salah.',
    next: ADMIN_FIXES,
  },
  PROVIDER_REDIRECTS: {
    what: /*i18n*/ 'Penyedia email mengalihkan permintaan kami ke alamat lain.',
    next: ADMIN_FIXES,
  },
  TLS_CERTIFICATE: {
    what: /*i18n*/ 'Sertifikat TLS server email kami tidak dipercaya, jadi tidak ada yang dikirim.',
    next: ADMIN_FIXES,
  },
  TLS_NOT_OFFERED: {
    what: /*i18n*/ 'Server email kami tidak menawarkan TLS, padahal pengaturan mewajibkannya.',
    next: ADMIN_FIXES,
  },
  TLS_WRONG_PORT: {
    what: /*i18n*/ 'Port server email kami tidak memakai TLS sejak awal, padahal pengaturan memintanya.',
    next: ADMIN_FIXES,
  },
  RELAYING_DENIED: {
    what: /*i18n*/ 'Server email kami menolak meneruskan email ke alamat lain.',
    next: ADMIN_FIXES,
  },
  EVERYBODY_REFUSED: {
    what: /*i18n*/ 'Server email menolak banyak alamat berturut-turut, jadi pengiriman dijeda. Email ini tetap menunggu.',
    next: ADMIN_FIXES,
  },
  SENDER_UNKNOWN: {
    what: /*i18n*/ 'Alamat pengirim belum terdaftar di penyedia email.',
    next: ADMIN_FIXES,
  },
  SENDER_BLACKLISTED: {
    what: /*i18n*/ 'Alamat pengirim ada di daftar hitam penyedia email.',
    next: ADMIN_FIXES,
  },
  SENDER_REPUTATION: {
    what: /*i18n*/ 'Server tujuan menolak karena reputasi pengirim.',
    next: ADMIN_FIXES,
  },
  // this mail or this address will not do
  BLACKLISTED: {
    what: /*i18n*/ 'Penyedia email menolak alamat ini: ada di daftar hitam penyedia.',
    next: FIX_ADDRESS,
  },
  RECIPIENT_REFUSED: {
    what: /*i18n*/ 'Server tujuan menolak alamat email lead.',
    next: FIX_ADDRESS,
  },
  REFUSED_UNCLEAR: {
    what: /*i18n*/ 'Server email menolak email ini dengan alasan yang tidak kami kenal. Lead tetap dapat menerima email.',
    next: LATER,
  },
  EMPTY_RECIPIENT: {
    what: /*i18n*/ 'Lead ini tidak punya alamat email.',
    next: FIX_ADDRESS,
  },
  NO_ADDRESS: {
    what: /*i18n*/ 'Lead ini tidak punya alamat email.',
    next: FIX_ADDRESS,
  },
  EMPTY_SUBJECT: {
    what: /*i18n*/ 'Email ini tidak punya subjek.',
    next: FIX_TEXT,
  },
  EMPTY_CONTENT: {
    what: /*i18n*/ 'Email ini tidak punya isi.',
    next: FIX_TEXT,
  },
  CONTENT_REFUSED: {
    what: /*i18n*/ 'Penyedia email menolak isi email ini.',
    next: FIX_TEXT,
  },
  REQUEST_REFUSED: {
    what: /*i18n*/ 'Penyedia email menolak email ini.',
    next: FIX_TEXT,
  },
  CANNOT_RENDER: {
    what: /*i18n*/ 'Isi email tidak dapat disusun untuk lead ini.',
    next: FIX_TEXT,
  },
  // our own rules
  INSUFFICIENT_CREDIT: {
    what: /*i18n*/ 'Kredit Anda tidak cukup saat email ini tiba waktunya.',
    next: /*i18n*/ 'Isi kredit, lalu coba ulang.',
  },
  UNSUBSCRIBED: {
    what: /*i18n*/ 'Lead berhenti berlangganan dari semua email, jadi tidak dikirimi lagi.',
  },
  LEFT_SEQUENCE: {
    what: /*i18n*/ 'Lead keluar dari alur ini lewat tautan di email. Alur lain tetap berjalan untuknya.',
  },
  SUPPRESSED: {
    what: /*i18n*/ 'Alamat ini pernah ditolak, jadi tidak dikirimi lagi.',
    next: FIX_ADDRESS,
  },
  CANCELLED_BY_PERSON: {
    what: /*i18n*/ 'Email ini dibatalkan oleh seseorang.',
  },
  RUN_CANCELLED: {
    what: /*i18n*/ 'Alur untuk lead ini dihentikan, termasuk email ini.',
  },
  REPLIED: {
    what: /*i18n*/ 'Lead membalas email dari alur ini, dan aturan alur mengakhirinya saat itu.',
  },
  GOAL_REACHED: {
    what: /*i18n*/ 'Peristiwa yang menjadi tujuan alur ini sudah diketahui (misalnya pembayaran), jadi email ini tidak dikirim.',
  },
  AUTOMATION_ARCHIVED: {
    what: /*i18n*/ 'Alurnya sudah diarsipkan.',
  },
  STEP_DELETED: {
    what: /*i18n*/ 'Langkah ini sudah dihapus dari alurnya.',
  },
  TOO_OLD: {
    what: /*i18n*/ 'Email ini tertunda terlalu lama menurut aturan alurnya.',
  },
}

const HOLD_SENTENCES = {
  RUN_PAUSED: /*i18n*/ 'Alur dijeda untuk lead ini. Email menunggu sampai dilanjutkan.',
  AUTOMATION_PAUSED: /*i18n*/ 'Alurnya dijeda. Email menunggu sampai alur dilanjutkan.',
  INSUFFICIENT_CREDIT: /*i18n*/ 'Kredit Anda tidak cukup. Email menunggu dan dikirim begitu kredit diisi.',
  AFFILIATE_SUSPENDED: /*i18n*/ 'Pengiriman akun Anda dihentikan sementara oleh admin.',
} satisfies Record<HoldReason, string>

/** Why an e-mail is held, in a sentence. */
export function fullHold(i18n: I18n, reason: string): string {
  return reason in HOLD_SENTENCES
    ? i18n._(HOLD_SENTENCES[reason as HoldReason])
    : i18n.t('Alasan tidak dikenal')
}

/** What happened, and what to do about it, in sentences. */
export function fullFailure(
  i18n: I18n,
  code: string,
  serverSays: string | null,
): { readonly what: string; readonly next: string | null } {
  const known = FAILURE_SENTENCES[code]
  if (known === undefined) return { what: serverSays ?? i18n.t('Alasan tidak dikenal'), next: null }
  return { what: i18n._(known.what), next: known.next === undefined ? null : i18n._(known.next) }
}
