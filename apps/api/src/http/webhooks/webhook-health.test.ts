import type { WebhookHealth } from '@booster/contracts/sending/webhook-health'
import { expect, it } from 'vitest'
import { useDemoApi } from '../../testing/demo-api.ts'
import { eventually, restClient, signIn } from '../../testing/rest-client.ts'

const SECRET = 'webhook-secret'
const demo = useDemoApi({ MAILKETING_WEBHOOK_SECRET: SECRET })

async function health(): Promise<WebhookHealth> {
  const admin = await signIn(demo.api.url, 'admin@demo.test')
  const { body } = await admin.get('/trpc/admin.webhooks')
  return (body as unknown as { result: { data: WebhookHealth } }).result.data
}

it('shows what came to each door, and why the rest was turned away', async () => {
  const post = async (door: string, body: string, token = SECRET) =>
    (await fetch(`${demo.api.url}/api/webhooks/${door}?token=${token}`, { method: 'POST', body })).status
  const { rows } = await demo.db.query<{ ref: string; email: string }>(
    `SELECT j."messageRef" AS "ref", l."email" FROM "AffiliateAutomationJob" j
       JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
      WHERE j."status" = 'completed' LIMIT 1`,
  )
  const [mail] = rows
  const clicked = JSON.stringify({
    event: 'click',
    email: mail?.email,
    message_id: mail?.ref,
    link: 'https://x.id/1',
  })
  const foreign = JSON.stringify({ event: 'open', email: 'asing@example.com', message_id: 'asing' })
  const statuses = [
    await post('mailketing', clicked),
    await post('mailketing', clicked),
    await post('mailketing', `[${foreign},{}]`),
    await post('mailketing', clicked, 'wrong'),
    await post('mailketing', '{"event":"open"}'),
    await post('mailketing', 'x'.repeat(1_100_000)),
    await post('dsn', 'Subject: Halo\r\n\r\nHalo'),
    await post('dsn', 'Halo', ''),
  ]
  expect(statuses).toEqual([200, 200, 200, 401, 400, 413, 200, 401])
  const seen = await eventually(health, ({ doors }) => doors.every(({ refused }) => refused.length > 0))
  const [mailketing, dsn] = seen.doors
  expect(mailketing).toMatchObject({
    address: expect.stringMatching(/\/api\/webhooks\/mailketing$/),
    lastAt: expect.any(String),
    day: { applied: 1, repeated: 1, unmatched: 1, ignored: 1 },
    refused: [
      { cause: 'WRONG_SECRET', requests: 1 },
      { cause: 'UNREADABLE', requests: 1 },
      { cause: 'TOO_LARGE', requests: 1 },
    ],
  })
  expect(dsn).toMatchObject({ day: { ignored: 1 }, refused: [{ cause: 'WRONG_SECRET', requests: 1 }] })
  expect(seen).toMatchObject({ hasSecret: true, parked: { waiting: 1, triedHours: 24, keptDays: 30 } })
  expect(JSON.stringify(seen)).not.toContain(SECRET)
})

it('is for admins only', async () => {
  const budi = await signIn(demo.api.url, 'budi@demo.test')
  for (const name of ['admin.webhooks', 'admin.sending.check']) {
    expect((await budi.get(`/trpc/${name}`)).status).toBe(403)
    expect((await restClient(demo.api.url).get(`/trpc/${name}`)).status).toBe(401)
  }
})
