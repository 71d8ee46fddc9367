import { describe, expect, it } from 'vitest'
import { clientAddress, networkOf, readAddress } from './client-address.ts'

describe('readAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('reads %s as %s', (text, address) => expect(readAddress(text)).toBe(address))

  it.each(['', 'garbage32', '1', '0x7f000001', '999.1.1.1', '203.0.113.7, 203.0.113.8', 'unknown', '<b>'])(
    'takes %j for no address',
    (text) => expect(readAddress(text)).toBe(null),
  )
})

describe('clientAddress', () => {
  it('is the socket’s where the header holds none', () => {
    const socket = { remoteAddress: '::ffff:10.0.0.1' }
    const request = { ip: 'garbage', socket } as Parameters<typeof clientAddress>[0]
    expect(clientAddress(request)).toBe('10.0.0.1')
  })
})

describe('networkOf', () => {
  it('is the address itself for IPv4, and its first bits for IPv6, however it is written', () => {
    expect([networkOf('203.0.113.7', 48), networkOf('203.0.113.7', 64)]).toEqual([
      '203.0.113.7',
      '203.0.113.7',
    ])
    expect(networkOf('2001:db8::1', 64)).toBe(networkOf('2001:db8:0:0:ffff::1', 64))
    expect(networkOf('2001:db8:0:1::1', 64)).not.toBe(networkOf('2001:db8::1', 64))
    expect(networkOf('2001:db8:0:1::1', 48)).toBe(networkOf('2001:db8::1', 48))
  })
})
