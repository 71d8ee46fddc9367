import type { I18n } from '@lingui/core'

/** Against the same time of the day before, whose name is `day`. */
export function changeWords(i18n: I18n, percent: number, day: string): string {
  if (percent === 0) return i18n.t('sama dengan {day} pada jam yang sama', { day })
  return percent > 0
    ? i18n.t('naik {percent}% dibanding {day} pada jam yang sama', { percent, day })
    : i18n.t('turun {percent}% dibanding {day} pada jam yang sama', { percent: -percent, day })
}
