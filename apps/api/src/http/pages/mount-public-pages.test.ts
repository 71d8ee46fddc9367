import { archiveRuns } from '@booster/db/archive/archive-runs'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { describe, expect, it } from 'vitest'
import { useDemoApi } from '../../testing/demo-api.ts'
import { errorShape, eventually, restClient } from '../../testing/rest-client.ts'
import { sendForm } from '../../testing/send-form.ts'

const slug = 'webinar-jualan-laris'
const webhookSecret = 'webhook-secret'
const demo = useDemoApi({ MAILKETING_WEBHOOK_SECRET: webhookSecret })

type Sent = { readonly ref: string; readonly to: string; readonly content: string }

/** A person signs up with the page's own form and gets the first e-mail. */
async function signUp(email: string): Promise<Sent> {
  const answer = await sendForm(demo.api.url, { name: 'Dewi', email, whatsapp: '', consent: 'true' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/f/${slug}/thanks?lang=id`])
  const look = async () =>
    (
      (await (await fetch(`${demo.api.sandboxUrl}/__sandbox/messages?to=${email}`)).json()) as {
        messages: Sent[]
      }
    ).messages
  const [mail] = await eventually(look, (messages) => messages.length > 0)
  if (mail === undefined) throw new Error('no mail')
  return mail
}

function linkIn(mail: Sent, kind: 'u' | 'l' | 'o'): string {
  return new RegExp(`https?://[^/"]+(/${kind}/[\\w-]+)`).exec(mail.content)?.[1] ?? ''
}

async function leadFacts(email: string) {
  const { rows } = await demo.db.query(
    `SELECT l."unsubscribedAt" IS NOT NULL AS "unsubscribed", l."suppressedAt" IS NOT NULL AS "suppressed",
            count(j."id") FILTER (WHERE j."status" IN ('pending', 'held'))::int AS "waiting"
       FROM "AffiliateLead" l JOIN "AffiliateAutomationJob" j ON j."affiliateId" = l."affiliateId" AND j."leadId" = l."id"
      WHERE l."email" = $1 GROUP BY l."affiliateId", l."id"`,
    [email],
  )
  return rows[0]
}

/** As if retention kept nothing: the ended run of this mail leaves for the archive. */
async function archiveRunOf({ ref }: Sent): Promise<void> {
  const found = () =>
    demo.db.query<{ affiliateId: string; runId: string }>(
      `SELECT "affiliateId", "runId" FROM "AffiliateAutomationJob" WHERE "messageRef" = $1 AND "status" = 'completed'`,
      [ref],
    )
  const [run] = (await eventually(found, ({ rows }) => rows.length > 0)).rows
  if (run === undefined) throw new Error('no run')
  const { affiliateId, runId } = run
  const moved = await archiveRuns(demo.db, DATABASE_CLOCK, { affiliateId, runIds: [runId], olderThanDays: 0 })
  expect(moved.runs).toBe(1)
}

async function deliveries(email: string): Promise<string[]> {
  const { rows } = await demo.db.query<{ kind: string }>(
    `SELECT d."kind"::text FROM "DeliveryEvent" d JOIN "AnyJob" j ON j."affiliateId" = d."affiliateId" AND j."id" = d."jobId"
       JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId" WHERE l."email" = $1 ORDER BY 1`,
    [email],
  )
  return rows.map(({ kind }) => kind)
}

describe('the hosted form', () => {
  it('works without scripts, in both languages, and may be framed by other sites', async () => {
    const page = await fetch(`${demo.api.url}/f/${slug}`, { headers: { 'accept-language': 'en-GB' } })
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(text).toContain('<html lang="en"')
    expect(text).not.toContain('<script')
    expect(text).toContain('sandbox-bar')
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(page.headers.get('set-cookie')).toBeNull()
    expect((await fetch(`${demo.api.url}/f/no-such-form`)).status).toBe(404)
  })

  it('shows what is wrong at its field and keeps what was typed', async () => {
    const answer = await sendForm(demo.api.url, { name: '"><b>Dewi', email: 'dewi', whatsapp: '12' })
    const text = await answer.text()
    expect(answer.status).toBe(400)
    for (const field of ['email', 'whatsapp', 'consent']) expect(text).toContain(`id="${field}-error"`)
    expect(text).not.toContain('id="name-error"')
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;Dewi"')
  })

  it('serves its look itself', async () => {
    const css = await (await fetch(`${demo.api.url}/assets/public.css`)).text()
    expect(css).toContain('--primary')
    expect(css).toContain('url("/assets/font.woff2")')
    expect((await fetch(`${demo.api.url}/assets/font.woff2`)).headers.get('content-type')).toBe('font/woff2')
  })
})

describe('the links of a mail', () => {
  it('unsubscribe only on POST, at once, whatever the body, without a cookie', async () => {
    const email = 'berhenti@example.com'
    const sender = 'Budi Santoso'
    const path = linkIn(await signUp(email), 'u')
    const ask = () => fetch(`${demo.api.url}${path}?lang=id`)
    expect((await ask()).status).toBe(200)
    // Until it is settled, the mail is not found.
    const named = `<strong>${sender}</strong> ke <strong>be•••@example.com</strong>`
    const asked = await eventually(
      async () => (await ask()).text(),
      (text) => text.includes(named),
    )
    expect(asked).toContain(named)
    expect(await leadFacts(email)).toMatchObject({ unsubscribed: false })
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    const answer = await fetch(`${demo.api.url}${path}?lang=en`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    expect(await answer.text()).toContain(`be•••@example.com will get no more emails from ${sender}.`)
    expect(await leadFacts(email)).toEqual({ unsubscribed: true, suppressed: false, waiting: 0 })
    const again = await fetch(`${demo.api.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(again.status).toBe(200)
  })

  it('lead on and are counted once', async () => {
    const email = 'klik@example.com'
    const mail = await signUp(email)
    for (let i = 0; i < 2; i += 1) {
      const click = await fetch(`${demo.api.url}${linkIn(mail, 'l')}`, { redirect: 'manual' })
      expect([click.status, click.headers.get('location')]).toEqual([
        302,
        expect.stringMatching(/^https?:\/\//),
      ])
      const open = await fetch(`${demo.api.url}${linkIn(mail, 'o')}`)
      expect([open.status, open.headers.get('content-type')]).toEqual([200, 'image/gif'])
    }
    expect(
      await eventually(
        () => deliveries(email),
        (kinds) => kinds.length >= 2,
      ),
    ).toEqual(['clicked', 'opened'])
  })

  it('count for nothing where a program only asks for them, or fetches them in case', async () => {
    const email = 'program@example.com'
    const mail = await signUp(email)
    for (const kind of ['l', 'o'] as const) {
      const url = `${demo.api.url}${linkIn(mail, kind)}`
      expect((await fetch(url, { method: 'HEAD', redirect: 'manual' })).status).toBe(kind === 'l' ? 302 : 200)
      await fetch(url, { redirect: 'manual', headers: { 'sec-purpose': 'prefetch' } })
    }
    await fetch(`${demo.api.url}${linkIn(mail, 'o')}`)
    expect(
      await eventually(
        () => deliveries(email),
        (kinds) => kinds.length > 0,
      ),
    ).toEqual(['opened'])
  })

  it('say of an opening whether a mail service fetched it', async () => {
    const email = 'gmail@example.com'
    const mail = await signUp(email)
    const openedBy = async () => {
      const { rows } = await demo.db.query<{ byMachine: boolean | null }>(
        `SELECT d."byMachine" FROM "DeliveryEvent" d JOIN "AnyJob" j ON j."affiliateId" = d."affiliateId" AND j."id" = d."jobId"
         WHERE j."messageRef" = $1 AND d."kind" = 'opened' ORDER BY 1`,
        [mail.ref],
      )
      return rows.map(({ byMachine }) => byMachine)
    }
    const open = (agent: string) =>
      fetch(`${demo.api.url}${linkIn(mail, 'o')}`, { headers: { 'user-agent': agent } })
    const proxy = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'
    for (const agent of ['WhatsApp/2.24.6.77 A', proxy, 'Mozilla/5.0', 'Thunderbird']) await open(agent)
    expect(await eventually(openedBy, (found) => found.length >= 2)).toEqual([false, true])
  })

  it('go on working, and are written down, when the mail is in the archive', async () => {
    const email = 'lama@example.com'
    const mail = await signUp(email)
    const unsubscribe = () =>
      fetch(`${demo.api.url}${linkIn(mail, 'u')}`, { method: 'POST', body: 'List-Unsubscribe=One-Click' })
    expect((await unsubscribe()).status).toBe(200)
    await archiveRunOf(mail)
    const click = await fetch(`${demo.api.url}${linkIn(mail, 'l')}`, { redirect: 'manual' })
    expect([click.status, click.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^https?:\/\//),
    ])
    expect((await fetch(`${demo.api.url}${linkIn(mail, 'o')}`)).status).toBe(200)
    expect((await unsubscribe()).status).toBe(200)
    const complaint = { event: 'spam', email, message_id: mail.ref }
    const seen = await restClient(demo.api.url).post('/api/webhooks/mailketing', complaint, {
      'x-mailketing-token': webhookSecret,
    })
    expect([seen.status, seen.body]).toMatchObject([200, { data: { known: false, matched: true } }])
    expect(
      await eventually(
        () => deliveries(email),
        (kinds) => kinds.length >= 4,
      ),
    ).toEqual(['clicked', 'complained', 'opened', 'unsubscribed'])
    const { rows } = await demo.db.query(
      `SELECT "suppressedAt" IS NOT NULL AS "is" FROM "AffiliateLead" WHERE "email" = $1`,
      [email],
    )
    expect(rows).toEqual([{ is: true }])
  })

  it('of a test mail say so and change nothing', async () => {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${demo.api.url}/u/uji`, { method, headers: { 'accept-language': 'id' } })
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringContaining('tidak ada yang berubah'),
      ])
    }
  })

  it('that nobody signed lead nowhere', async () => {
    const path = linkIn(await signUp('palsu@example.com'), 'u')
    for (const forged of [
      `${path}x`,
      path.replace('/u/', '/l/'),
      '/u/abc',
      '/l/aHR0cHM6Ly9ldmlsLmV4YW1wbGU',
    ]) {
      expect(
        (
          await fetch(`${demo.api.url}${forged}`, {
            method: forged.startsWith('/u/') ? 'POST' : 'GET',
            redirect: 'manual',
          })
        ).status,
      ).toBe(404)
    }
    expect(await leadFacts('palsu@example.com')).toMatchObject({ unsubscribed: false })
  })
})

