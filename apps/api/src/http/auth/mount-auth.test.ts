import { createPool } from '@booster/db/connection/connect'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import { createUserProfile } from '@booster/db/users/create-user-profile'
import { hashPassword } from 'better-auth/crypto'
import express from 'express'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenForTest } from '../../testing/listen-for-test.ts'
import { silentLog } from '../../testing/silent-log.ts'
import { answerErrors } from '../api-error.ts'
import { giveRequestId } from '../guard.ts'
import { createLazyAuth } from './create-lazy-auth.ts'
import { mountAuth } from './mount-auth.ts'
import { createSignInLimit } from './sign-in-limit.ts'
import { createViewers } from './viewers.ts'

const password = 'correct horse battery'
const publicUrl = 'http://booster.example'
let database: TestDatabase
let pool: Pool
let passwordHash: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'api-auth-test', max: 4 })
  passwordHash = await hashPassword(password)
  for (const name of ['budi', 'siti', 'tono', 'rini', 'tuti']) {
    await createUserProfile(pool, { email: `${name}@test.example`, name, role: 'affiliate', passwordHash })
  }
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

function start() {
  const signInLimit = createSignInLimit(true)
  const auth = createLazyAuth({
    pool,
    secret: 'a-secret-only-for-this-test',
    publicUrl,
    log: silentLog,
    signInLimit,
  })
  const viewers = createViewers(auth, pool)
  const app = express()
  app.use(giveRequestId)
  app.use('/api/auth', mountAuth({ auth, viewers, publicUrl: () => publicUrl }))
  app.get('/me', async (request, response) => void response.json(await viewers.viewerOf(request.headers)))
  app.use(answerErrors(silentLog))
  return listenForTest(app)
}

function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

function signIn(url: string, email: string, given = password, headers: Record<string, string> = {}) {
  return post(`${url}/api/auth/sign-in/email`, { email, password: given }, headers)
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

describe('sessions', () => {
  it('begin with a sign-in, are known by their cookie and end with a sign-out, all without an Origin header', async () => {
    await using server = await start()
    const answer = await signIn(server.url, 'Budi@test.example')
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/)
    const cookie = cookieOf(answer)
    const me = await (await fetch(`${server.url}/me`, { headers: { cookie } })).json()
    expect(me).toMatchObject({
      email: 'budi@test.example',
      role: 'affiliate',
      affiliateId: expect.any(String),
    })
    const session = await (await fetch(`${server.url}/api/auth/get-session`, { headers: { cookie } })).json()
    expect(session).toMatchObject({ user: { email: 'budi@test.example', role: 'affiliate' } })
    expect(JSON.stringify(session)).not.toContain('suspendedAt')
    expect((await post(`${server.url}/api/auth/sign-out`, {}, { cookie })).status).toBe(200)
    expect(await (await fetch(`${server.url}/me`, { headers: { cookie } })).json()).toBeNull()
  })

  it('are refused to a forged cookie', async () => {
    await using server = await start()
    const cookie = `${cookieOf(await signIn(server.url, 'budi@test.example'))}x`
    expect(await (await fetch(`${server.url}/me`, { headers: { cookie } })).json()).toBeNull()
  })

  it('are refused from another site', async () => {
    await using server = await start()
    const answer = await signIn(server.url, 'budi@test.example', password, {
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
    })
    expect(answer.status).toBe(403)
  })

  it('are refused to a suspended user, and one that runs ends', async () => {
    await using server = await start()
    const cookie = cookieOf(await signIn(server.url, 'siti@test.example'))
    await pool.query(`UPDATE "User" SET "suspendedAt" = now() WHERE "email" = 'siti@test.example'`)
    expect(await (await fetch(`${server.url}/me`, { headers: { cookie } })).json()).toBeNull()
    const again = await signIn(server.url, 'siti@test.example')
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([
      403,
      'ACCOUNT_SUSPENDED',
    ])
  })
})

