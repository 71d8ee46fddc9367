import express from 'express'
import { describe, expect, it } from 'vitest'
import { listenForTest } from '../testing/listen-for-test.ts'
import { silentLog } from '../testing/silent-log.ts'
import { answerErrors } from './api-error.ts'
import {
  foldSlashes,
  giveRequestId,
  readJson,
  refuseBrokenPath,
  refuseCrossSite,
  securityHeaders,
} from './guard.ts'

function publicUrl(): string {
  return 'https://booster.example'
}

function start() {
  const app = express()
  app.use(
    foldSlashes,
    giveRequestId,
    securityHeaders(publicUrl),
    refuseBrokenPath,
    refuseCrossSite(publicUrl),
    readJson,
  )
  app.use((request, response) => void response.json({ path: request.path, body: request.body ?? null }))
  app.use(answerErrors(silentLog))
  return listenForTest(app)
}

describe('refuseCrossSite', () => {
  it.each([
    ['a program without headers', {}, 200],
    ['the same origin', { 'sec-fetch-site': 'same-origin', origin: 'https://booster.example' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['a sibling of our site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.booster.example' }, 403],
    ['another site in an old browser', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['our public address in an old browser', { origin: 'https://booster.example' }, 200],
  ])('judges a write of %s', async (_who, headers, status) => {
    await using server = await start()
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    })
    expect(answer.status).toBe(status)
  })

  it('lets reads through, wherever they come from', async () => {
    await using server = await start()
    expect((await fetch(server.url, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
  })
})

describe('the body', () => {
  const post = async (url: string, body: string) => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    return { status: answer.status, id: answer.headers.get('x-request-id'), json: await answer.json() }
  }

  it('of 1 MB is refused with 413 in the shape of every error', async () => {
    await using server = await start()
    const answer = await post(server.url, JSON.stringify({ name: 'x'.repeat(1_048_576) }))
    expect(answer.status).toBe(413)
    expect(answer.json).toEqual({
      success: false,
      error: { code: 'PAYLOAD_TOO_LARGE', message: expect.any(String), requestId: answer.id, field: 'body' },
    })
  })

  it('that is no JSON is refused with 400 naming the body', async () => {
    await using server = await start()
    const answer = await post(server.url, '{"name": ')
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 'BAD_JSON', field: 'body' } } })
  })
})

describe('the headers', () => {
  it('allow no script from elsewhere and no frame, except around a form', async () => {
    await using server = await start()
    const page = await fetch(`${server.url}/affiliate/`)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('strict-transport-security')).toContain('max-age=')
    const form = await fetch(`${server.url}/f/webinar`)
    // Pictures of a mail in the editor; nowhere else does a page ask other servers for any.
    expect(page.headers.get('content-security-policy')).toContain("img-src 'self' data: https:;")
    const admin = await fetch(`${server.url}/admin/`)
    for (const other of [form, admin])
      expect(other.headers.get('content-security-policy')).toContain("img-src 'self' data:;")
    expect(form.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(form.headers.get('x-frame-options')).toBeNull()
  })

  it('of a procedure forbid everything that a page may do, in few bytes', async () => {
    await using server = await start()
    const { headers } = await fetch(`${server.url}/trpc/session.me`)
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    const lines = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    expect(lines.length, lines).toBeLessThan(500)
  })

  it('refuse a broken path instead of failing on it', async () => {
    await using server = await start()
    expect((await fetch(`${server.url}/api/%E0%A4%A`)).status).toBe(400)
    expect((await fetch(`${server.url}/api/%00`)).status).toBe(400)
  })

  it('take a slash too many in front of a path for one', async () => {
    await using server = await start()
    for (const path of ['//u/token', '///u/token', '/u/token'])
      expect(await (await fetch(`${server.url}${path}`)).json()).toMatchObject({ path: '/u/token' })
    expect(await (await fetch(`${server.url}/u//token`)).json()).toMatchObject({ path: '/u//token' })
  })
})
