import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { clsx } from 'clsx'
import { useLocale } from '../device/use-locale.tsx'
import { useNow } from '../device/use-now.tsx'
import { useZone } from '../device/use-zone.tsx'
import { Tooltip } from '../feedback/tooltip.tsx'
import {
  calendarDayDistance,
  formatClock,
  formatDayAndClock,
  formatFull,
  formatLongDate,
  formatShortDate,
  formatWeekdayDate,
  type TimeStyle,
} from '../format/absolute-time.ts'
import { type RelativeTime, relativeTime } from '../format/relative-time.ts'

/**
 * - `relative`: "10 menit lagi" · `day`: "Hari ini 14.10 WIB", "Sel 17 Nov 13.10 WIB" · `clock`: "14.10 WIB"
 * - `seconds`: "14.10.02 WIB" · `date`: "3 Des" · `long-date`: "24 Februari 2027"
 * - `weekday-date`: "Jumat, 20 November 2026" · `full`: "Jum, 20 Nov 2026, 14.10.00 WIB"
 */
export type TimeForm =
  | 'relative'
  | 'day'
  | 'clock'
  | 'seconds'
  | 'date'
  | 'long-date'
  | 'weekday-date'
  | 'full'

export interface TimeProps {
  /** An instant: ISO text, Date or ms since 1970. */
  readonly at: string | Date | number
  readonly form?: TimeForm | undefined
  /** Hover, focus or tap tells the full time (default for `relative` only). */
  readonly explain?: boolean | undefined
  /** Of `day`: the column's head names the zone, so it stands here only on phones, where there is no head. */
  readonly zoneInHead?: boolean | undefined
  readonly className?: string | undefined
}

/** An instant as `<time datetime>`, in the chosen zone and language, by the server's clock. */
export function Time(props: TimeProps) {
  const { at, form = 'relative', explain = form === 'relative', zoneInHead = false, className } = props
  const text = useTimeText(form)
  const zone = useZone()
  const atMs = new Date(at).getTime()
  if (Number.isNaN(atMs)) return <span className={className}>–</span>
  const time = (
    <time className={className} dateTime={new Date(atMs).toISOString()}>
      {zoneInHead ? <ZoneOnPhones text={text(atMs)} zone={zone} /> : text(atMs)}
    </time>
  )
  if (!explain) return time
  return (
    <Tooltip text={<FullTime atMs={atMs} />}>
      <button type="button" className="tooltip-text">
        {time}
      </button>
    </Tooltip>
  )
}

export interface TimeCellProps {
  readonly at: string | Date | number
  /** See Time. */
  readonly zoneInHead?: boolean | undefined
  readonly className?: string | undefined
}

/** Two lines of a table cell: "10 menit lagi" above "Hari ini 14.10 WIB". */
export function TimeCell({ at, zoneInHead, className }: TimeCellProps) {
  return (
    <span className={clsx('time-cell', className)}>
      <Time at={at} form="relative" explain={false} className="cell-main cell-main--plain" />
      <Time at={at} form="day" zoneInHead={zoneInHead} className="cell-sub" />
    </span>
  )
}

/** Gives a function from ms to text in one form; for words inside sentences and aria-labels. */
export function useTimeText(form: TimeForm): (atMs: number) => string {
  const { i18n } = useLingui()
  const style: TimeStyle = { locale: useLocale(), zone: useZone() }
  const now = useNow(form === 'relative' ? 1_000 : 60_000)
  return (atMs) => writeTime({ atMs, form, style, nowMs: now, i18n })
}

/** A text that ends with the zone, which is left out where the window is wide. */
function ZoneOnPhones({ text, zone }: { readonly text: string; readonly zone: string }) {
  return (
    <>
      {text.slice(0, -zone.length - 1)}
      <span className="time-zone"> {zone}</span>
    </>
  )
}

function FullTime({ atMs }: { readonly atMs: number }) {
  return useTimeText('full')(atMs)
}

function writeTime(options: {
  readonly atMs: number
  readonly form: TimeForm
  readonly style: TimeStyle
  readonly nowMs: number
  readonly i18n: I18n
}): string {
  const { atMs, form, style, nowMs, i18n } = options
  if (form === 'relative') return writeRelative(relativeTime(atMs, nowMs), i18n)
  if (form === 'day') return writeDay(options)
  if (form === 'clock') return formatClock(atMs, style)
  if (form === 'seconds') return formatClock(atMs, style, true)
  if (form === 'date') return formatShortDate(atMs, style, nowMs)
  if (form === 'long-date') return formatLongDate(atMs, style)
  if (form === 'weekday-date') return formatWeekdayDate(atMs, style)
  return formatFull(atMs, style)
}

function writeRelative(time: RelativeTime, i18n: I18n): string {
  if (time.when === 'now') return i18n.t('sekarang')
  const { count, unit, when } = time
  if (when === 'past') {
    if (unit === 'second') return i18n.t('{count} detik lalu', { count })
    if (unit === 'minute') return i18n.t('{count} menit lalu', { count })
    if (unit === 'hour') return i18n.t('{count} jam lalu', { count })
    return i18n.t('{count} hari lalu', { count })
  }
  if (unit === 'second') return i18n.t('{count} detik lagi', { count })
  if (unit === 'minute') return i18n.t('{count} menit lagi', { count })
  if (unit === 'hour') return i18n.t('{count} jam lagi', { count })
  return i18n.t('{count} hari lagi', { count })
}

function writeDay(options: {
  readonly atMs: number
  readonly style: TimeStyle
  readonly nowMs: number
  readonly i18n: I18n
}): string {
  const { atMs, style, nowMs, i18n } = options
  const clock = formatClock(atMs, style)
  const days = calendarDayDistance(atMs, nowMs, style.zone)
  if (days === 0) return i18n.t('Hari ini {clock}', { clock })
  if (days === 1) return i18n.t('Besok {clock}', { clock })
  if (days === -1) return i18n.t('Kemarin {clock}', { clock })
  return formatDayAndClock(atMs, style, nowMs)
}
