import type {
  AccountRefusal,
  ConflictReason,
  ForbiddenReason,
  TestSendReason,
} from '@booster/contracts/wire/refusal-reason'
import type { I18n } from '@lingui/core'
import { factsOf } from '../api/error-facts.ts'

/** Said where it happens, or not to be met on a screen. */
type SaidElsewhere =
  | 'ALREADY_RESOLVED'
  | 'ALREADY_STARTED'
  | 'ALREADY_STOPPED'
  | 'BELOW_RESERVED'
  | 'DRAFT_CHANGED'
  | 'UNKNOWN_STEP'
  | AccountRefusal

/** Every reason of the rules, of a test mail, and the limit of one call. */
type RefusalReason =
  | Exclude<ConflictReason, SaidElsewhere>
  | Extract<ForbiddenReason, 'VIEW_ONLY'>
  | TestSendReason
  | 'TOO_MANY'

const NOT_NOW = /*i18n*/ 'Tidak bisa sekarang'

const REASONS = {
  ALREADY_SENT: /*i18n*/ 'Sudah terkirim',
  ON_ITS_WAY: /*i18n*/ 'Sedang dikirim',
  STILL_WAITING: /*i18n*/ 'Masih menunggu giliran',
  UNCONFIRMED: /*i18n*/ 'Belum pasti: putuskan dulu',
  NOT_FAILED: /*i18n*/ 'Hanya email gagal yang bisa diulang',
  NOT_UNCONFIRMED: /*i18n*/ 'Statusnya sudah pasti',
  NOT_HELD: /*i18n*/ 'Tidak sedang ditahan',
  ALREADY_CLOSED: /*i18n*/ 'Sudah selesai',
  INSUFFICIENT_CREDIT: /*i18n*/ 'Isi kredit dulu',
  NO_ADDRESS: /*i18n*/ 'Lead tanpa alamat email',
  UNSUBSCRIBED: /*i18n*/ 'Lead berhenti berlangganan',
  LEFT_SEQUENCE: /*i18n*/ 'Lead keluar dari alur ini',
  GOAL_REACHED: /*i18n*/ 'Tujuan alur sudah tercapai',
  SUPPRESSED: /*i18n*/ 'Alamat diblokir: perbaiki dulu',
  RUN_PAUSED: /*i18n*/ 'Dijeda untuk lead ini: lanjutkan dulu',
  AUTOMATION_PAUSED: /*i18n*/ 'Alur dijeda: lanjutkan dulu',
  RUN_CANCELLED: /*i18n*/ 'Alur untuk lead ini sudah dihentikan',
  STEP_DELETED: /*i18n*/ 'Langkahnya sudah dihapus',
  AUTOMATION_ARCHIVED: /*i18n*/ 'Alurnya sudah diarsipkan',
  AFFILIATE_SUSPENDED: /*i18n*/ 'Akun dihentikan sementara',
  LEAD_SNOOZED: /*i18n*/ 'Lead menjeda email',
  EARLIER_STEP_OPEN: /*i18n*/ 'Menunggu langkah sebelumnya',
  ENTERED_AGAIN: /*i18n*/ 'Lead sudah memulai alur ini lagi',
  NOT_UNDOABLE: /*i18n*/ 'Waktu urungkan sudah lewat',
  ARCHIVED: /*i18n*/ 'Sudah diarsipkan: terlalu lama untuk diubah',
  NOT_FOUND: /*i18n*/ 'Tidak ditemukan',
  STILL_OPEN: /*i18n*/ 'Masih berjalan: hentikan dulu',
  NO_SUCH_STEP: /*i18n*/ 'Langkahnya tidak ada lagi',
  ALREADY_PAUSED: /*i18n*/ 'Sudah dijeda',
  NOT_PAUSED: /*i18n*/ 'Tidak sedang dijeda',
  TOO_MANY: /*i18n*/ 'Terlalu banyak sekaligus: persempit filternya',
  NEVER_STARTED: /*i18n*/ 'Alur belum pernah diaktifkan',
  NO_STEPS: /*i18n*/ 'Alur belum punya langkah',
  NOT_STOPPED: /*i18n*/ 'Lead ini sudah bisa dikirimi',
  NEEDS_CONSENT: /*i18n*/ 'Hanya lead sendiri yang bisa mendaftar lagi',
  BOUNCED: /*i18n*/ 'Alamatnya tidak ada: perbaiki dulu',
  COMPLAINED: /*i18n*/ 'Lead melaporkan spam',
  LEAD_ERASED: /*i18n*/ 'Data pribadinya sudah dihapus',
  NOT_AWAITING: /*i18n*/ 'Tidak sedang menunggu konfirmasi',
  ASKED_LATELY: /*i18n*/ 'Baru saja dikirim: tunggu 15 menit',
  ALREADY_UNSUBSCRIBED: /*i18n*/ 'Sudah berhenti langganan',
  TESTS_TOO_OFTEN: /*i18n*/ 'Sudah 10 email uji: coba 10 menit lagi',
  TEST_ADDRESS_REFUSED: /*i18n*/ 'Penyedia menolak alamat akun Anda',
  TEST_CONTENT_REFUSED: /*i18n*/ 'Penyedia menolak isi email ini: ubah dulu',
  TOP_UP_APPROVED: /*i18n*/ 'Sudah disetujui',
  TOP_UP_REFUSED: /*i18n*/ 'Sudah ditolak',
  TOP_UP_CANCELLED: /*i18n*/ 'Sudah dibatalkan',
  NO_TOP_UP_AMOUNT_FREE:
    /*i18n*/ 'Semua jumlah transfer untuk kredit sebanyak ini sedang dipakai: minta jumlah lain atau coba lagi nanti',
  TOO_MANY_OPEN_TOP_UPS: /*i18n*/ 'Masih ada lima permintaan yang menunggu: batalkan salah satu',
  STATEMENT_ROW_USED: /*i18n*/ 'Baris mutasi ini sudah dipakai untuk permintaan lain',
  VIEW_ONLY: /*i18n*/ 'Anda hanya melihat akun ini: tidak ada yang diubah',
  SAME_STATUS: NOT_NOW,
} satisfies Record<RefusalReason, string>

/** Why an action is not possible, short enough for a menu or a hint. */
export function refusalWords(i18n: I18n, reason: string): string {
  return i18n._(isKnown(reason) ? REASONS[reason] : NOT_NOW)
}

function isKnown(reason: string): reason is RefusalReason {
  return Object.hasOwn(REASONS, reason)
}

/** What to say when an action failed: the server's reason in words, else what is known of the failure. */
export function errorText(i18n: I18n, error: unknown): string {
  const { httpStatus, reason } = factsOf(error)
  if (reason !== null) return refusalWords(i18n, reason)
  if (httpStatus === null) return i18n.t('Server tidak dapat dihubungi. Coba lagi.')
  if (httpStatus === 404) return i18n.t('Tidak ditemukan')
  if (httpStatus === 429) return i18n.t('Terlalu banyak permintaan. Tunggu sebentar.')
  if (httpStatus === 400) return i18n.t('Isian tidak diterima server.')
  return i18n.t('Server gagal. Tidak ada yang berubah.')
}
