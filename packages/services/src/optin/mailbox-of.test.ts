import { describe, expect, it } from 'vitest'
import { mailboxOf } from './mailbox-of.ts'

describe('mailboxOf', () => {
  it.each([
    ['budi@x.id', 'budi@x.id'],
    ['budi+webinar@x.id', 'budi@x.id'],
    ['budi+1+2@x.id', 'budi@x.id'],
    ['b.u.d.i@x.id', 'b.u.d.i@x.id'],
    ['b.u.d.i+7@gmail.com', 'budi@gmail.com'],
    ['budi@googlemail.com', 'budi@gmail.com'],
  ])('of %s is %s', (email, mailbox) => expect(mailboxOf(email)).toBe(mailbox))
})
