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

  it('counts neither loopback nor anybody when switched off', async () => {
    await using on = await start(true)
    for (let i = 0; i < 5; i += 1) expect(await ask(on.url)).toBe(200)
    await using off = await start(false)
    for (let i = 0; i < 5; i += 1) expect(await ask(off.url, '203.0.113.1')).toBe(200)
  })
})
