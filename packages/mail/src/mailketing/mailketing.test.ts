import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { startSandbox } from '@booster/sandbox/sandbox'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mailer } from '../mailer.ts'
import { closedPort, readAll, startServer, TEST_REF, testMail } from '../testing.ts'
import type { MailketingOptions } from './mailketing.ts'
import { createMailketingV1 } from './mailketing-v1.ts'
import { createMailketingV2 } from './mailketing-v2.ts'

const mailers: Mailer[] = []
afterEach(async () => {
  await Promise.all(mailers.splice(0).map((mailer) => mailer.close()))
})

const CREATE = { v1: createMailketingV1, v2: createMailketingV2 }
type Api = keyof typeof CREATE

function open(api: Api, baseUrl: string, more: Partial<MailketingOptions> = {}): Mailer {
  const mailer = CREATE[api]({ baseUrl, apiToken: 'tok-secret', ...more })
  mailers.push(mailer)
  return mailer
}

async function openSandbox(options: { credits?: number } = {}) {
  const sandbox = await startSandbox({ port: 0, ...options })
  const call = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${sandbox.url}/__sandbox${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return (await answer.json()) as Record<string, unknown>
  }
  return {
    ...sandbox,
    setFault: (settings: object) => call('PUT', '/faults', settings),
    accepted: async () => (await call('GET', '/acceptances')).acceptances as { ref: string }[],
    messages: async () => (await call('GET', '/messages')).messages as Record<string, unknown>[],
    [Symbol.asyncDispose]: () => sandbox.stop(),
  }
}

