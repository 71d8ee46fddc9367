import type { Locale } from './locale.ts'
import { IANA_ZONES, type Zone } from './zone.ts'

/** Where and in which language a time is read. */
export interface TimeStyle {
  readonly locale: Locale
  readonly zone: Zone
}

const DATE_LOCALES = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Locale, string>

/** `14.00 WIB` (id), `14:00 WIB` (en); with seconds `14.00.05 WIB`. */
export function formatClock(atMs: number, style: TimeStyle, withSeconds = false): string {
  return `${clockDigits(atMs, style, withSeconds)} ${style.zone}`
}

/** `14.00`: for columns whose head names the zone. */
export function clockDigits(atMs: number, style: TimeStyle, withSeconds = false): string {
  const parts = numericParts(atMs, style.zone)
  const digits = [parts.hour, parts.minute, ...(withSeconds ? [parts.second] : [])]
  return digits.join(style.locale === 'id' ? '.' : ':')
}

/** `3 Des`, and `3 Des 2025` in another year than `nowMs`. */
export function formatShortDate(atMs: number, style: TimeStyle, nowMs: number): string {
  return intl(atMs, style, {
    day: 'numeric',
    month: 'short',
    ...(sameYear(atMs, nowMs, style.zone) ? {} : { year: 'numeric' }),
  })
}

/** `24 Februari 2027`. */
export function formatLongDate(atMs: number, style: TimeStyle): string {
  return intl(atMs, style, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** `Nov 2026`. */
export function formatMonth(atMs: number, style: TimeStyle): string {
  return intl(atMs, style, { month: 'short', year: 'numeric' })
}

/** `Jumat, 20 November 2026`. */
export function formatWeekdayDate(atMs: number, style: TimeStyle): string {
  return `${intl(atMs, style, { weekday: 'long' })}, ${formatLongDate(atMs, style)}`
}

/** `Sel 17 Nov 13.10 WIB`; in another year `17 Nov 2025 13.10 WIB`. */
export function formatDayAndClock(atMs: number, style: TimeStyle, nowMs: number): string {
  const date = formatShortDate(atMs, style, nowMs)
  const day = sameYear(atMs, nowMs, style.zone) ? `${intl(atMs, style, { weekday: 'short' })} ${date}` : date
  return `${day} ${formatClock(atMs, style)}`
}

/** `Jum, 20 Nov 2026, 14.10.00 WIB`: nothing left to guess. */
export function formatFull(atMs: number, style: TimeStyle): string {
  const weekday = intl(atMs, style, { weekday: 'short' })
  const date = intl(atMs, style, { day: 'numeric', month: 'short', year: 'numeric' })
  return `${weekday}, ${date}, ${formatClock(atMs, style, true)}`
}

/** Whole days from now to `at` on the calendar of the zone: -1 yesterday, 0 today, 1 tomorrow. */
export function calendarDayDistance(atMs: number, nowMs: number, zone: Zone): number {
  return Math.round((dayStartUtc(atMs, zone) - dayStartUtc(nowMs, zone)) / 86_400_000)
}

function dayStartUtc(atMs: number, zone: Zone): number {
  const { year, month, day } = numericParts(atMs, zone)
  return Date.UTC(Number(year), Number(month) - 1, Number(day))
}

function sameYear(leftMs: number, rightMs: number, zone: Zone): boolean {
  return numericParts(leftMs, zone).year === numericParts(rightMs, zone).year
}

const formats = new Map<string, Intl.DateTimeFormat>()

function intl(atMs: number, style: TimeStyle, options: Intl.DateTimeFormatOptions): string {
  return formatFor(DATE_LOCALES[style.locale], style.zone, options).format(atMs)
}

function numericParts(
  atMs: number,
  zone: Zone,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const parts = formatFor('en-GB', zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs)
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  }
}

/** Building a format costs far more than using it; a table shows hundreds of times. */
function formatFor(locale: string, zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: IANA_ZONES[zone] })
  formats.set(key, made)
  return made
}
