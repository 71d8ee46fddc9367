import type { TriggerPreview, TriggerRunInput } from '@booster/contracts/triggers'
import type { I18n } from '@lingui/core'

export type TriggerType = TriggerRunInput['triggerType']
type SkipReason = TriggerPreview['skip'][number]['reason']

/** In the order in which they are offered. */
export const TRIGGER_TYPES = [
  'AFTER_OPTIN',
  'WELCOME',
  'AFTER_ZOOM',
  'PENDING_PAYMENT',
] as const satisfies readonly TriggerType[]

const NAMES = {
  AFTER_OPTIN: /*i18n*/ 'Setelah opt-in',
  AFTER_ZOOM: /*i18n*/ 'Setelah Zoom',
  PENDING_PAYMENT: /*i18n*/ 'Menunggu pembayaran',
  WELCOME: /*i18n*/ 'Member baru',
} satisfies Record<TriggerType, string>

const AFTER = {
  AFTER_OPTIN: /*i18n*/ 'setelah opt-in',
  AFTER_ZOOM: /*i18n*/ 'setelah ikut Zoom',
  PENDING_PAYMENT: /*i18n*/ 'setelah tagihan dibuat',
  WELCOME: /*i18n*/ 'setelah bergabung',
} satisfies Record<TriggerType, string>

const SKIPS = {
  ALREADY_ENROLLED: /*i18n*/ 'Sudah ada di alur ini',
  NO_ADDRESS: /*i18n*/ 'Tanpa alamat email',
  UNSUBSCRIBED: /*i18n*/ 'Berhenti berlangganan',
  LEFT_SEQUENCE: /*i18n*/ 'Keluar dari alur ini',
  SUPPRESSED: /*i18n*/ 'Alamat diblokir',
  AWAITING_CONFIRMATION: /*i18n*/ 'Menunggu konfirmasi',
  NO_STEPS: /*i18n*/ 'Alur belum punya langkah',
  UNKNOWN_LEAD: /*i18n*/ 'Lead tidak ditemukan',
  NO_AUTOMATION: /*i18n*/ 'Tidak ada alur aktif untuk pemicu ini',
} satisfies Record<SkipReason, string>

/** "Setelah opt-in" */
export function triggerName(i18n: I18n, trigger: TriggerType): string {
  return i18n._(NAMES[trigger])
}

/** "setelah opt-in", to go on after "H+3" */
export function afterTrigger(i18n: I18n, trigger: TriggerType): string {
  return i18n._(AFTER[trigger])
}

export function skipWords(i18n: I18n, reason: SkipReason): string {
  return i18n._(SKIPS[reason])
}
