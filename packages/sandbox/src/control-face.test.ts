import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { control, postMail, startTestSandbox, TEST_REF } from './testing.ts'

describe('control API', () => {
  it('lists messages newest first, by ref and by address', async () => {
    await using sandbox = await startTestSandbox()
    await postMail(sandbox.url, { recipient: 'a@x.test', content: 'plain' })
    await postMail(sandbox.url, { recipient: 'B@x.test' })
    const list = async (query: string) =>
      ((await (await control(sandbox.url, 'GET', `/messages${query}`)).json()) as { messages: object[] })
        .messages
    expect(await list('')).toMatchObject([
      { to: 'B@x.test' },
      { to: 'a@x.test', ref: null, content: 'plain' },
    ])
    expect(await list('?to=b@X.test')).toHaveLength(1)
    const [byRef] = await list(`?ref=${TEST_REF}`)
    expect(byRef).toMatchObject({
      ref: TEST_REF,
      to: 'B@x.test',
      fromName: 'Budi',
      fromEmail: 'budi@example.test',
      subject: 'Halo',
      headers: expect.any(Object),
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    })
  })

  it.each([
    ['PUT', '/faults', { mode: 'nonsense' }, 'mode'],
    ['PUT', '/faults', { mode: 'none', rate: 2 }, 'rate'],
    ['PUT', '/faults', { mode: 'none', latencyMs: -1 }, 'latencyMs'],
    ['PUT', '/faults', { mode: 'none', bogus: 1 }, 'bogus'],
    ['PUT', '/credits', { credits: '5' }, 'credits'],
    ['PUT', '/credits', { credits: 1.5 }, 'credits'],
    ['POST', '/events', { type: 'nonsense', email: 'a@x.test' }, 'type'],
    ['POST', '/events', { email: 'a@x.test' }, 'type'],
    ['POST', '/events', { type: 'spam', shape: 'flat', email: 'a@x.test' }, 'type'],
    ['POST', '/events', { type: 'open', email: 'a@x.test' }, 'url'],
    ['POST', '/events', { type: 'open', email: 'a@x.test', url: 'file:///etc/passwd' }, 'url'],
    ['POST', '/events', { type: 'open', ref: 'unknown', url: 'http://127.0.0.1:1' }, 'ref'],
    ['GET', '/messages?limit=0', undefined, 'limit'],
  ])('%s %s %j → 400 naming %s', async (method, path, body, field) => {
    await using sandbox = await startTestSandbox()
    const answer = await control(sandbox.url, method, path, body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ success: false, error: { field } })
  })

  it('sets credits and clears everything', async () => {
    await using sandbox = await startTestSandbox({ credits: 3 })
    await control(sandbox.url, 'PUT', '/credits', { credits: 50 })
    await control(sandbox.url, 'PUT', '/faults', { mode: 'slow', latencyMs: 1 })
    await postMail(sandbox.url)
    const health = async () => (await control(sandbox.url, 'GET', '/health')).json()
    expect(await health()).toMatchObject({ acceptances: 1, credits: 49, faults: { mode: 'slow' } })
    expect((await control(sandbox.url, 'DELETE', '')).status).toBe(200)
    expect(await health()).toMatchObject({ acceptances: 0, credits: 3, faults: { mode: 'none' } })
  })
})

describe('events', () => {
  it('sends both shapes, duplicates and reversed order to the webhook', async () => {
    const received: { body: string; header: string | undefined; url: string }[] = []
    const receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        const header = request.headers['x-mailketing-token']
        received.push({
          body,
          url: request.url ?? '',
          header: typeof header === 'string' ? header : undefined,
        })
        response.end('ok')
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
    try {
      await using sandbox = await startTestSandbox({ webhook: { url, secret: 's3cret' } })
      await postMail(sandbox.url)
      const answer = await control(sandbox.url, 'POST', '/events', {
        types: ['delivered', 'open'],
        ref: TEST_REF,
        times: 2,
        outOfOrder: true,
      })
      expect(await answer.json()).toEqual({
        sent: ['open', 'open', 'delivered', 'delivered'].map((type) => ({ type, status: 200 })),
      })
      expect(received.map(({ body }) => JSON.parse(body).event)).toEqual([
        'open',
        'open',
        'delivered',
        'delivered',
      ])
      expect(received[0]?.body).toBe(received[1]?.body)
      expect(received[0]?.header).toBe('s3cret')

      await control(sandbox.url, 'POST', '/events', {
        type: 'bounce',
        shape: 'flat',
        to: 'sari@example.test',
      })
      const flat = received.at(-1)
      expect(flat?.url).toBe('/hook?token=s3cret')
      expect(JSON.parse(flat?.body ?? '')).toMatchObject({
        type: 'bounce',
        email: 'sari@example.test',
        message_id: TEST_REF,
        reason: expect.stringContaining('5.1.1'),
      })
    } finally {
      receiver.close()
    }
  })
})
