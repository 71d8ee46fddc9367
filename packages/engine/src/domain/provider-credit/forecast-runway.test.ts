import { expect, it } from 'vitest'
import { forecastRunway } from './forecast-runway.ts'

const now = new Date('2026-11-20T07:00:00Z')
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const inMs = (ms: number) => new Date(now.getTime() + ms)

it('counts whole days, whole hours and the date of each mark', () => {
  expect(forecastRunway({ credits: 102_500, usePerDay: 1_000, usePerHour: 40, now })).toEqual({
    basis: '14d',
    usePerDay: 1_000,
    usePerHour: 40,
    daysLeft: 102,
    hoursLeft: 2_460,
    emptyAt: inMs(102.5 * DAY_MS),
    reaches: {
      warning: inMs(52.5 * DAY_MS),
      critical: inMs(92.5 * DAY_MS),
      emergency: inMs(101.5 * DAY_MS),
    },
  })
})

it('has no date for a mark that is reached', () => {
  const at = (credits: number) => forecastRunway({ credits, usePerDay: 100, usePerHour: 0, now })?.reaches
  expect(at(50_000)?.warning).toBeNull()
  expect(at(10_000)?.critical).toBeNull()
  expect(at(1_000)?.emergency).toBeNull()
  expect(at(1_100)?.emergency).toEqual(inMs(DAY_MS))
})

it('rests on the last 24 hours when they leave less than two days', () => {
  const basis = (credits: number) => forecastRunway({ credits, usePerDay: 1, usePerHour: 1, now })?.basis
  expect(basis(47)).toBe('24h')
  expect(basis(48)).toBe('14d')
})

it('rests on the last 24 hours when nothing was used before', () => {
  expect(forecastRunway({ credits: 480, usePerDay: 0, usePerHour: 2, now })).toMatchObject({
    basis: '24h',
    daysLeft: 10,
    hoursLeft: 240,
  })
})

it('rests on the two weeks when the last 24 hours used nothing', () => {
  expect(forecastRunway({ credits: 1, usePerDay: 1, usePerHour: 0, now })).toMatchObject({ basis: '14d' })
})

it('says nothing when nothing is used, or beyond ten years', () => {
  expect(forecastRunway({ credits: 100, usePerDay: 0, usePerHour: 0, now })).toBeNull()
  expect(forecastRunway({ credits: 0, usePerDay: 0, usePerHour: 0, now })).toBeNull()
  expect(forecastRunway({ credits: 3_650, usePerDay: 1, usePerHour: 0, now })).toMatchObject({
    daysLeft: 3_650,
  })
  expect(forecastRunway({ credits: 3_651, usePerDay: 1, usePerHour: 0, now })).toBeNull()
})
