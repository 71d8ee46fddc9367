import type { HoldReason } from '@booster/contracts/jobs/jobs'
import type { I18n } from '@lingui/core'
import { FAILURE_TABLE, type Words } from './failure-table.ts'

/** Why an e-mail that is due waits. */
const HOLD_WORDS = {
  RUN_PAUSED: {
    short: /*i18n*/ 'Dijeda untuk lead ini',
    what: /*i18n*/ 'Alur dijeda untuk lead ini. Email menunggu sampai dilanjutkan.',
  },
  AUTOMATION_PAUSED: {
    short: /*i18n*/ 'Alur dijeda',
    what: /*i18n*/ 'Alurnya dijeda. Email menunggu sampai alur dilanjutkan.',
  },
  INSUFFICIENT_CREDIT: {
    short: /*i18n*/ 'Menunggu kredit',
    what: /*i18n*/ 'Kredit Anda tidak cukup. Email menunggu dan dikirim begitu kredit diisi.',
  },
  AFFILIATE_SUSPENDED: {
    short: /*i18n*/ 'Akun dihentikan sementara',
    what: /*i18n*/ 'Pengiriman akun Anda dihentikan sementara oleh admin.',
  },
} satisfies Record<HoldReason, Words>

/** The small line under a status; a code nobody knows falls back to what the server says. */
export function shortFailure(i18n: I18n, code: string, serverSays: string | null): string {
  const known = FAILURE_TABLE[code]
  if (known !== undefined) return i18n._(known.short)
  return serverSays ?? i18n.t('Alasan tidak dikenal')
}

/** The small line under "held". */
export function shortHold(i18n: I18n, reason: string): string {
  const known = holdWordsOf(reason)
  return known === null ? i18n.t('Alasan tidak dikenal') : i18n._(known.short)
}

/** Why an e-mail is held, in a sentence. */
export function fullHold(i18n: I18n, reason: string): string {
  const known = holdWordsOf(reason)
  return known === null ? i18n.t('Alasan tidak dikenal') : i18n._(known.what)
}

function holdWordsOf(reason: string): Words | null {
  return reason in HOLD_WORDS ? HOLD_WORDS[reason as HoldReason] : null
}

/** What happened, and what to do about it, in sentences. */
export function fullFailure(
  i18n: I18n,
  code: string,
  serverSays: string | null,
): { readonly what: string; readonly next: string | null } {
  const known = FAILURE_TABLE[code]
  if (known === undefined) return { what: serverSays ?? i18n.t('Alasan tidak dikenal'), next: null }
  return { what: i18n._(known.what), next: known.next === undefined ? null : i18n._(known.next) }
}

/** Failures that only a corrected address fixes. */
export function isAboutAddress(code: string | null): boolean {
  return ['BLACKLISTED', 'RECIPIENT_REFUSED', 'EMPTY_RECIPIENT', 'NO_ADDRESS', 'SUPPRESSED'].includes(
    code ?? '',
  )
}
