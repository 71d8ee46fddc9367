import { createLinkSigner } from '@booster/mail/render/links'
import express from 'express'
import { describe, expect, it } from 'vitest'
import { useDemoApi } from '../../testing/demo-api.ts'
import { listenForTest } from '../../testing/listen-for-test.ts'
import { silentLog } from '../../testing/silent-log.ts'
import { answerErrors } from '../api-error.ts'
import { giveRequestId } from '../guard.ts'
import { limitPerAddress } from '../rate-limit.ts'
import { answerWithPage } from './error-page.ts'
import { type LinkPageDeps, mountLinkPages } from './mount-link-pages.ts'

const ACTS = ['', '/sequence', '/undo', '/pause/0', '/pause/7', '/pause/30', '/data/copy'].map(
  (act) => `/u/x${act}`,
)

/** The pages with small limits. Nobody signed the links that are tried, so nothing else is asked for. */
function start() {
  const limit = (name: string, perMinute: number) => limitPerAddress({ name, perMinute, enabled: true })
  const deps = {
    links: createLinkSigner('a secret of sixteen characters'),
    linkActLimit: limit('act', 2),
    linkOpenLimit: limit('open', 3),
    ownDataLimit: limit('data', 100),
  }
  const app = express()
  app.set('trust proxy', 'loopback')
  app.use(giveRequestId, mountLinkPages(deps as unknown as LinkPageDeps))
  app.use(answerErrors(silentLog, answerWithPage))
  return listenForTest(app)
}

async function ask(address: string, method: 'GET' | 'POST', from: string, language = 'id') {
  const headers = { 'x-forwarded-for': from, accept: 'text/html', 'accept-language': language }
  const answer = await fetch(address, { method, headers, redirect: 'manual' })
  const wait = Number(answer.headers.get('retry-after') ?? 0)
  return { status: answer.status, wait, text: await answer.text() }
}

describe('the links of mails', () => {
  it.each([...ACTS, '/c/x'])('do something for an address only so often: POST %s', async (path) => {
    await using server = await start()
    const press = () => ask(`${server.url}${path}`, 'POST', '203.0.113.1')
    expect([(await press()).status, (await press()).status]).toEqual([404, 404])
    const refused = await press()
    expect(refused.status).toBe(429)
    expect(refused.wait).toBeGreaterThan(0)
    expect((await ask(`${server.url}${path}`, 'POST', '203.0.113.2')).status).toBe(404)
    // Who may not press any more can still look.
    expect((await ask(`${server.url}/u/x`, 'GET', '203.0.113.1')).status).toBe(404)
  })

  it.each(['/o/x.gif', '/l/x', '/u/x', '/u/x/data', '/c/x'])(
    'are opened from an address only so often: GET %s',
    async (path) => {
      await using server = await start()
      const statuses: number[] = []
      for (let n = 0; n < 4; n += 1)
        statuses.push((await ask(`${server.url}${path}`, 'GET', '203.0.113.1')).status)
      const usual = path === '/o/x.gif' ? 200 : 404
      expect(statuses).toEqual([usual, usual, usual, 429])
      expect((await ask(`${server.url}${path}`, 'GET', '203.0.113.2')).status).toBe(usual)
    },
  )

  it('say in the language of the reader that it was too often', async () => {
    await using server = await start()
    for (let n = 0; n < 2; n += 1) await ask(`${server.url}/u/x`, 'POST', '203.0.113.1')
    for (const [language, words] of [
      ['id', 'Terlalu banyak permintaan'],
      ['en', 'Too many requests'],
    ] as const)
      expect(await ask(`${server.url}/u/x`, 'POST', '203.0.113.1', language)).toMatchObject({
        status: 429,
        text: expect.stringContaining(words),
      })
  })
})

describe('the process', () => {
  const demo = useDemoApi({ TRUST_PROXY: '1' })

  async function statusesOf(path: string, { method, times }: { method: 'GET' | 'POST'; times: number }) {
    const counted = new Map<number, number>()
    for (let done = 0; done < times; done += 50) {
      const some = Array.from({ length: Math.min(50, times - done) })
      const answers = await Promise.all(some.map(() => ask(`${demo.api.url}${path}`, method, '203.0.113.1')))
      for (const { status } of answers) counted.set(status, (counted.get(status) ?? 0) + 1)
    }
    return counted
  }

  it('lets nobody guess the address behind a link', async () => {
    const counted = await statusesOf('/u/x/data/erase', { method: 'POST', times: 12 })
    expect(counted).toEqual(
      new Map([
        [404, 10],
        [429, 2],
      ]),
    )
  })

  it('takes what a large provider sends for its readers, and no flood', async () => {
    const counted = await statusesOf('/u/y', { method: 'POST', times: 1_300 })
    expect(counted.get(404)).toBeGreaterThan(1_100)
    expect(counted.get(429)).toBeGreaterThan(50)
    expect((await ask(`${demo.api.url}/u/y`, 'GET', '203.0.113.1')).status).toBe(404)
  }, 30_000)
})
