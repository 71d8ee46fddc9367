import type { LeadMailing } from '@booster/contracts/leads/leads'
import { LEAD_SOURCES, type LeadSource, type LeadStatus } from '@booster/engine/domain/lead'
import type { I18n } from '@lingui/core'

const STATUS = {
  new: /*i18n*/ 'Baru',
  contacted: /*i18n*/ 'Sudah dihubungi',
  customer: /*i18n*/ 'Pelanggan',
  lost: /*i18n*/ 'Tidak jadi beli',
} as const satisfies Record<LeadStatus, string>

const SOURCE = {
  optin: /*i18n*/ 'Formulir pendaftaran',
  manual: /*i18n*/ 'Ditambahkan manual',
  import: /*i18n*/ 'Impor',
  api: /*i18n*/ 'API',
} as const satisfies Record<LeadSource, string>

const MAILING = {
  NONE: /*i18n*/ 'Bisa dikirimi',
  NO_ADDRESS: /*i18n*/ 'Tanpa alamat email',
  SUPPRESSED: /*i18n*/ 'Alamat diblokir',
  UNSUBSCRIBED: /*i18n*/ 'Berhenti langganan',
  AWAITING_CONFIRMATION: /*i18n*/ 'Menunggu konfirmasi',
} as const satisfies Record<LeadMailing, string>

export function leadStatusWords(i18n: I18n, status: LeadStatus): string {
  return i18n._(STATUS[status])
}

/** Where a lead comes from; what no door of ours wrote is shown as it is. */
export function leadSourceWords(i18n: I18n, source: string | null): string {
  const known = LEAD_SOURCES.find((each) => each === source)
  return known === undefined ? (source ?? '–') : i18n._(SOURCE[known])
}

export function mailingWords(i18n: I18n, blocked: LeadMailing | null): string {
  return i18n._(MAILING[blocked ?? 'NONE'])
}
