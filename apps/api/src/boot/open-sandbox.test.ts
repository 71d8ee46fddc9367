import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSandbox, type SandboxPlace, sandboxPlaceOf } from './open-sandbox.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'booster-open-sandbox-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const LAN = '192.168.77.7'

async function open(place?: SandboxPlace) {
  const webhook = { url: 'http://127.0.0.1:9/', secret: undefined }
  const sandbox = await openSandbox({ port: 0, dataDir, credits: undefined, webhook, place })
  const port = new URL(sandbox.url).port
  return { ...sandbox, port, [Symbol.asyncDispose]: () => sandbox.stop() }
}

/** What a browser is answered that reached this machine under another name. */
function statusFor(port: string, name: string): Promise<number | undefined> {
  return new Promise((answered, failed) => {
    get({ host: '127.0.0.1', port, path: '/', headers: { host: `${name}:${port}` } }, (response) => {
      response.resume()
      answered(response.statusCode)
    }).on('error', failed)
  })
}

describe('openSandbox', () => {
  it('leads phones to the name they use, and answers to no other one', async () => {
    await using sandbox = await open({ host: '0.0.0.0', name: LAN })
    expect(sandbox.url).toBe(`http://${LAN}:${sandbox.port}/`)
    expect(new URL(sandbox.apiUrl).hostname).toBe('127.0.0.1')
    expect(await statusFor(sandbox.port, LAN)).toBe(200)
    expect(await statusFor(sandbox.port, 'localhost')).toBe(200)
    expect(await statusFor(sandbox.port, 'rebound.example')).toBe(403)
  })

  it('answers to this machine alone otherwise', async () => {
    await using sandbox = await open()
    expect(new URL(sandbox.url).hostname).toBe('127.0.0.1')
    expect(await statusFor(sandbox.port, '127.0.0.1')).toBe(200)
    expect(await statusFor(sandbox.port, LAN)).toBe(403)
  })
})

describe('sandboxPlaceOf', () => {
  const lan = `http://${LAN}:4000`
  it.each([
    ['a demo that listens everywhere', '0.0.0.0', false, lan, ['0.0.0.0', LAN]],
    ['a demo that listens at one address', LAN, false, lan, [LAN, LAN]],
    ['no public address', '0.0.0.0', false, 'http://localhost:4000', ['0.0.0.0', '127.0.0.1']],
    ['a demo behind a tunnel', '127.0.0.1', false, 'https://x.example', ['127.0.0.1', '127.0.0.1']],
    ['production', '0.0.0.0', true, lan, ['127.0.0.1', '127.0.0.1']],
  ] as const)('of %s', (_what, HOST, production, publicUrl, [host, name]) => {
    expect(sandboxPlaceOf({ HOST, production }, publicUrl)).toEqual({ host, name })
  })
})
