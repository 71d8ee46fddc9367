import { describe, expect, it } from 'vitest'
import { readable } from './log.ts'

describe('readable', () => {
  it('puts time, level, event and fields on one line', () => {
    const line = JSON.stringify({
      level: 'info',
      time: '2026-11-20T09:30:01.000Z',
      pid: 1,
      claimed: 3,
      msg: 'engine.drained',
    })
    expect(readable(line)).toBe('09:30:01 info  engine.drained claimed=3')
  })

  it('leaves what is no JSON alone', () => {
    expect(readable('plain\n')).toBe('plain')
  })
})
