import type { I18n } from '@lingui/core'

/** "H+3" for whole days, "+6 jam" below, "Langsung" for none; the delay counts from the trigger. */
export function delayWords(i18n: I18n, delayHours: number): string {
  if (delayHours === 0) return i18n.t({ id: 'delay.none', message: 'Langsung' })
  if (delayHours % 24 === 0) return i18n.t('H+{days}', { days: delayHours / 24 })
  if (delayHours < 24) return i18n.t('+{hours} jam', { hours: delayHours })
  return i18n.t('H+{days} {hours} jam', { days: Math.floor(delayHours / 24), hours: delayHours % 24 })
}
