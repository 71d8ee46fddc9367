import { ParseError, parsePhoneNumberWithError } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { readPlainMobile } from './read-plain-mobile.ts'

const NUMBERS = 20_000
const SEPARATORS = ['', '', '', ' ', '-', '.', '  ', '--', '/', '(', ')'] as const
const PREFIXES = [
  '0',
  '0',
  '62',
  '+62',
  '+62 ',
  '62-',
  '0 ',
  '',
  '+',
  '+620',
  '00',
  '0062',
  '+1',
  '063',
] as const

/** Repeats itself at every run: a number that fails is found again. */
function* makeTypedNumbers(): Generator<string> {
  let state = 2_026
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  for (let n = 0; n < NUMBERS; n += 1) {
    const digits = Array.from({ length: 7 + below(7) }, () => String(below(10)))
    const first = below(10) < 9 ? '8' : String(below(10))
    const separator = SEPARATORS[below(SEPARATORS.length)] ?? ''
    const spaced = digits.map((digit, place) => (place % 4 === 2 ? `${digit}${separator}` : digit))
    yield `${PREFIXES[below(PREFIXES.length)]}${first}${spaced.join('')}`
  }
}

/** What the number plans say. */
function readByPlan(text: string): string | null {
  try {
    const number = parsePhoneNumberWithError(text, { defaultCountry: 'ID', extract: true })
    return number.isValid() && number.getType() === 'MOBILE' ? number.number : null
  } catch (error) {
    if (error instanceof ParseError) return null
    throw error
  }
}

describe('readPlainMobile', () => {
  it('says of every number what the number plans say, or leaves it to them', () => {
    let read = 0
    for (const typed of makeTypedNumbers()) {
      const plain = readPlainMobile(typed)
      if (plain === null) continue
      read += 1
      expect(plain, typed).toBe(readByPlan(typed))
    }
    expect(read).toBeGreaterThan(NUMBERS / 10)
  })

  it.each([
    '081234567890',
    '6281234567890',
    '+62 812-3456-7890',
    '0812.3456.7890',
    '812 3456 7890',
    '0895-1234-5678',
  ])('reads %j by itself', (typed) => expect(readPlainMobile(typed)).toBe(readByPlan(typed)))

  it.each([
    '',
    '0812',
    '08411234567',
    '+1 415 555 2671',
    '0812 3456 7890 / 0813',
    '00812 3456 7890',
    '+62 (0) 812 3456 7890',
    '0812345678901234',
  ])('leaves %j to the number plans', (typed) => expect(readPlainMobile(typed)).toBeNull())
})
