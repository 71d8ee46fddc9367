import type { I18n } from '@lingui/core'

/** "2 detik", "12 menit", "5 jam", "3 hari": rounded down to the largest unit that is full. */
export function durationWords(seconds: number, i18n: I18n): string {
  if (seconds < 60) return i18n.t('{count} detik', { count: Math.max(0, Math.floor(seconds)) })
  if (seconds < 3_600) return i18n.t('{count} menit', { count: Math.floor(seconds / 60) })
  if (seconds < 86_400) return i18n.t('{count} jam', { count: Math.floor(seconds / 3_600) })
  return i18n.t('{count} hari', { count: Math.floor(seconds / 86_400) })
}
