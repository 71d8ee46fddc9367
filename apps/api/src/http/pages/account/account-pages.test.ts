import { describe, expect, it, vi } from 'vitest'
import { useDemoApi } from '../../../testing/demo-api.ts'

const NEW_PASSWORD = 'sandi baru yang panjang'
const DEMO_PASSWORD = 'demo-booster-2026'
const demo = useDemoApi({ TRUST_PROXY: 'loopback' })

type Sent = { readonly to: string; readonly subject: string; readonly content: string }

let people = 0
function newAddress(): string {
  people += 1
  return `orang-${people}@undangan.test`
}

let visitors = 0
/** A visitor who has limits of its own. */
function newVisitor(): string {
  visitors += 1
  return `203.0.113.${visitors}`
}

async function mailsTo(address: string): Promise<readonly Sent[]> {
  const answer = await fetch(`${demo.api.sandboxUrl}/__sandbox/messages?to=${encodeURIComponent(address)}`)
  return ((await answer.json()) as { messages: Sent[] }).messages
}

/** The token in the newest mail to an address, once that many have arrived. */
async function tokenFor(address: string, mails = 1): Promise<string> {
  const [newest] = await vi.waitFor(
    async () => {
      const found = await mailsTo(address)
      expect(found).toHaveLength(mails)
      return found
    },
    { timeout: 10_000, interval: 50 },
  )
  return /set-password\/([\w-]{43})/.exec(newest?.content ?? '')?.[1] ?? ''
}

async function signIn(email: string, password: string): Promise<{ status: number; cookie: string }> {
  const answer = await fetch(`${demo.api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': newVisitor() },
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return { status: answer.status, cookie: cookie.join('; ') }
}

/** A procedure, called by an admin unless another cookie is given. */
async function call(procedure: string, input: unknown, cookie?: string) {
  const answer = await fetch(`${demo.api.url}/trpc/${procedure}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: cookie ?? (await signIn('admin@demo.test', DEMO_PASSWORD)).cookie,
    },
    body: JSON.stringify(input),
  })
  const body = (await answer.json()) as { result?: { data: Record<string, unknown> }; error?: unknown }
  return { status: answer.status, data: body.result?.data ?? {}, error: body.error }
}

async function me(cookie: string): Promise<number> {
  return (await fetch(`${demo.api.url}/trpc/session.me`, { headers: { cookie } })).status
}

