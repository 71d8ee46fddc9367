import type { I18n } from '@lingui/core'

const WORDS: Record<string, string> = {
  NO_ANSWER: /*i18n*/ 'Provider tidak menjawab sampai pemeriksaan berakhir.',
  CHECK_FAILED: /*i18n*/ 'Pemeriksaan gagal sebelum provider menjawab.',
  BAD_BALANCE: /*i18n*/ 'Jawaban provider tidak berisi jumlah kredit.',
  NO_BALANCE: /*i18n*/ 'Jawaban provider tidak berisi saldo.',
  PROVIDER_KEY_REFUSED: /*i18n*/ 'Kunci API ditolak provider.',
  PROVIDER_ACCOUNT_BLOCKED: /*i18n*/ 'Akun provider diblokir.',
  PROVIDER_OUT_OF_CREDIT: /*i18n*/ 'Kredit di provider habis.',
  PROVIDER_ENDPOINT_WRONG: /*i18n*/ 'Alamat API provider salah.',
  PROVIDER_REDIRECTS: /*i18n*/ 'Alamat API provider dialihkan ke tempat lain.',
  PROVIDER_FORBIDS: /*i18n*/ 'Provider melarang permintaan ini.',
  PROVIDER_BUSY: /*i18n*/ 'Provider sedang sibuk.',
  PROVIDER_FAILURE: /*i18n*/ 'Provider sedang bermasalah.',
  PROVIDER_ERROR: /*i18n*/ 'Provider sedang bermasalah.',
  PROVIDER_TIMEOUT: /*i18n*/ 'Provider terlalu lama menjawab.',
  PROVIDER_CONFLICT: /*i18n*/ 'Provider sedang memproses permintaan yang sama.',
  RATE_LIMITED: /*i18n*/ 'Provider membatasi jumlah permintaan.',
  CONNECTION_REFUSED: /*i18n*/ 'Provider tidak bisa dihubungi.',
  CONNECTION_LOST: /*i18n*/ 'Sambungan ke provider terputus.',
  DNS_FAILURE: /*i18n*/ 'Nama server provider tidak ditemukan.',
  ANSWER_TIMEOUT: /*i18n*/ 'Provider tidak menjawab tepat waktu.',
  ANSWER_UNREADABLE: /*i18n*/ 'Jawaban provider tidak bisa dibaca.',
  REQUEST_REFUSED: /*i18n*/ 'Provider menolak permintaan.',
  SENDER_UNKNOWN: /*i18n*/ 'Alamat pengirim belum terdaftar di provider.',
  SENDER_BLACKLISTED: /*i18n*/ 'Alamat pengirim masuk daftar hitam provider.',
  SENDER_REPUTATION: /*i18n*/ 'Reputasi pengirim ditolak server penerima.',
  CALLED_OFF: /*i18n*/ 'Pemeriksaan dibatalkan karena server berhenti.',
}

/** What a provider's error code says to people; an unknown one keeps its code, so that nothing is hidden. */
export function faultWords(errorCode: string, i18n: I18n): string {
  const known = WORDS[errorCode]
  return known === undefined ? i18n.t('Galat provider: {errorCode}.', { errorCode }) : i18n._(known)
}
