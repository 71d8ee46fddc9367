import { describe, expect, it } from 'vitest'
import { cleanName } from './clean-name.ts'

describe('cleanName', () => {
  it('folds what was pasted with it', () => {
    expect(cleanName(' Budi\tSantoso\n')).toEqual({ kind: 'clean', value: 'Budi Santoso' })
  })

  it.each([
    ['', 'NAME_MISSING'],
    [' \t ', 'NAME_MISSING'],
    ['\u200b', 'NAME_INVISIBLE'],
    ['\u3164', 'NAME_INVISIBLE'],
    ['\u2800', 'NAME_INVISIBLE'],
    ['\u00ad', 'NAME_INVISIBLE'],
    ['x'.repeat(121), 'NAME_TOO_LONG'],
    ['x'.repeat(100_000), 'NAME_TOO_LONG'],
  ])('%# says why: $1', (typed, code) => {
    expect(cleanName(typed)).toMatchObject({ kind: 'fault', fault: { code } })
  })

  it('counts the letters that are left', () => {
    expect(cleanName(`${' '.repeat(50)}${'x'.repeat(120)}\u200b`)).toMatchObject({ kind: 'clean' })
  })
})
