import { expect, it } from 'vitest'
import { readImageAddress, readLinkTarget } from './link-target.ts'

it.each([
  ['https://toko.id/a?b=c', 'https://toko.id/a?b=c'],
  ['www.toko.id', 'https://www.toko.id'],
  ['toko.id/promo?x={{nama}}', 'https://toko.id/promo?x={{nama}}'],
  ['toko.id:8443/a', 'https://toko.id:8443/a'],
  [' halo@toko.id ', 'mailto:halo@toko.id'],
  ['tel:+628123', 'tel:+628123'],
  ['mailto:halo@toko.id', 'mailto:halo@toko.id'],
  ['javascript:alert(1)', null],
  ['toko', null],
  ['', null],
  ['https://', null],
  ['data:text/html,x', null],
  ['dua kata.id', null],
])('reads %s as the target %s', (typed, target) => {
  expect(readLinkTarget(typed)).toBe(target)
})

it.each([
  ['https://toko.id/a.png', 'https://toko.id/a.png'],
  ['toko.id/a.png', 'https://toko.id/a.png'],
  ['http://toko.id/a.png', null],
  ['data:image/png;base64,AAAA', null],
  ['halo@toko.id', null],
])('reads %s as the picture %s', (typed, address) => {
  expect(readImageAddress(typed)).toBe(address)
})