describe("the provider's webhook", () => {
  const tell = (body: unknown, headers: Record<string, string> = { 'x-mailketing-token': webhookSecret }) =>
    restClient(demo.api.url).post('/api/webhooks/mailketing', body, headers)

  it('is believed with the secret only, in the header or in the address', async () => {
    const event = { event: 'open', email: 'a@b.co', message_id: 'x', timestamp: '2026-01-04T10:00:00Z' }
    for (const headers of [{}, { 'x-mailketing-token': 'wrong' }, { 'x-mailketing-token': 'undefined' }]) {
      const { status, body } = await tell(event, headers)
      expect([status, body]).toMatchObject([401, errorShape()])
    }
    const { status } = await restClient(demo.api.url).post(
      `/api/webhooks/mailketing?token=${webhookSecret}`,
      event,
    )
    expect(status).toBe(200)
    const verification = await restClient(demo.api.url).get('/api/webhooks/mailketing?challenge=abc', {
      'x-mailketing-token': webhookSecret,
    })
    expect([verification.status, verification.body]).toMatchObject([200, { success: true, challenge: 'abc' }])
  })

  it('writes an event down once, in either shape', async () => {
    const email = 'sekali@example.com'
    const { ref } = await signUp(email)
    const open = { event: 'open', message_id: ref, email, timestamp: '2026-11-19T10:00:00Z' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => tell(open)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(answers.filter(({ body }) => JSON.stringify(body).includes('"known":false'))).toHaveLength(1)
    const form = await fetch(`${demo.api.url}/api/webhooks/mailketing?token=${webhookSecret}`, {
      method: 'POST',
      body: new URLSearchParams({
        type: 'emailclick',
        email,
        message_id: ref,
        date: '2026-11-19 10:00:01',
        link_clicked: 'https://x.test/',
      }),
    })
    expect(form.status).toBe(200)
    expect(await deliveries(email)).toEqual(['clicked', 'opened'])
  })

  it('ends the mails to a dead address and of a complaint, and leaves a soft bounce alone', async () => {
    const seen: readonly [string, Record<string, string>, boolean][] = [
      ['mati@example.com', { event: 'bounce', reason: '550 5.1.1 User unknown' }, true],
      ['spam@example.com', { event: 'spam' }, true],
      ['penuh@example.com', { event: 'bounce', reason: '452 4.2.2 Mailbox full' }, false],
    ]
    for (const [email, event, suppressed] of seen) {
      const { ref } = await signUp(email)
      expect((await tell({ ...event, email, message_id: ref })).status).toBe(200)
      expect(await leadFacts(email), email).toMatchObject({ suppressed })
    }
  })

  it('is evidence for an unconfirmed job', async () => {
    await fetch(`${demo.api.sandboxUrl}/__sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'accept-then-drop', rate: 1 }),
    })
    const email = 'ragu@example.com'
    const { ref } = await signUp(email)
    await fetch(`${demo.api.sandboxUrl}/__sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'none' }),
    })
    const status = async () =>
      (
        await demo.db.query<{ status: string }>(
          `SELECT "status"::text FROM "AffiliateAutomationJob" WHERE "messageRef" = $1`,
          [ref],
        )
      ).rows[0]?.status
    await eventually(status, (seen) => seen === 'unconfirmed')
    expect((await tell({ event: 'delivered', email, message_id: ref })).body).toMatchObject({
      data: { matched: true },
    })
    expect(await status()).toBe('completed')
  })

  it.each([
    [{ event: 'open' }, 'email'],
    [{ event: 'open', email: 7 }, 'email'],
    [{ email: 'a@b.co' }, 'type'],
    ['{"event"', 'body'],
  ])('refuses %j naming %s', async (sent, field) => {
    const { status, body } = await tell(sent)
    expect([status, body]).toEqual([400, errorShape(field)])
  })
})

describe('the live stream', () => {
  it('tells the owner within two seconds that something changed', async () => {
    const signedIn = await fetch(`${demo.api.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'budi@demo.test', password: 'demo-booster-2026' }),
    })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((part) => part.split(';')[0])
      .join('; ')
    const gone = new AbortController()
    const stream = await fetch(`${demo.api.url}/trpc/live.changes?input=%7B%7D`, {
      headers: { cookie, accept: 'text/event-stream' },
      signal: gone.signal,
    })
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    let seen = ''
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) seen += Buffer.from(chunk as Uint8Array).toString()
    })().catch(() => undefined)
    await eventually(
      async () => seen,
      (text) => text.includes('connected'),
      3_000,
    )
    await signUp('langsung@example.com')
    await eventually(
      async () => seen,
      (text) => text.includes('"topic":"jobs"'),
      2_000,
    )
    gone.abort()
    await reading
  })
})
