import { describe, expect, it } from 'vitest'
import { readAmount } from './top-up-amount.ts'

describe('an amount as typed', () => {
  it('is whole credits, with or without thousands', () => {
    for (const text of ['1000', '1.000', '1,000', ' +1 000 ']) {
      expect(readAmount(text, 0)).toEqual({ kind: 'ok', credits: 1_000 })
    }
  })

  it('is refused when it is no whole number', () => {
    for (const text of ['1.5', '10,00', '1e3', 'abc', '1.0000', '--5']) {
      expect(readAmount(text, 10).kind).toBe('no-number')
    }
    expect(readAmount(' ', 0).kind).toBe('empty')
    expect(readAmount('0', 0).kind).toBe('zero')
    expect(readAmount('100.000.001', 0).kind).toBe('too-much')
  })

  it('may be negative, down to what is not reserved', () => {
    expect(readAmount('-42', 42)).toEqual({ kind: 'ok', credits: -42 })
    expect(readAmount('−43', 42).kind).toBe('below-reserved')
  })
})
