import { describe, expect, it } from 'vitest'
import { creditStatusOf, STALE_AFTER_MS } from './credit-status.ts'
import { decideCreditAlert } from './decide-credit-alert.ts'
import { forecastRunway } from './forecast-runway.ts'
import { creditLevelOf } from './provider-credit.ts'

describe('credit levels', () => {
  it.each([
    [50_001, 'healthy'],
    [50_000, 'warning'],
    [10_001, 'warning'],
    [10_000, 'critical'],
    [1_001, 'critical'],
    [1_000, 'emergency'],
    [0, 'emergency'],
  ] as const)('%i is %s', (credits, level) => {
    expect(creditLevelOf(credits)).toBe(level)
    expect(creditStatusOf(credits, 0)).toEqual({ status: level, level, stale: false })
  })

  it('never calls a stale balance healthy, and keeps a stale alarm', () => {
    expect(STALE_AFTER_MS).toBe(86_400_000)
    expect(creditStatusOf(429_405, STALE_AFTER_MS).status).toBe('healthy')
    expect(creditStatusOf(429_405, STALE_AFTER_MS + 1)).toEqual({
      status: 'unknown',
      level: 'healthy',
      stale: true,
    })
    expect(creditStatusOf(900, STALE_AFTER_MS + 1).status).toBe('emergency')
    expect(creditStatusOf(null, null)).toEqual({ status: 'unknown', level: null, stale: true })
  })
})

describe('decideCreditAlert', () => {
  it('opens on the way down only', () => {
    expect(decideCreditAlert(null, 'healthy')).toEqual({ kind: 'keep' })
    expect(decideCreditAlert(null, 'critical')).toEqual({ kind: 'open', level: 'critical' })
    expect(decideCreditAlert('healthy', 'warning')).toEqual({ kind: 'open', level: 'warning' })
    expect(decideCreditAlert('warning', 'warning')).toEqual({ kind: 'keep' })
    expect(decideCreditAlert('warning', 'emergency')).toEqual({ kind: 'open', level: 'emergency' })
    expect(decideCreditAlert('emergency', 'warning')).toEqual({ kind: 'resolve' })
    expect(decideCreditAlert('emergency', 'healthy')).toEqual({ kind: 'resolve' })
  })
})

describe('forecastRunway', () => {
  const now = new Date('2026-11-20T07:00:00Z')

  it('counts in days by the last two weeks', () => {
    const runway = forecastRunway({ credits: 429_405, usePerDay: 4_460, usePerHour: 186, now })
    expect(runway).toMatchObject({ basis: '14d', daysLeft: 96 })
    expect(runway?.emptyAt.toISOString().slice(0, 10)).toBe('2027-02-24')
    expect(runway?.reaches.warning?.getTime()).toBeLessThan(runway?.reaches.critical?.getTime() ?? 0)
  })

  it('counts in hours by the last day when it gets short', () => {
    const runway = forecastRunway({ credits: 812, usePerDay: 4_460, usePerHour: 186, now })
    expect(runway).toMatchObject({ basis: '24h', hoursLeft: 4, daysLeft: 0 })
    expect(runway?.emptyAt.toISOString().slice(0, 15)).toBe('2026-11-20T11:2')
    expect(runway?.reaches).toEqual({ warning: null, critical: null, emergency: null })
  })

  it('says nothing when nothing is used', () => {
    expect(forecastRunway({ credits: 100, usePerDay: 0, usePerHour: 0, now })).toBeNull()
  })
})