describe('sign-up', () => {
  it('is closed, and nobody gives themselves a role', async () => {
    await using server = await start()
    const answer = await post(`${server.url}/api/auth/sign-up/email`, {
      email: 'x@test.example',
      name: 'x',
      password,
      role: 'admin',
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    const cookie = cookieOf(await signIn(server.url, 'rini@test.example'))
    const changed = await post(`${server.url}/api/auth/update-user`, { role: 'admin' }, { cookie })
    expect(changed.status).toBeGreaterThanOrEqual(400)
    const { rows } = await pool.query(
      `SELECT "role"::text FROM "User" WHERE "email" IN ('x@test.example', 'rini@test.example')`,
    )
    expect(rows).toEqual([{ role: 'affiliate' }])
  })
})

describe('wrong passwords', () => {
  it('are counted per account: after ten the right one waits too, other accounts do not', async () => {
    await using server = await start()
    for (let i = 0; i < 10; i += 1)
      expect((await signIn(server.url, 'tono@test.example', 'wrong password')).status).toBe(401)
    const limited = await signIn(server.url, 'tono@test.example')
    expect(limited.status).toBe(429)
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await signIn(server.url, 'budi@test.example')).status).toBe(200)
  })
})

describe('bad input', () => {
  it('is answered with 400 or 413 and the field', async () => {
    await using server = await start()
    const send = (body: string) =>
      fetch(`${server.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    const broken = await send('{"email": ')
    expect([broken.status, await broken.json()]).toMatchObject([
      400,
      { success: false, error: { field: 'body' } },
    ])
    const large = await send(JSON.stringify({ email: 'x'.repeat(1_048_576), password: 'x' }))
    expect([large.status, await large.json()]).toMatchObject([
      413,
      { success: false, error: { field: 'body' } },
    ])
    const wrong = await send(JSON.stringify({ email: 5, password: true }))
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('email')
  })
})

describe('a password', () => {
  const change = (url: string, cookie: string, body: Record<string, unknown>) =>
    post(`${url}/api/auth/change-password`, body, { cookie })

  it('is changed by who knows it; every other session ends, whatever the request says', async () => {
    await using server = await start()
    const here = cookieOf(await signIn(server.url, 'rini@test.example'))
    const elsewhere = cookieOf(await signIn(server.url, 'rini@test.example'))
    const answer = await change(server.url, here, {
      currentPassword: password,
      newPassword: 'a new password of mine',
      revokeOtherSessions: false,
    })
    expect(answer.status).toBe(200)
    const me = async (cookie: string) => (await fetch(`${server.url}/me`, { headers: { cookie } })).json()
    expect(await me(elsewhere)).toBeNull()
    expect(await me(cookieOf(answer))).toMatchObject({ email: 'rini@test.example' })
    expect((await signIn(server.url, 'rini@test.example')).status).toBe(401)
    expect((await signIn(server.url, 'rini@test.example', 'a new password of mine')).status).toBe(200)
    const { rows } = await pool.query(
      `SELECT "objectType", "requestId" IS NOT NULL AS "traced" FROM "ActivityLog" WHERE "action" = 'user.change-password'`,
    )
    expect(rows).toEqual([{ objectType: 'user', traced: true }])
  })

  it('is not guessed with a stolen session: after ten wrong ones it waits', async () => {
    await using server = await start()
    const cookie = cookieOf(await signIn(server.url, 'tuti@test.example'))
    const wrong = { currentPassword: 'wrong password', newPassword: 'a new password of mine' }
    for (let time = 0; time < 10; time += 1)
      expect((await change(server.url, cookie, wrong)).status).toBe(400)
    const right = { ...wrong, currentPassword: password }
    expect((await change(server.url, cookie, right)).status).toBe(429)
  })

  it.each([
    ['short', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(201), 'PASSWORD_TOO_LONG'],
  ])('of a wrong length is refused by name and changes nothing', async (newPassword, code) => {
    await using server = await start()
    const cookie = cookieOf(await signIn(server.url, 'budi@test.example'))
    const answer = await change(server.url, cookie, { currentPassword: password, newPassword })
    expect([answer.status, await answer.json()]).toMatchObject([400, { code }])
    expect((await signIn(server.url, 'budi@test.example')).status).toBe(200)
  })

  it('needs a session', async () => {
    await using server = await start()
    const answer = await change(server.url, '', {
      currentPassword: password,
      newPassword: 'a new password of mine',
    })
    expect(answer.status).toBe(401)
  })
})

describe("better-auth's own lists of sessions", () => {
  it.each(['list-sessions', 'revoke-session', 'revoke-sessions', 'revoke-other-sessions'])(
    '%s is closed: it would show the tokens that open them',
    async (path) => {
      await using server = await start()
      const cookie = cookieOf(await signIn(server.url, 'budi@test.example'))
      const method = path === 'list-sessions' ? 'GET' : 'POST'
      const answer = await fetch(`${server.url}/api/auth/${path}`, {
        method,
        headers: { cookie, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{"token": "x"}' } : {}),
      })
      expect(answer.status).toBe(404)
    },
  )
})
