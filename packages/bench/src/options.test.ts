import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

describe('readOptions', () => {
  it('measures everything once nothing is asked for', () => {
    expect(readOptions([], ['drain'])).toEqual({
      quick: false,
      only: null,
      profile: false,
      growth10m: false,
      rounds: null,
      scale: 1,
    })
  })

  it('picks measurements and refuses unknown ones by name', () => {
    expect(readOptions(['--only', 'drain,latency'], ['drain', 'latency', 'hot']).only).toEqual([
      'drain',
      'latency',
    ])
    expect(() => readOptions(['--only', 'drian'], ['drain'])).toThrow(/drian.*drain/)
    expect(() => readOptions(['--scale', 'much'], ['drain'])).toThrow(/--scale/)
  })
})
