import type { RefusalReason } from '../wire/refusal-reason.ts'
import type { Language } from './messages.ts'

/**
 * Why something is refused, as a sentence for whoever reads the answer of the API. It stands beside the catalogues,
 * because they travel to the apps, which have shorter words of their own.
 */
const SENTENCES = {
  AFFILIATE_SUSPENDED: {
    id: 'Akun ini dihentikan sementara: datanya bisa dilihat, tetapi tidak bisa diubah.',
    en: 'This account is suspended and is read-only.',
  },
  ALREADY_CLOSED: { id: 'Ini sudah selesai.', en: 'This has already ended.' },
  ALREADY_PAUSED: { id: 'Ini sudah dijeda.', en: 'This is already paused.' },
  ALREADY_RESOLVED: { id: 'Peringatan ini sudah selesai.', en: 'This alert is already resolved.' },
  ALREADY_SENT: { id: 'Email ini sudah terkirim.', en: 'This email was already sent.' },
  ALREADY_STARTED: { id: 'Impor ini sudah dimulai.', en: 'This import has already started.' },
  ALREADY_STOPPED: { id: 'Pengiriman sudah dihentikan.', en: 'Sending is already stopped.' },
  ALREADY_SUSPENDED: { id: 'Akun ini sudah dihentikan.', en: 'This account is already suspended.' },
  NOT_SUSPENDED: { id: 'Akun ini tidak sedang dihentikan.', en: 'This account is not suspended.' },
  VIEW_ONLY: {
    id: 'Anda hanya melihat akun ini sebagai admin. Tidak ada yang diubah.',
    en: 'You are only viewing this account as an admin. Nothing was changed.',
  },
  OWN_ACCOUNT: {
    id: 'Akun sendiri tidak bisa dihentikan. Minta admin lain.',
    en: 'Nobody can suspend their own account. Ask another admin.',
  },
  LAST_ADMIN: {
    id: 'Ini admin aktif terakhir, jadi tidak bisa dihentikan.',
    en: 'This is the last active admin and cannot be suspended.',
  },
  NOT_INVITED: {
    id: 'Akun ini sudah punya kata sandi, jadi tidak perlu diundang lagi.',
    en: 'This account has a password already and needs no invitation.',
  },
  NOT_ACTIVE: {
    id: 'Akun ini belum punya kata sandi atau sedang dihentikan.',
    en: 'This account has no password yet, or is suspended.',
  },
  LINKS_TOO_OFTEN: {
    id: 'Sudah lima tautan dikirim ke orang ini dalam satu jam. Tunggu dulu.',
    en: 'Five links went to this person within the hour. Wait a while.',
  },
  ALREADY_UNSUBSCRIBED: {
    id: 'Lead ini sudah berhenti berlangganan.',
    en: 'This lead is already unsubscribed.',
  },
  ARCHIVED: {
    id: 'Ini sudah diarsipkan, jadi tidak bisa diubah lagi.',
    en: 'This is archived and can no longer be changed.',
  },
  ASKED_LATELY: {
    id: 'Permintaan konfirmasi baru saja dikirim. Tunggu 15 menit.',
    en: 'The confirmation email was sent a moment ago. Wait 15 minutes.',
  },
  AUTOMATION_ARCHIVED: { id: 'Alurnya sudah diarsipkan.', en: 'Its sequence is archived.' },
  AUTOMATION_PAUSED: {
    id: 'Alurnya dijeda. Lanjutkan dulu.',
    en: 'Its sequence is paused. Resume it first.',
  },
  BELOW_RESERVED: {
    id: 'Saldo akan lebih kecil daripada kredit yang ditahan untuk email yang sedang dikirim atau belum pasti.',
    en: 'The balance would fall below the credit that is held for emails on their way or unconfirmed.',
  },
  BOUNCED: {
    id: 'Alamat email lead ini tidak ada. Perbaiki dulu.',
    en: "This lead's address does not exist. Correct it first.",
  },
  COMPLAINED: {
    id: 'Lead ini melaporkan email Anda sebagai spam.',
    en: 'This lead reported your email as spam.',
  },
  LEAD_SNOOZED: {
    id: 'Lead sedang menjeda email dari Anda; email ini menyusul setelah jedanya selesai.',
    en: 'The lead lets its emails wait; this one follows when that is over.',
  },
  EARLIER_STEP_OPEN: {
    id: 'Email ini menunggu langkah sebelumnya.',
    en: 'This email waits for an earlier step.',
  },
  ENTERED_AGAIN: {
    id: 'Lead ini sudah memulai alurnya lagi.',
    en: 'The lead has started this sequence again since.',
  },
  INSUFFICIENT_CREDIT: {
    id: 'Kredit tidak cukup. Isi dulu.',
    en: 'There is not enough credit. Top up first.',
  },
  DRAFT_CHANGED: {
    id: 'Draf ini sudah diubah di tempat lain. Muat draf terbaru, lalu coba lagi.',
    en: 'This draft was changed elsewhere. Load the newest draft, then try again.',
  },
  LEAD_ERASED: {
    id: 'Data pribadi lead ini sudah dihapus.',
    en: "This lead's personal data has been erased.",
  },
  GOAL_REACHED: {
    id: 'Tujuan alur sudah tercapai untuk lead ini, jadi email ini tidak dikirim.',
    en: 'The goal of this sequence is reached for this lead, so this email is not sent.',
  },
  LEFT_SEQUENCE: {
    id: 'Lead ini keluar dari alur ini. Email lain tetap bisa dikirim kepadanya.',
    en: 'This lead has left this sequence. It still gets other email.',
  },
  NEEDS_CONSENT: {
    id: 'Hanya lead ini sendiri yang bisa mendaftar lagi.',
    en: 'Only the lead itself can subscribe again.',
  },
  NO_ADDRESS: { id: 'Lead ini tidak punya alamat email.', en: 'This lead has no email address.' },
  NO_PROFILE: { id: 'Akun ini tidak punya profil affiliate.', en: 'This account has no affiliate profile.' },
  NO_STEPS: { id: 'Alur ini belum punya langkah.', en: 'This sequence has no steps yet.' },
  NO_SUCH_STEP: { id: 'Langkah itu tidak ada lagi.', en: 'That step no longer exists.' },
  NOT_A_DEMO: {
    id: 'Waktu hanya bisa dimajukan di mode demo.',
    en: 'Time can be moved in demo mode only.',
  },
  NOT_AWAITING: {
    id: 'Lead ini tidak sedang menunggu konfirmasi.',
    en: 'This lead is not waiting for a confirmation.',
  },
  NOT_FAILED: { id: 'Hanya email yang gagal bisa diulang.', en: 'Only a failed email can be retried.' },
  NOT_FOUND: { id: 'Email ini tidak ditemukan.', en: 'There is no such email.' },
  NOT_HELD: { id: 'Email ini tidak sedang ditahan.', en: 'This email is not held.' },
  NOT_PAUSED: { id: 'Ini tidak sedang dijeda.', en: 'This is not paused.' },
  NOT_STOPPED: { id: 'Pengirimannya tidak sedang dihentikan.', en: 'Sending is not stopped.' },
  NOT_UNCONFIRMED: {
    id: 'Email ini sudah pasti terkirim atau tidak.',
    en: 'It is already known whether this email was sent.',
  },
  NEVER_STARTED: {
    id: 'Alur ini belum pernah diaktifkan, jadi tidak ada yang bisa dijeda.',
    en: 'This sequence was never activated, so there is nothing to pause.',
  },
  NOT_UNDOABLE: { id: 'Waktu untuk mengurungkan sudah lewat.', en: 'The time to undo this has passed.' },
  ON_ITS_WAY: { id: 'Email ini sedang dikirim.', en: 'This email is being sent.' },
  RUN_CANCELLED: {
    id: 'Alur untuk lead ini sudah dihentikan.',
    en: 'The sequence was stopped for this lead.',
  },
  RUN_PAUSED: {
    id: 'Alur dijeda untuk lead ini. Lanjutkan dulu.',
    en: 'The sequence is paused for this lead. Resume it first.',
  },
  SAME_STATUS: { id: 'Alur ini sudah berstatus itu.', en: 'The sequence already has this status.' },
  SESSION_NEEDED: {
    id: 'Ini tidak bisa dilakukan dengan kunci API. Masuk dulu dengan email dan kata sandi.',
    en: 'An API key cannot do this. Sign in with email and password.',
  },
  STEP_DELETED: {
    id: 'Langkahnya sudah dihapus dari alur.',
    en: 'Its step was deleted from the sequence.',
  },
  STATEMENT_ROW_USED: {
    id: 'Baris mutasi bank ini sudah dipakai untuk permintaan lain.',
    en: 'This row of the bank statement has already confirmed another request.',
  },
  STILL_OPEN: {
    id: 'Alur untuk lead ini masih berjalan. Hentikan dulu.',
    en: 'The sequence still runs for this lead. Stop it first.',
  },
  STILL_WAITING: { id: 'Email ini masih menunggu gilirannya.', en: 'This email still waits for its turn.' },
  SUPPRESSED: {
    id: 'Alamat lead ini diblokir. Perbaiki dulu.',
    en: "This lead's address is blocked. Correct it first.",
  },
  TESTS_TOO_OFTEN: {
    id: 'Anda sudah mengirim 10 email uji. Coba lagi 10 menit lagi.',
    en: 'You have sent 10 test emails. Try again in 10 minutes.',
  },
  TEST_ADDRESS_REFUSED: {
    id: 'Email uji tidak terkirim: penyedia email menolak alamat akun Anda. Periksa alamatnya, atau tanyakan ke admin.',
    en: 'The test email was not sent: the email provider refuses the address of your account. Check it, or ask an admin.',
  },
  TEST_CONTENT_REFUSED: {
    id: 'Email uji tidak terkirim: penyedia email menolak isinya. Ubah subjek atau isi langkah ini, lalu coba lagi.',
    en: 'The test email was not sent: the email provider refuses its content. Change the subject or body of this step and try again.',
  },
  NO_TOP_UP_AMOUNT_FREE: {
    id: 'Semua jumlah transfer untuk kredit sebanyak ini sedang dipakai permintaan lain. Minta jumlah kredit lain, atau coba lagi nanti.',
    en: 'All transfer amounts for this many credits are taken by other requests. Ask for another number of credits, or try again later.',
  },
  TOO_MANY_OPEN_TOP_UPS: {
    id: 'Terlalu banyak permintaan yang masih menunggu. Tunggu keputusan atau batalkan salah satu.',
    en: 'Too many requests still wait. Wait for a decision or cancel one of them.',
  },
  TOP_UP_APPROVED: { id: 'Permintaan ini sudah disetujui.', en: 'This request was already approved.' },
  TOP_UP_CANCELLED: { id: 'Permintaan ini sudah dibatalkan.', en: 'This request was already cancelled.' },
  TOP_UP_REFUSED: { id: 'Permintaan ini sudah ditolak.', en: 'This request was already refused.' },
  UNCONFIRMED: {
    id: 'Belum pasti apakah email ini terkirim. Putuskan dulu.',
    en: 'It is not known whether this email was sent. Decide that first.',
  },
  UNKNOWN_STEP: {
    id: 'Salah satu langkah tidak ada di alur ini.',
    en: 'One of the steps is not in this sequence.',
  },
  UNSUBSCRIBED: {
    id: 'Lead ini berhenti berlangganan, dari alur ini atau dari semua email.',
    en: 'This lead has unsubscribed, from this sequence or from all email.',
  },
  WRONG_ROLE: {
    id: 'Peran akun Anda tidak mengizinkan ini.',
    en: 'The role of your account does not allow this.',
  },
} as const satisfies Record<RefusalReason, Readonly<Record<Language, string>>>

export const REFUSAL_REASONS = Object.keys(SENTENCES) as readonly RefusalReason[]

const BY = { id: 'oleh', en: 'by' } as const satisfies Record<Language, string>

/** @param by who has made it so */
export function refusalWords(reason: RefusalReason, language: Language, by: string | null = null): string {
  const sentence = SENTENCES[reason][language]
  return by === null ? sentence : `${sentence.replace(/\.$/, '')} ${BY[language]} ${by}.`
}
