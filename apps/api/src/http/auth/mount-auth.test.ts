import { authCodeWords } from '@booster/contracts/messages/auth-words'
import { createPool } from '@booster/db/connection/connect'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import { createUserProfile } from '@booster/db/users/create-user-profile'
import { hashPassword } from 'better-auth/crypto'
import express from 'express'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
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

function lazyAuth() {
  const signInLimit = createSignInLimit(true)
  return createLazyAuth({
    pool,
    secret: 'a-secret-only-for-this-test',
    publicUrl,
    log: silentLog,
    signInLimit,
  })
}

function start() {
  const auth = lazyAuth()
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
    const again = await signIn(server.url, 'siti@test.example', password, { 'accept-language': 'id' })
    expect([again.status, await again.json()]).toEqual([
      403,
      { code: 'ACCOUNT_SUSPENDED', message: 'Akun ini dihentikan sementara. Hubungi admin.' },
    ])
  })
})

describe('a sign-in under way', () => {
  const CHANGES = [
    [
      'a reset',
      `UPDATE "Account" SET "password" = 'another hash' WHERE "userId" = $1`,
      { status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' },
    ],
    [
      'a suspension',
      `UPDATE "User" SET "suspendedAt" = now() WHERE "id" = $1`,
      { status: 403, code: 'ACCOUNT_SUSPENDED' },
    ],
  ] as const

  it.each(CHANGES)('leaves no session behind %s that ends them all', async (_by, change, refused) => {
    await using server = await start()
    const email = `${crypto.randomUUID()}@test.example`
    const made = await createUserProfile(pool, { email, name: 'Dewi', role: 'affiliate', passwordHash })
    const userId = made?.userId
    const sessions = async () =>
      (await pool.query(`SELECT 1 FROM "Session" WHERE "userId" = $1`, [userId])).rowCount
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query(`SELECT 1 FROM "User" WHERE "id" = $1 FOR NO KEY UPDATE`, [userId])
    await client.query(change, [userId])
    await client.query(`DELETE FROM "Session" WHERE "userId" = $1`, [userId])
    const answering = signIn(server.url, email)
    // It has compared the old password and opened a session; now it waits for the row of the user.
    await vi.waitFor(async () => expect(await sessions()).toBe(1), { timeout: 5_000, interval: 10 })
    await client.query('COMMIT')
    client.release()
    const answer = await answering
    expect([answer.status, await answer.json()]).toMatchObject([refused.status, { code: refused.code }])
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(await sessions()).toBe(0)
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
    const limited = await signIn(server.url, 'tono@test.example', password, { 'accept-language': 'id' })
    expect([limited.status, await limited.json()]).toEqual([
      429,
      {
        code: 'TOO_MANY_REQUESTS',
        message: expect.stringMatching(/^Terlalu banyak percobaan\. Coba lagi dalam \d+ menit\.$/),
      },
    ])
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

  it('that is changed ends the links to another one', async () => {
    await using server = await start()
    const email = 'dewi@test.example'
    const made = await createUserProfile(pool, { email, name: 'Dewi', role: 'affiliate', passwordHash })
    await pool.query(
      `INSERT INTO "PasswordLink" ("userId", "purpose", "tokenHash", "expiresAt")
       VALUES ($1, 'reset', 'open', now() + interval '1 hour')`,
      [made?.userId],
    )
    const states = async () =>
      (await pool.query(`SELECT "revokedAt" IS NULL AS "open" FROM "PasswordLink"`)).rows
    const cookie = cookieOf(await signIn(server.url, email))
    const wrong = { currentPassword: 'wrong password', newPassword: 'a new password of mine' }
    expect((await change(server.url, cookie, wrong)).status).toBe(400)
    expect(await states()).toEqual([{ open: true }])
    expect((await change(server.url, cookie, { ...wrong, currentPassword: password })).status).toBe(200)
    expect(await states()).toEqual([{ open: false }])
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

describe('of better-auth', () => {
  it('nothing is open but four paths: the others would sign people up, or show the tokens that open sessions', async () => {
    await using server = await start()
    const cookie = cookieOf(await signIn(server.url, 'budi@test.example'))
    const { api } = await lazyAuth().get()
    const paths = new Set(Object.values(api).map(({ path }) => path))
    expect(paths.size).toBeGreaterThan(20)
    const open: string[] = []
    for (const path of paths) {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`${server.url}/api/auth${path?.replace(':', '')}`, {
          method,
          headers: { cookie, 'content-type': 'application/json' },
          ...(method === 'POST' ? { body: '{"token": "x"}' } : {}),
        })
        if (![404, 405].includes(answer.status)) open.push(`${method} ${path}`)
      }
    }
    expect(open.toSorted()).toEqual([
      'GET /get-session',
      'POST /change-password',
      'POST /sign-in/email',
      'POST /sign-out',
    ])
  })

  it('no code is without words in both languages', async () => {
    const codes = Object.keys((await lazyAuth().get()).$ERROR_CODES)
    expect(codes.length).toBeGreaterThan(40)
    const missing = codes.filter((code) => {
      const [indonesian, english] = [authCodeWords(code, 'id'), authCodeWords(code, 'en')]
      return indonesian === null || english === null || indonesian === english
    })
    expect(missing).toEqual([])
  })
})

describe('an error', () => {
  const CHANGE = { currentPassword: 'wrong password', newPassword: 'a new password of mine' }
  const CASES = [
    [
      'sign-in/email',
      { email: 'nobody@test.example', password: 'x' },
      'Email atau kata sandi salah.',
      'The email address or the password is wrong.',
    ],
    [
      'sign-in/email',
      { email: 'nobody', password: 'x' },
      'Alamat email ini tidak benar.',
      'This email address is not valid.',
    ],
    [
      'sign-in/email',
      { email: 'nobody@test.example' },
      'Belum diisi, atau bukan teks: password.',
      'Missing, or of the wrong type: password.',
    ],
    [
      'change-password',
      CHANGE,
      'Sesi Anda sudah berakhir. Masuk lagi.',
      'Your session has ended. Sign in again.',
    ],
  ] as const

  it.each(CASES)(
    'of %s with %o is in the language of the request',
    async (path, body, indonesian, english) => {
      await using server = await start()
      for (const [language, words] of [
        ['id-ID,id;q=0.9,en;q=0.8', indonesian],
        ['en-GB', english],
      ] as const) {
        const answer = await post(`${server.url}/api/auth/${path}`, body, { 'accept-language': language })
        const said = (await answer.json()) as { message: string }
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(said.message).toBe(words)
      }
    },
  )

  it('is in the language of the account that is signed in, whatever its browser asks for', async () => {
    await using server = await start()
    const cookie = cookieOf(await signIn(server.url, 'budi@test.example'))
    await pool.query(`UPDATE "User" SET "language" = 'id' WHERE "email" = 'budi@test.example'`)
    const wrong = await post(`${server.url}/api/auth/change-password`, CHANGE, {
      cookie,
      'accept-language': 'en',
    })
    expect([wrong.status, await wrong.json()]).toEqual([
      400,
      { code: 'INVALID_PASSWORD', message: 'Kata sandi ini salah.' },
    ])
    await pool.query(`UPDATE "User" SET "language" = NULL WHERE "email" = 'budi@test.example'`)
  })
})
