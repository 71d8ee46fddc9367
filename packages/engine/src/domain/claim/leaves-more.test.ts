import { describe, expect, it } from 'vitest'
import { leavesMore } from './leaves-more.ts'

const SIGHT = { affiliates: 2, affiliatesAtMost: 32, dueOf: ['a', 'a', 'b'], share: 4, slots: 8 }

describe('leavesMore', () => {
  it.each([
    ['everybody in line was taken, and all that each had', {}, false],
    ['nothing was due', { affiliates: 0, dueOf: [] }, false],
    ['as many were in line as a claim takes', { affiliates: 32 }, true],
    ['the slots are full', { slots: 3 }, true],
    ['one affiliate had its whole share', { share: 2 }, true],
  ])('%s', (_, given, more) => {
    expect(leavesMore({ ...SIGHT, ...given })).toBe(more)
  })
})
