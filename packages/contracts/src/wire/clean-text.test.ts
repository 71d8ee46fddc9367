import { describe, expect, it } from 'vitest'
import { cleanText, isVisible, removeInvisible } from './clean-text.ts'

describe('cleanText', () => {
  it.each([
    ['Siti\tRahma', 'Siti Rahma'],
    ['  Siti \r\n Rahma\u2028', 'Siti Rahma'],
    ['Siti\u00a0\u3000Rahma', 'Siti Rahma'],
    ['Siti\u0000\u0007Rahma\u0085', 'Siti Rahma'],
    ['\u200bSiti\u200b\u200e Rah\u00adma\ufeff', 'Siti Rahma'],
    ['\u202eSiti\u202c \u2066Rahma\u2069', 'Siti Rahma'],
    ['Siti\u3164Rahma\u2800', 'Siti Rahma'],
    ['Siti\ud800', 'Siti'],
    ['\u200d Siti \u200d', 'Siti'],
  ])('%j is read as %j', (typed, expected) => expect(cleanText(typed)).toBe(expected))

  it.each([
    'Jos\u00e9',
    'Nguye\u0302\u0303n',
    '\u0915\u094d\u200d\u0937',
    '\u{1f469}\u200d\u{1f4bb}',
    '\u2764\ufe0f',
    'نگین\u200cفر',
    "O'Brien-Smith, Jr.",
  ])('keeps %j as it is written', (written) => expect(cleanText(written)).toBe(written))
})

describe('isVisible', () => {
  it.each([
    '',
    ' ',
    '\u200b',
    '\u3164',
    '\u2800',
    '\u00ad',
    '\u200d\u200c',
    '\u0000',
    '\u0301',
    '\u115f\u1160\uffa0',
    '\ufe0f',
    '\u{e0020}',
  ])('sees nothing in %j', (text) =>
    expect([isVisible(text), isVisible(cleanText(text))]).toEqual([false, false]),
  )

  it.each(['A', '7', '-', 'ك', '\u{1f600}', '林'])('sees %j', (text) => expect(isVisible(text)).toBe(true))
})

describe('removeInvisible', () => {
  it('leaves no mark behind, joiners included', () => {
    expect(removeInvisible(' bu\u200ddi\u200b@x.id\u2060 ')).toBe('budi@x.id')
  })
})