describe.each<Api>(['v1', 'v2'])('Mailketing %s against the sandbox', (api) => {
  it('hands a mail over and reads the credits', async () => {
    await using sandbox = await openSandbox({ credits: 429_405 })
    const mailer = open(api, `${sandbox.providerUrl}/api/`)
    const outcome = await mailer.send(
      testMail({ fromName: 'Budi\r\nBcc: x@y.z\u202e', subject: 'Halo\nSari' }),
    )
    expect(outcome).toEqual(api === 'v1' ? { kind: 'accepted' } : { kind: 'accepted', providerId: TEST_REF })
    expect(await sandbox.messages()).toMatchObject([
      {
        ref: TEST_REF,
        to: 'sari@example.test',
        fromName: 'Budi Bcc: x@y.z',
        subject: 'Halo Sari',
        content: testMail().html,
      },
    ])
    expect(await mailer.readBalance()).toEqual({ kind: 'known', credits: 429_404 })
  })

  it.each([
    [
      { mode: '429', retryAfterS: 9 },
      { kind: 'not-sent', retryAfterMs: 9_000, fault: { code: 'RATE_LIMITED', status: 429 } },
      0,
    ],
    [{ mode: '422' }, { kind: 'rejected', about: 'recipient' }, 0],
    [{ mode: '422', field: 'content' }, { kind: 'rejected', about: 'content' }, 0],
    [{ mode: 'failed-200' }, { kind: 'rejected', about: 'recipient', fault: { code: 'BLACKLISTED' } }, 0],
    [{ mode: '401' }, { kind: 'blocked', fault: { code: 'PROVIDER_KEY_REFUSED' } }, 0],
    [{ mode: 'no-credits' }, { kind: 'blocked', fault: { code: 'PROVIDER_OUT_OF_CREDIT' } }, 0],
    [{ mode: '500' }, { kind: 'unconfirmed' }, 0],
    [{ mode: '502' }, { kind: 'not-sent', fault: { code: 'PROVIDER_BUSY' } }, 0],
    [{ mode: '503', retryAfterS: 3 }, { kind: 'not-sent', retryAfterMs: 3_000 }, 0],
    [{ mode: 'html-200' }, { kind: 'unconfirmed', fault: { code: 'ANSWER_UNREADABLE' } }, 0],
    [{ mode: 'slow', latencyMs: 3_000 }, { kind: 'unconfirmed', fault: { code: 'ANSWER_TIMEOUT' } }, 1],
    [{ mode: 'accept-then-drop' }, { kind: 'unconfirmed', fault: { code: 'CONNECTION_LOST' } }, 1],
    [{ mode: 'refuse' }, { kind: 'not-sent', fault: { code: 'CONNECTION_REFUSED' } }, 0],
    [{ mode: 'refuse', rate: 0.9999999 }, { kind: 'unconfirmed', fault: { code: 'CONNECTION_LOST' } }, 0],
    [{ mode: 'slow', latencyMs: 50 }, { kind: 'accepted' }, 1],
  ])('%j', async (fault, expected, accepted) => {
    await using sandbox = await openSandbox()
    await sandbox.setFault(fault)
    const mailer = open(api, `${sandbox.providerUrl}/api`, { totalTimeoutMs: 600 })
    expect(await mailer.send(testMail())).toMatchObject(expected)
    expect(await sandbox.accepted()).toHaveLength(accepted)
  })

  it('reads unknown credits as unknown, with the reason', async () => {
    await using sandbox = await openSandbox()
    const mailer = open(api, sandbox.url)
    await sandbox.setFault({ mode: '401' })
    expect(await mailer.readBalance()).toMatchObject({
      kind: 'unknown',
      fault: { code: 'PROVIDER_KEY_REFUSED' },
    })
    const nowhere = open(api, `http://127.0.0.1:${await closedPort()}`)
    expect(await nowhere.readBalance()).toMatchObject({
      kind: 'unknown',
      fault: { code: 'CONNECTION_REFUSED' },
    })
  })

  it('a closed port and an unknown name are not sent', async () => {
    const closed = open(api, `http://127.0.0.1:${await closedPort()}`)
    expect(await closed.send(testMail())).toMatchObject({
      kind: 'not-sent',
      fault: { code: 'CONNECTION_REFUSED' },
    })
    const unknown = open(api, 'http://no-such-host.invalid')
    expect(await unknown.send(testMail())).toMatchObject({ kind: 'not-sent', fault: { code: 'DNS_FAILURE' } })
  })

  it('a failed TLS handshake is not sent', async () => {
    const plain = createTcpServer((socket) => socket.end('no TLS here\r\n'))
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    try {
      const mailer = open(api, `https://127.0.0.1:${(plain.address() as AddressInfo).port}`)
      expect(await mailer.send(testMail())).toMatchObject({ kind: 'not-sent' })
    } finally {
      plain.close()
    }
  })

  it('never follows a redirect', async () => {
    let redirected = 0
    await using target = await startServer((_request, response) => {
      redirected += 1
      response.end('{"status":"success","success":true}')
    })
    await using server = await startServer((_request, response) => {
      response.writeHead(307, { location: target.url }).end()
    })
    expect(await open(api, server.url).send(testMail())).toMatchObject({
      kind: 'blocked',
      fault: { code: 'PROVIDER_REDIRECTS', status: 307 },
    })
    expect(redirected).toBe(0)
  })

  it('stops reading a huge answer, and keeps what its status says', async () => {
    await using server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    })
    const outcome = await open(api, server.url, { totalTimeoutMs: 5_000 }).send(testMail())
    expect(outcome).toMatchObject({ kind: 'unconfirmed', fault: { code: 'ANSWER_UNREADABLE' } })
  })

  it('an answer cut off in its body is unconfirmed', async () => {
    await using server = await startServer((request, response) => {
      response.writeHead(200, { 'content-length': '500' })
      response.write('{"status":"success","success":true}')
      setTimeout(() => request.socket.destroy(), 20)
    })
    expect(await open(api, server.url).send(testMail())).toMatchObject({ kind: 'unconfirmed' })
  })

  it('hands over once, whatever happens: no retry inside', async () => {
    let requests = 0
    await using server = await startServer(async (request, _response) => {
      await readAll(request)
      requests += 1
      request.socket.destroy()
    })
    await open(api, server.url).send(testMail())
    expect(requests).toBe(1)
  })

  it('waiting for a free connection until the time is up is not sent, and is not sent later either', async () => {
    const bodies: string[] = []
    await using server = await startServer(async (request) => {
      bodies.push(await readAll(request)) // never answers
    })
    const mailer = open(api, server.url, { connections: 1, totalTimeoutMs: 300 })
    const second = new AbortController()
    const [one, two] = await Promise.all([
      mailer.send(testMail({ subject: 'first' })),
      (async () => {
        setTimeout(() => second.abort(), 100)
        return mailer.send(testMail({ subject: 'second' }), second.signal)
      })(),
    ])
    expect(one).toMatchObject({ kind: 'unconfirmed', fault: { code: 'ANSWER_TIMEOUT' } })
    expect(two).toMatchObject({ kind: 'not-sent', fault: { code: 'CALLED_OFF' } })
    await mailer.close()
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toContain('first')
  })

  it('refuses an empty key and a base URL that is none', () => {
    expect(() => CREATE[api]({ baseUrl: 'http://x.test', apiToken: ' ' })).toThrow(/token is empty/)
    expect(() => CREATE[api]({ baseUrl: 'nonsense', apiToken: 'k' })).toThrow(TypeError)
  })
})
