import { expect, it } from 'vitest'
import { encodeForm } from './encode-form.ts'

function byThePlatform(fields: Record<string, string>): string {
  return new URLSearchParams(fields).toString()
}
const every = Array.from({ length: 0x300 }, (_, unit) => String.fromCharCode(unit)).join('')

it.each([
  {},
  { content: '' },
  { a: 'x', b: '', 'c d': '&=+%' },
  { every },
  { content: "Halo Budi, “apa kabar” 👋 ~!()'*-._ \r\n\t\u0000" },
  { lone: 'a\ud800b\udc00', pair: '\ud83d\udc4b' },
])('encodes %j as the platform does', (fields) => {
  expect(encodeForm(fields).toString('latin1')).toBe(byThePlatform(fields))
})

it('encodes any text as the platform does', () => {
  let seed = 1
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const text = (): string =>
    Array.from({ length: next(40) }, () =>
      String.fromCharCode(next(3) === 0 ? next(0x10000) : next(0x80)),
    ).join('')
  for (let round = 0; round < 2_000; round += 1) {
    const fields = { [text()]: text(), content: text() }
    expect(encodeForm(fields).toString('latin1')).toBe(byThePlatform(fields))
  }
})

it('has room for mails of any length, and keeps nothing of one in the next', () => {
  const large = { content: '“'.repeat(300_000) }
  expect(encodeForm(large).toString('latin1')).toBe(byThePlatform(large))
  const first = encodeForm({ content: 'first mail' })
  encodeForm({ content: 'SECOND MAIL' })
  expect(first.toString('latin1')).toBe('content=first+mail')
})

it('encodes a filled text as its joined parts, whatever it encoded before', () => {
  const pieces = ['<p style="margin:0">Halo ', ', “apa kabar”?</p>', '']
  for (const values of [
    ['Budi & Ani', '</body>'],
    ['', ''],
    ['“'.repeat(40_000), '👋'],
  ]) {
    const joined = `${pieces[0]}${values[0]}${pieces[1]}${values[1]}${pieces[2]}`
    const form = encodeForm({ api_token: 'k+y', content: { pieces, values }, end: ' ' })
    expect(form.toString('latin1')).toBe(byThePlatform({ api_token: 'k+y', content: joined, end: ' ' }))
  }
})

it('encodes pieces that are larger than every mail before', () => {
  const pieces = ['“'.repeat(500_000), 'x']
  const form = encodeForm({ content: { pieces, values: ['y'] } })
  expect(form.toString('latin1')).toBe(byThePlatform({ content: `${pieces[0]}yx` }))
})
