import { describe, expect, it } from 'vitest'
import { roundedMs } from './rounded-ms.ts'

describe('roundedMs', () => {
  it.each([
    [0.0871, 0.087],
    [4.237, 4.2],
    [37.4, 37],
    [1_309, 1_300],
    [104_000, 100_000],
  ])('makes %d %d', (ms, shown) => {
    expect(roundedMs(ms)).toBe(shown)
  })
})
