import type { I18n } from '@lingui/core'

const HOUR = 60

/** "72 jam", "90 menit", "1 jam 30 menit": how long, not after what. */
export function spanWords(i18n: I18n, minutes: number): string {
  const hours = Math.floor(minutes / HOUR)
  const rest = minutes % HOUR
  if (hours === 0) return i18n.t('{count} menit', { count: rest })
  if (rest === 0) return i18n.t('{count} jam', { count: hours })
  return i18n.t('{hours} jam {minutes} menit', { hours, minutes: rest })
}
