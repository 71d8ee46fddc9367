import { describe, expect, it } from 'vitest'
import { parseWhatsapp } from './parse-whatsapp.ts'

describe('parseWhatsapp', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['812 3456 7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['+1 415 555 2671', '+14155552671'],
  ])('reads %s', (typed, expected) => expect(parseWhatsapp(typed)).toBe(expected))

  it.each(['abc', '12', '0812', '+62 21 5795 0000', '08123456789012345', '+', '<script>'])(
    'refuses %s',
    (typed) => {
      expect(parseWhatsapp(typed)).toBe('invalid')
    },
  )

  it('takes nothing as nothing', () => {
    expect([parseWhatsapp(''), parseWhatsapp('  '), parseWhatsapp(undefined), parseWhatsapp(null)]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
