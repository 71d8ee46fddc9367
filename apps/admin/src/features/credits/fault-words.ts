import type { I18n } from '@lingui/core'

const WORDS: Record<string, string> = {
  NO_ANSWER: /*i18n*/ 'Penyedia tidak menjawab sampai pemeriksaan berakhir.',
  CHECK_FAILED: /*i18n*/ 'Pemeriksaan gagal sebelum penyedia menjawab.',
  BAD_BALANCE: /*i18n*/ 'Jawaban penyedia tidak berisi jumlah kredit.',
  NO_BALANCE: /*i18n*/ 'Jawaban penyedia tidak berisi saldo.',
  PROVIDER_KEY_REFUSED: /*i18n*/ 'Kunci API ditolak penyedia.',
  PROVIDER_ACCOUNT_BLOCKED: /*i18n*/ 'Akun penyedia diblokir.',
  PROVIDER_OUT_OF_CREDIT: /*i18n*/ 'Kredit di penyedia habis.',
  PROVIDER_ENDPOINT_WRONG: /*i18n*/ 'Alamat API penyedia salah.',
  PROVIDER_REDIRECTS: /*i18n*/ 'Alamat API penyedia dialihkan ke tempat lain.',
  PROVIDER_FORBIDS: /*i18n*/ 'Penyedia melarang permintaan ini.',
  PROVIDER_BUSY: /*i18n*/ 'Penyedia sedang sibuk.',
  PROVIDER_FAILURE: /*i18n*/ 'Penyedia sedang bermasalah.',
  PROVIDER_ERROR: /*i18n*/ 'Penyedia sedang bermasalah.',
  PROVIDER_TIMEOUT: /*i18n*/ 'Penyedia terlalu lama menjawab.',
  PROVIDER_CONFLICT: /*i18n*/ 'Penyedia sedang memproses permintaan yang sama.',
  RATE_LIMITED: /*i18n*/ 'Penyedia membatasi jumlah permintaan.',
  CONNECTION_REFUSED: /*i18n*/ 'Penyedia tidak bisa dihubungi.',
  CONNECTION_LOST: /*i18n*/ 'Sambungan ke penyedia terputus.',
  DNS_FAILURE: /*i18n*/ 'Nama server penyedia tidak ditemukan.',
  ANSWER_TIMEOUT: /*i18n*/ 'Penyedia tidak menjawab tepat waktu.',
  ANSWER_UNREADABLE: /*i18n*/ 'Jawaban penyedia tidak bisa dibaca.',
  REQUEST_REFUSED: /*i18n*/ 'Penyedia menolak permintaan.',
  SENDER_UNKNOWN: /*i18n*/ 'Alamat pengirim belum terdaftar di penyedia.',
  SENDER_BLACKLISTED: /*i18n*/ 'Alamat pengirim ada di daftar hitam penyedia.',
  SENDER_REPUTATION: /*i18n*/ 'Reputasi pengirim ditolak server penerima.',
  CALLED_OFF: /*i18n*/ 'Pemeriksaan dibatalkan karena server berhenti.',
}

/** What a provider's error code says to people; an unknown one keeps its code, so that nothing is hidden. */
export function faultWords(errorCode: string, i18n: I18n): string {
  const known = WORDS[errorCode]
  return known === undefined ? i18n.t('Kesalahan penyedia: {errorCode}.', { errorCode }) : i18n._(known)
}
