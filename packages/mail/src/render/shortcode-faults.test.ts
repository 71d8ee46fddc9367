import { expect, it } from 'vitest'
import { FILLED, findShortcodeFaults } from './shortcode-faults.ts'

it.each([
  ['Halo {{kota}} {{ kota | x }}', ['kota'], []],
  ['Halo {first_name}, {Kota}', ['first_name', 'Kota'], []],
  ['Halo {{nama', [], ['{{nama']],
  ['Halo nama}}', [], ['nama}}']],
  ['Halo {nama}', [], ['{nama}']],
  ['Halo { Nama | Kak }', [], ['{ Nama | Kak }']],
  [`{${FILLED}}`, [], ['{…}']],
  [`{{nama|${FILLED}}}`, [], ['{{nama|…}}']],
  ['{{}}', [], ['{{}}']],
  ['{% if nama %}', [], ['{% if nama %}']],
  ['{ nama', [], ['{ nama']],
])('finds what is left of shortcodes in %j', (text, unknown, broken) => {
  expect(findShortcodeFaults(text)).toEqual({ unknown, broken })
})

it.each(['Halo Siti', 'a { color: red; } b', '{', '}', ':-}', `Halo ${FILLED}!`, 'f(x) = { 1, 2 }'])(
  'leaves other braces alone: %j',
  (text) => {
    expect(findShortcodeFaults(text)).toEqual({ unknown: [], broken: [] })
  },
)
