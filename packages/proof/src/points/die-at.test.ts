import { describe, expect, it } from 'vitest'
import { hearLastWords } from './die-at.ts'
import { findPoint, POINTS } from './named-points.ts'

describe('hearLastWords', () => {
  it('tells a death at its point from one elsewhere', () => {
    expect(hearLastWords('ready\ndies at in-rescue ["a","b"]\n', 'in-rescue')).toEqual(['a', 'b'])
    expect(hearLastWords('ready\ndies at after-claim []\n', 'after-claim')).toEqual([])
    expect(hearLastWords('ready\ndies at after-claim []\n', 'in-claim')).toBeNull()
    expect(hearLastWords('ready\n', 'in-claim')).toBeNull()
  })
})

describe('the points', () => {
  it('are found by name', () => {
    for (const { name } of POINTS) expect(findPoint(name)).toBe(name)
    expect(findPoint('')).toBeNull()
  })
})
