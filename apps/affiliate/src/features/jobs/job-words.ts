import type { JobRow } from '@booster/contracts/jobs/jobs'
import { shortFailure, shortHold } from '@booster/web/words/failure-words'
import { forecastWords } from '@booster/web/words/forecast-words'
import type { I18n } from '@lingui/core'

const DELIVERIES = {
  delivered: /*i18n*/ 'Diterima',
  opened: /*i18n*/ 'Dibuka (perkiraan)',
  clicked: /*i18n*/ 'Diklik',
  bounced: /*i18n*/ 'Terpental',
  complained: /*i18n*/ 'Dilaporkan spam',
  unsubscribed: /*i18n*/ 'Berhenti langganan',
  replied: /*i18n*/ 'Lead membalas',
  left: /*i18n*/ 'Keluar dari alur',
} satisfies Record<NonNullable<JobRow['delivery']>, string>

export function deliveryWords(i18n: I18n, state: NonNullable<JobRow['delivery']>): string {
  return i18n._(DELIVERIES[state])
}

/** The small line under the status: why it is so, or how far it came. */
export function reasonLine(i18n: I18n, job: JobRow): string | null {
  if (job.status === 'processing') return i18n.t('Sedang dikirim')
  if (job.status === 'completed') return job.delivery === null ? null : deliveryWords(i18n, job.delivery)
  if (job.forecast !== null && job.forecast.gate !== 'NOT_DUE') return forecastWords(i18n, job.forecast).short
  if (job.status === 'pending') return job.attempt === null ? null : i18n.t('Coba ulang otomatis')
  if (job.holdReason !== null) return shortHold(i18n, job.holdReason)
  return job.reason === null ? null : shortFailure(i18n, job.reason, job.errorMessage)
}

/** "2 dari 4", or a dash before the first hand-over. */
export function attemptWords(i18n: I18n, job: JobRow): string {
  return job.attempt === null ? '–' : i18n.t('{no} dari {of}', job.attempt)
}