async function open(token: string, language = 'id') {
  const answer = await fetch(`${demo.api.url}/set-password/${token}?lang=${language}`, {
    headers: { 'x-forwarded-for': newVisitor() },
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

async function set(token: string, password = NEW_PASSWORD, again = password, headers = {}) {
  const answer = await fetch(`${demo.api.url}/set-password/${token}?lang=en`, {
    method: 'POST',
    headers: { 'x-forwarded-for': newVisitor(), ...headers },
    body: new URLSearchParams({ password, again }),
  })
  return { status: answer.status, text: await answer.text() }
}

async function forget(email: string, from = newVisitor()) {
  const answer = await fetch(`${demo.api.url}/forgot-password?lang=en`, {
    method: 'POST',
    headers: { 'x-forwarded-for': from },
    body: new URLSearchParams({ email }),
  })
  return { status: answer.status, text: await answer.text() }
}

async function invite(role = 'affiliate', language = 'id') {
  const email = newAddress()
  const { data } = await call('admin.user.invite', { email, name: 'Rahma', role, language })
  expect(data).toMatchObject({ email, mail: 'sent' })
  return { email, userId: String(data.userId), token: await tokenFor(email) }
}

describe('an invitation', () => {
  it('leads to a password once; only the hash of its token is stored', async () => {
    const { email, token } = await invite()
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(401)
    const { rows } = await demo.db.query(`SELECT row_to_json(l)::text AS "text" FROM "PasswordLink" l`)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)

    const page = await open(token)
    expect([page.status, page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual([
      200,
      'no-referrer',
      'no-store',
    ])
    expect(page.text).toContain(email)
    expect((await open(token)).status).toBe(200) // looking uses nothing up
    expect(await set(token)).toMatchObject({
      status: 200,
      text: expect.stringContaining('/affiliate/sign-in'),
    })
    const { cookie } = await signIn(email, NEW_PASSWORD)
    expect(await me(cookie)).toBe(200)

    expect(await set(token, 'another long password')).toMatchObject({
      status: 410,
      text: expect.stringContaining('This link has been used'),
    })
    expect((await open(token)).status).toBe(410)
    expect((await signIn(email, 'another long password')).status).toBe(401)
  })

  it('is used by one of two who press at the same moment', async () => {
    const { token } = await invite()
    const answers = await Promise.all([set(token, 'the first password'), set(token, 'the second password')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
  })

  it.each([
    ['sandi', 'sandi', 'at least 10 characters'],
    ['x'.repeat(201), 'x'.repeat(201), 'at most 200 characters'],
    [NEW_PASSWORD, `${NEW_PASSWORD}!`, 'The two passwords differ'],
  ])('says what is wrong with a password, and stays good (%#)', async (password, again, words) => {
    const { email, token } = await invite()
    expect(await set(token, password, again)).toMatchObject({
      status: 400,
      text: expect.stringContaining(words),
    })
    expect((await signIn(email, password)).status).toBeGreaterThanOrEqual(400)
    expect((await set(token)).status).toBe(200)
  })

  it('expires after 72 hours', async () => {
    const { userId, token } = await invite()
    const { rows } = await demo.db.query(
      `SELECT extract(epoch FROM "expiresAt" - "createdAt")::int / 3600 AS "hours" FROM "PasswordLink" WHERE "userId" = $1`,
      [userId],
    )
    expect(rows).toEqual([{ hours: 72 }])
    await demo.db.query(`UPDATE "PasswordLink" SET "expiresAt" = now() WHERE "userId" = $1`, [userId])
    for (const answer of [await open(token, 'en'), await set(token)])
      expect(answer).toMatchObject({
        status: 410,
        text: expect.stringContaining('This invitation has expired'),
      })
  })

  it('is replaced by a newer one, and ends when it is revoked', async () => {
    const { email, userId, token } = await invite('admin', 'en')
    expect((await call('admin.user.inviteAgain', { userId })).data).toMatchObject({ mail: 'sent' })
    const newer = await tokenFor(email, 2)
    expect((await set(token)).status).toBe(410)
    expect((await open(newer)).status).toBe(200)
    expect((await call('admin.user.revokeInvitation', { userId })).status).toBe(200)
    expect((await set(newer)).status).toBe(410)
    expect((await forget(email)).status).toBe(200)
    expect((await call('admin.user.inviteAgain', { userId })).status).toBe(200)
    const third = await tokenFor(email, 3)
    expect(await set(third)).toMatchObject({ status: 200, text: expect.stringContaining('/admin/sign-in') })
    expect((await call('admin.user.inviteAgain', { userId })).status).toBe(409)
    expect((await mailsTo(email))[0]?.subject).toBe('Your invitation to Affiliate Booster')
  })

  it('of an address that has an account is refused at its field', async () => {
    const taken = { email: 'Budi@Demo.test', name: 'Budi', role: 'admin', language: 'id' }
    const { status, error } = await call('admin.user.invite', taken)
    expect([status, error]).toMatchObject([400, { data: { field: 'email' } }])
  })
})

describe('a link to a password', () => {
  it.each(['x', 'A'.repeat(43), `${'A'.repeat(43)}/more`])(
    'that nobody sent opens nothing: %s',
    async (token) => {
      expect((await open(token)).status).toBe(404)
      expect((await set(token)).status).toBe(404)
    },
  )

  it('does nothing for another site', async () => {
    const { token } = await invite()
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await set(token, NEW_PASSWORD, NEW_PASSWORD, foreign)).status).toBe(403)
    expect((await open(token)).status).toBe(200)
  })

  it('is not in the log', async () => {
    const { token } = await invite()
    await set(token)
    expect(demo.api.output()).not.toContain(token)
  })
})

describe('a forgotten password', () => {
  it('gets the same answer whether the address is known or not, and a link only where it is', async () => {
    const { email, token } = await invite()
    await set(token)
    const stranger = newAddress()
    const [known, unknown] = [await forget(email.toUpperCase()), await forget(stranger)]
    expect(known.status).toBe(200)
    expect(known.text.replaceAll(email, '@')).toBe(unknown.text.replaceAll(stranger, '@'))
    await tokenFor(email, 2)
    expect(await mailsTo(stranger)).toEqual([])
  })

  it('is replaced by the link; every session ends, and the old one is refused', async () => {
    const { email, userId, token } = await invite()
    await set(token)
    const { cookie } = await signIn(email, NEW_PASSWORD)
    expect(await me(cookie)).toBe(200)
    await forget(email)
    const reset = await tokenFor(email, 2)
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200) // until it is used
    expect((await set(reset, 'an even longer password')).status).toBe(200)
    expect(await me(cookie)).toBe(401)
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(401)
    expect((await signIn(email, 'an even longer password')).status).toBe(200)
    const { rows } = await demo.db.query(
      `SELECT "action", "actorId" = $2::uuid AS "own" FROM "ActivityLog"
       WHERE "objectId" = $1 AND "action" IN ('user.forgot-password', 'user.set-password') ORDER BY "at", "id"`,
      [userId, userId],
    )
    expect(rows).toEqual([
      { action: 'user.set-password', own: true },
      { action: 'user.forgot-password', own: null },
      { action: 'user.set-password', own: true },
    ])
  })

  it('expires after an hour', async () => {
    const { email, userId, token } = await invite()
    await set(token)
    await forget(email)
    const reset = await tokenFor(email, 2)
    await demo.db.query(
      `UPDATE "PasswordLink" SET "createdAt" = now() - interval '61 minutes', "expiresAt" = "expiresAt" - interval '61 minutes'
       WHERE "userId" = $1 AND "purpose" = 'reset'`,
      [userId],
    )
    expect(await set(reset)).toMatchObject({
      status: 410,
      text: expect.stringContaining('This link has expired'),
    })
  })

  it('fills nobody a mailbox: five links an hour for a person, whoever asks', async () => {
    const { email, token } = await invite()
    await set(token)
    for (let n = 0; n < 8; n += 1) expect((await forget(email)).status).toBe(200)
    // The invitation, and four more links of the hour.
    await tokenFor(email, 5)
    expect((await call('admin.user.sendReset', { userId: await idOf(email) })).status).toBe(409)
    expect(await mailsTo(email)).toHaveLength(5)
  })

  it('is asked for by a visitor only so often, whatever the addresses', async () => {
    const from = newVisitor()
    const statuses: number[] = []
    for (let n = 0; n < 7; n += 1) statuses.push((await forget(newAddress(), from)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect((await forget(newAddress())).status).toBe(200)
  })

  it.each(['', 'budi', 'budi@', 'a b@c.id'])('needs an address: %s', async (email) => {
    expect(await forget(email)).toMatchObject({
      status: 400,
      text: expect.stringContaining('This email address is not valid'),
    })
  })
})

describe('a suspended affiliate', () => {
  it('is signed out at once, on the open stream too, and gets in again after the release', async () => {
    const { email, userId, token } = await invite()
    await set(token)
    const { cookie } = await signIn(email, NEW_PASSWORD)
    const key = await call('apiKey.create', { name: 'Kasir' }, cookie)
    const byKey = () =>
      fetch(`${demo.api.url}/api/affiliate/automation/stats`, {
        headers: { authorization: `Bearer ${key.data.secret}` },
      })
    expect((await byKey()).status).toBe(200)
    const stream = await fetch(`${demo.api.url}/trpc/live.changes`, {
      headers: { cookie, accept: 'text/event-stream' },
    })
    const ended = endOf(stream)
    expect(await me(cookie)).toBe(200)

    expect((await call('admin.user.suspend', { userId, reason: 'keluhan spam' })).status).toBe(200)
    await ended
    expect(await me(cookie)).toBe(401)
    expect((await byKey()).status).toBe(401)
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(403)
    await forget(email)
    expect((await call('admin.user.suspend', { userId, reason: 'sekali lagi' })).status).toBe(409)

    expect((await call('admin.user.release', { userId, reason: 'sudah jelas' })).status).toBe(200)
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200)
    expect((await byKey()).status).toBe(200)
    expect(await mailsTo(email)).toHaveLength(1)
  })
})

describe('an admin', () => {
  it('signs a person out everywhere', async () => {
    const { email, userId, token } = await invite()
    await set(token)
    const cookies = [(await signIn(email, NEW_PASSWORD)).cookie, (await signIn(email, NEW_PASSWORD)).cookie]
    for (const cookie of cookies) expect(await me(cookie)).toBe(200)
    expect((await call('admin.user.signOut', { userId })).data).toEqual({ ended: 2 })
    await vi.waitFor(async () => {
      for (const cookie of cookies) expect(await me(cookie)).toBe(401)
    })
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200)
  })
})

async function idOf(email: string): Promise<string> {
  const { rows } = await demo.db.query<{ id: string }>(`SELECT "id" FROM "User" WHERE "email" = $1`, [email])
  return rows[0]?.id ?? ''
}

/** Resolves when the server ends the stream. */
async function endOf(stream: Response): Promise<void> {
  for await (const _chunk of stream.body ?? []);
}
