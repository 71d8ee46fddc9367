import { expect, it } from 'vitest'
import { readSmtpUrl } from './smtp-url.ts'

it.each([
  ['smtp://localhost:25', { host: 'localhost', port: 25, startTls: 'never', login: undefined }],
  ['smtp://[::1]', { host: '::1', port: 587, startTls: 'never' }],
  ['smtp://a:b@localhost', { startTls: 'offered' }],
  ['smtp://mail.test', { port: 587, secure: false, startTls: 'offered' }],
  ['smtp://a%40b:p%2Fw@mail.test', { startTls: 'required', login: { user: 'a@b', pass: 'p/w' } }],
  ['smtps://a:b@mail.test', { port: 465, secure: true }],
  ['smtp://mail.test?tls=off', { startTls: 'never' }],
  ['smtp://mail.test?tls=unverified', { startTls: 'required', isUnverified: true }],
])('reads %s', (address, expected) => {
  expect(readSmtpUrl(address)).toMatchObject(expected)
})

it.each([
  ['smtp://', /./],
  ['nonsense', /an address such as/],
  ['http://x.test', /begin with smtp/],
  ['smtp://x.test:99999', /an address such as/],
  ['smtp://a:%zz@x.test', /percent-encoded/],
  ['smtp://x.test?tls=maybe', /one of required, offered, off, unverified/],
  ['smtps://x.test?tls=off', /tls=off/],
])('refuses %s', (address, why) => {
  expect(() => readSmtpUrl(address)).toThrow(TypeError)
  expect(() => readSmtpUrl(address)).toThrow(why)
})
