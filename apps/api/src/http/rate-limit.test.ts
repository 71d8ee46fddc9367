import express from 'express'
import { describe, expect, it } from 'vitest'
import { listenForTest } from '../testing/listen-for-test.ts'
import { silentLog } from '../testing/silent-log.ts'
import { answerErrors } from './api-error.ts'
import { giveRequestId } from './guard.ts'
import { limitPerAddress } from './rate-limit.ts'

function start(enabled: boolean) {
  const app = express()
  app.set('trust proxy', 'loopback')
  app.use(giveRequestId, limitPerAddress({ name: 'test', perMinute: 2, enabled }))
  app.get('/', (_request, response) => void response.send('ok'))
  app.use(answerErrors(silentLog))
  return listenForTest(app)
}

async function ask(url: string, ip?: string) {
  return (await fetch(url, { headers: ip === undefined ? {} : { 'x-forwarded-for': ip } })).status
}

describe('limitPerAddress', () => {
  it('refuses the third request of one address with 429, and leaves the others alone', async () => {
    await using server = await start(true)
    expect([await ask(server.url, '203.0.113.1'), await ask(server.url, '203.0.113.1')]).toEqual([200, 200])
    expect(await ask(server.url, '203.0.113.1')).toBe(429)
    expect(await ask(server.url, '203.0.113.2')).toBe(200)
  })

  it('counts a /64 of IPv6 as one', async () => {
    await using server = await start(true)
    await ask(server.url, '2001:db8:1:2::1')
    await ask(server.url, '2001:db8:1:2::2')
    expect(await ask(server.url, '2001:db8:1:2::3')).toBe(429)
  })

  it('counts a /48 of IPv6 as one site, and however an address is written', async () => {
    await using server = await start(true)
    const statuses: number[] = []
    for (let network = 0; network < 9; network += 1)
      statuses.push(await ask(server.url, `2001:db8:7:${network.toString(16)}::1`))
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 200), 429])
    await ask(server.url, '2001:db8::1')
    await ask(server.url, '2001:0DB8:0:0:0:0:0:2')
    expect(await ask(server.url, '2001:db8:0::3')).toBe(429)
  })

  it('counts what an announced proxy passes on, whatever it says', async () => {
    await using server = await start(true)
    for (const invented of ['127.0.0.1', '::1']) {
      await ask(server.url, invented)
      await ask(server.url, invented)
      expect(await ask(server.url, invented)).toBe(429)
    }
    for (const garbage of ['garbage1', 'garbage2']) await ask(server.url, garbage)
    expect(await ask(server.url, 'garbage3')).toBe(429)
  })

  it('counts neither loopback nor anybody when switched off', async () => {
    await using on = await start(true)
    for (let i = 0; i < 5; i += 1) expect(await ask(on.url)).toBe(200)
    await using off = await start(false)
    for (let i = 0; i < 5; i += 1) expect(await ask(off.url, '203.0.113.1')).toBe(200)
  })
})
