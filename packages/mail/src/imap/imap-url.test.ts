import { expect, it } from 'vitest'
import { readImapUrl } from './imap-url.ts'

it.each([
  [
    'imaps://bounce%40kirim.id:p%2Fw@mail.kirim.id',
    {
      host: 'mail.kirim.id',
      port: 993,
      user: 'bounce@kirim.id',
      password: 'p/w',
      folder: 'INBOX',
      isSecure: true,
      startTls: 'required',
      isUnverified: false,
      isHere: false,
    },
  ],
  ['imaps://a:b@mail.test:9993/', { port: 9993, folder: 'INBOX' }],
  ['imaps://a:b@mail.test/INBOX%2Fbounces', { folder: 'INBOX/bounces' }],
  ['imaps://a:b@mail.test/Kotak%20Masuk?tls=unverified', { folder: 'Kotak Masuk', isUnverified: true }],
  ['imap://a:b@mail.test', { port: 143, isSecure: false, startTls: 'required' }],
  ['imap://a:b@mail.test?tls=off', { startTls: 'never', isHere: false }],
  ['imap://a:b@[::1]', { host: '::1', startTls: 'never', isHere: true }],
  ['imap://a:b@localhost?tls=required', { startTls: 'required', isHere: true }],
])('reads %s', (address, expected) => {
  expect(readImapUrl(address)).toMatchObject(expected)
})

it.each([
  ['nonsense', /an address such as imaps/],
  ['pop3://a:b@x.test', /begin with imaps/],
  ['imaps://a:b@x.test:99999', /an address such as/],
  ['imaps://x.test', /user and a password/],
  ['imaps://a@x.test', /user and a password/],
  ['imaps://a:%zz@x.test', /percent-encoded/],
  ['imaps://a:b@x.test/%zz', /percent-encoded/],
  ['imap://a:b@x.test?tls=maybe', /one of required, off, unverified/],
  ['imaps://a:b@x.test?tls=off', /tls=off/],
])('refuses %s without showing it', (address, why) => {
  expect(() => readImapUrl(address)).toThrow(TypeError)
  expect(() => readImapUrl(address)).toThrow(why)
  expect(() => readImapUrl(address)).not.toThrow(/x\.test/)
})
