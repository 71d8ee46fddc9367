import { describe, expect, it } from 'vitest'
import { relativeTime } from './relative-time.ts'

const now = Date.parse('2026-11-20T07:00:00Z')
const minutes = 60_000

describe('relativeTime', () => {
  it('says now for what is close', () => {
    expect(relativeTime(now + 9_000, now)).toEqual({ when: 'now' })
    expect(relativeTime(now - 9_000, now)).toEqual({ when: 'now' })
  })
  it('rounds the past down', () => {
    expect(relativeTime(now - 119 * minutes, now)).toEqual({ when: 'past', count: 1, unit: 'hour' })
    expect(relativeTime(now - 25 * minutes, now)).toEqual({ when: 'past', count: 25, unit: 'minute' })
    expect(relativeTime(now - 49 * 60 * minutes, now)).toEqual({ when: 'past', count: 2, unit: 'day' })
  })
  it('counts what is ahead', () => {
    expect(relativeTime(now + 10 * minutes, now)).toEqual({ when: 'future', count: 10, unit: 'minute' })
    expect(relativeTime(now + 45_000, now)).toEqual({ when: 'future', count: 45, unit: 'second' })
  })
  it('never says sixty minutes or twenty-four hours', () => {
    expect(relativeTime(now + 59.8 * minutes, now)).toEqual({ when: 'future', count: 1, unit: 'hour' })
    expect(relativeTime(now + 23.9 * 60 * minutes, now)).toEqual({ when: 'future', count: 1, unit: 'day' })
  })
})
