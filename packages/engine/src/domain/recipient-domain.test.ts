import { expect, it } from 'vitest'
import { recipientDomainOf } from './recipient-domain.ts'

it.each([
  ['rina@gmail.com', 'gmail.com'],
  ['rina@yahoo.co.id', 'yahoo.co.id'],
  ['rina@tokobunga.co.id', '*.co.id'],
  ['rina@mail.tokobunga.co.id', '*.co.id'],
  ['rina@cs.ui.ac.id', '*.ac.id'],
  ['rina@rina.id', '*.id'],
  ['rina@notgmail.com', '*.com'],
  ['rina@mail.gmail.com', '*.com'],
  ['"a@b"@gmail.com', 'gmail.com'],
  ['rina@toko.xn--p1ai', 'other'],
  ['rina@com', 'other'],
])('%s is counted as %s', (email, domain) => {
  expect(recipientDomainOf(email)).toBe(domain)
})
