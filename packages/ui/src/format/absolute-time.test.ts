import { describe, expect, it } from 'vitest'
import {
  calendarDayDistance,
  clockDigits,
  formatClock,
  formatDayAndClock,
  formatFull,
  formatLongDate,
  formatShortDate,
  formatWeekdayDate,
} from './absolute-time.ts'

const at = Date.parse('2026-11-20T07:00:00Z')
const wib = { locale: 'id', zone: 'WIB' } as const
const english = { locale: 'en', zone: 'WIB' } as const

describe('times', () => {
  it('shows UTC 07:00 as 14.00 WIB, 15.00 WITA, 16.00 WIT', () => {
    expect(formatClock(at, wib)).toBe('14.00 WIB')
    expect(formatClock(at, { locale: 'id', zone: 'WITA' })).toBe('15.00 WITA')
    expect(formatClock(at, { locale: 'id', zone: 'WIT' })).toBe('16.00 WIT')
    expect(formatClock(at, english)).toBe('14:00 WIB')
  })
  it('shows midnight as 00, not 24', () => {
    expect(clockDigits(Date.parse('2026-11-19T17:00:05Z'), wib, true)).toBe('00.00.05')
  })
  it('writes dates in both languages', () => {
    expect(formatLongDate(Date.parse('2027-02-24T05:00:00Z'), wib)).toBe('24 Februari 2027')
    expect(formatLongDate(Date.parse('2027-02-24T05:00:00Z'), english)).toBe('24 February 2027')
    expect(formatWeekdayDate(at, wib)).toBe('Jumat, 20 November 2026')
    expect(formatFull(at, wib)).toBe('Jum, 20 Nov 2026, 14.00.00 WIB')
  })
  it('names the year only when it is another one', () => {
    expect(formatShortDate(Date.parse('2026-12-03T05:00:00Z'), wib, at)).toBe('3 Des')
    expect(formatShortDate(Date.parse('2025-12-03T05:00:00Z'), wib, at)).toBe('3 Des 2025')
    expect(formatDayAndClock(Date.parse('2026-11-17T06:10:00Z'), wib, at)).toBe('Sel 17 Nov 13.10 WIB')
    expect(formatDayAndClock(Date.parse('2025-11-17T06:10:00Z'), wib, at)).toBe('17 Nov 2025 13.10 WIB')
  })
  it('counts days on the calendar of the zone', () => {
    const lateEvening = Date.parse('2026-11-20T16:30:00Z')
    expect(calendarDayDistance(lateEvening, at, 'WIB')).toBe(0)
    expect(calendarDayDistance(lateEvening, at, 'WIT')).toBe(1)
    expect(calendarDayDistance(Date.parse('2026-11-19T16:59:00Z'), at, 'WIB')).toBe(-1)
  })
})
