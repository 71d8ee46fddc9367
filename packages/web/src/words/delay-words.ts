import type { I18n } from '@lingui/core'

const DAY = 1_440
const HOUR = 60

/** "H+3" for whole days, "+6 jam" and "+30 menit" below, "Langsung" for none; the delay counts from the trigger. */
export function delayWords(i18n: I18n, delayMinutes: number): string {
  if (delayMinutes === 0) return i18n.t({ id: 'delay.none', message: 'Langsung' })
  const days = Math.floor(delayMinutes / DAY)
  const hours = Math.floor((delayMinutes % DAY) / HOUR)
  const minutes = delayMinutes % HOUR
  if (days === 0 && hours === 0) return i18n.t('+{minutes} menit', { minutes })
  if (days === 0) {
    if (minutes === 0) return i18n.t('+{hours} jam', { hours })
    return i18n.t('+{hours} jam {minutes} menit', { hours, minutes })
  }
  if (hours === 0 && minutes === 0) return i18n.t('H+{days}', { days })
  if (minutes === 0) return i18n.t('H+{days} {hours} jam', { days, hours })
  return i18n.t('H+{days} {hours} jam {minutes} menit', { days, hours, minutes })
}
