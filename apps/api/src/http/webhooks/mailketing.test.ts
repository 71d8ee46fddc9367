import { describe, expect, it } from 'vitest'
import { useDemoApi } from '../../testing/demo-api.ts'
import { errorShape } from '../../testing/rest-client.ts'

const SECRET = 'webhook-secret'
const demo = useDemoApi({ MAILKETING_WEBHOOK_SECRET: SECRET })

type Sent = {
  readonly body?: string | Blob | FormData | null
  readonly type?: string
  readonly token?: string
}

async function send({ body = null, type, token = SECRET }: Sent) {
  const answer = await fetch(`${demo.api.url}/api/webhooks/mailketing?token=${token}`, {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'content-type': type },
  })
  return { status: answer.status, body: (await answer.json()) as { data?: unknown; error?: unknown } }
}

/** The kinds of what was kept about an address. */
async function kept(email: string): Promise<readonly string[]> {
  const { rows } = await demo.db.query<{ kind: string }>(
    `SELECT "kind"::text FROM "WebhookEvent" WHERE "email" = $1 ORDER BY "kind"::text`,
    [email],
  )
  return rows.map(({ kind }) => kind)
}

const TYPES = [
  'application/json',
  'text/plain',
  'text/json; charset=utf-8',
  'application/vnd.mailketing+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
]

describe("the provider's webhook reads", () => {
  it.each(TYPES)('JSON that calls itself %s', async (type) => {
    const email = `json-${TYPES.indexOf(type)}@example.com`
    const { status } = await send({ body: JSON.stringify({ type: 'bounce', email }), type })
    expect([status, await kept(email)]).toEqual([200, ['bounced']])
  })

  it('JSON that calls itself nothing, and parts of a form', async () => {
    const email = 'bytes@example.com'
    const bytes = new Blob([JSON.stringify({ type: 'bounce', email })])
    expect((await send({ body: bytes })).status).toBe(200)
    const form = new FormData()
    form.set('event', 'spam')
    form.set('email', email)
    expect((await send({ body: form })).status).toBe(200)
    expect(await kept(email)).toEqual(['bounced', 'complained'])
  })

  it('each event of a list, whatever stands beside it', async () => {
    const email = 'daftar@example.com'
    const list = [{ type: 'bounce', email }, {}, { type: 'emailopen' }, { event: 'click', email }, null]
    const { status, body } = await send({ body: JSON.stringify(list), type: 'application/json' })
    const answers = [
      { event: 'bounced', known: false, matched: false },
      { event: 'ignored' },
      { event: 'malformed', field: 'email' },
      { event: 'clicked', known: false, matched: false },
      { event: 'ignored' },
    ]
    expect([status, body.data]).toEqual([200, { events: answers }])
    expect(await kept(email)).toEqual(['bounced', 'clicked'])
  })

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['a word that we do not need', '{"event":"test","email":"a@b.co"}'],
  ])('%s as a test of the connection, with the secret only', async (_what, body) => {
    expect(await send({ body, type: 'application/json' })).toMatchObject({
      status: 200,
      body: { data: { event: 'ignored' } },
    })
    expect(await send({ body, token: 'wrong' })).toMatchObject({ status: 401, body: errorShape() })
  })

  it('what PostgreSQL refuses, and keeps the event', async () => {
    const email = 'aneh@example.com'
    const event = (kind: string, extra: string) => `{"event":"${kind}","email":"${email}",${extra}}`
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const bodies = [
      event('bounce', '"reason":"a\\u0000b"'),
      event('open', '"anything":"\\ud800"'),
      event('click', `"deep":${deep}`),
      event('delivered', `"message_id":"${'x'.repeat(9_000)}"`),
      `event=spam&email=${encodeURIComponent(email)}&x=%00`,
    ]
    for (const body of bodies) expect(await send({ body }), body.slice(0, 80)).toMatchObject({ status: 200 })
    expect(await kept(email)).toEqual(['bounced', 'clicked', 'complained', 'delivered', 'opened'])
  })

  it('no more than a bounded body', async () => {
    const large = JSON.stringify({ event: 'open', email: 'a@b.co', x: 'x'.repeat(1_100_000) })
    const many = JSON.stringify(Array.from({ length: 1_001 }, () => ({})))
    for (const body of [large, many])
      expect(await send({ body })).toMatchObject({ status: 413, body: errorShape('body') })
  })
})
