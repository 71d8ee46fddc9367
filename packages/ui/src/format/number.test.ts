import { describe, expect, it } from 'vitest'
import { formatChange, formatNumber, formatPercent } from './number.ts'

describe('numbers', () => {
  it('groups by the language', () => {
    expect(formatNumber(429405, 'id')).toBe('429.405')
    expect(formatNumber(429405, 'en')).toBe('429,405')
  })
  it('writes a real minus sign', () => {
    expect(formatNumber(-1234, 'id')).toBe('−1.234')
  })
  it('shows the sign of a change, but not of nothing', () => {
    expect(formatChange(-1, 'id')).toBe('−1')
    expect(formatChange(500, 'id')).toBe('+500')
    expect(formatChange(0, 'id')).toBe('0')
  })
  it('writes shares as percent', () => {
    expect(formatPercent(0.991, 'id')).toBe('99,1%')
    expect(formatPercent(0.991, 'en')).toBe('99.1%')
    expect(formatPercent(0.12, 'id')).toBe('12%')
  })
})
