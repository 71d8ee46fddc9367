import type { HoldReason } from '@booster/contracts/jobs/jobs'
import type { I18n } from '@lingui/core'
import { SHORT_FAILURES } from './failure-table.ts'

/** Why an e-mail that is due waits. */
const SHORT_HOLDS = {
  RUN_PAUSED: /*i18n*/ 'Dijeda untuk lead ini',
  AUTOMATION_PAUSED: /*i18n*/ 'Alur dijeda',
  INSUFFICIENT_CREDIT: /*i18n*/ 'Menunggu kredit',
  AFFILIATE_SUSPENDED: /*i18n*/ 'Akun dihentikan sementara',
} satisfies Record<HoldReason, string>

/** The small line under a status; a code nobody knows falls back to what the server says. */
export function shortFailure(i18n: I18n, code: string, serverSays: string | null): string {
  const known = SHORT_FAILURES[code]
  if (known !== undefined) return i18n._(known)
  return serverSays ?? i18n.t('Alasan tidak dikenal')
}

/** The small line under "held". */
export function shortHold(i18n: I18n, reason: string): string {
  return reason in SHORT_HOLDS ? i18n._(SHORT_HOLDS[reason as HoldReason]) : i18n.t('Alasan tidak dikenal')
}

/** Failures that only a corrected address fixes. */
export function isAboutAddress(code: string | null): boolean {
  return ['BLACKLISTED', 'RECIPIENT_REFUSED', 'EMPTY_RECIPIENT', 'NO_ADDRESS', 'SUPPRESSED'].includes(
    code ?? '',
  )
}
