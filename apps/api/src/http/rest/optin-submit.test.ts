import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { errorShape, eventually } from '../../testing/rest-client.ts'

const other = '00000000-0000-7000-8000-00000000dead'

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

describe('the opt-in', () => {
  const facts = async (email: string) => {
    const { rows } = await world.db.query(
      `SELECT count(DISTINCT l."id")::int AS "leads", count(DISTINCT r."id")::int AS "runs", count(j."id")::int AS "jobs",
              max(l."whatsapp") AS "whatsapp"
         FROM "AffiliateLead" l LEFT JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
         LEFT JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id" WHERE l."email" = $1`,
      [email],
    )
    return rows[0]
  }

  it('ten at once, and once more: one lead, one run, one set of jobs, the same answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.submit('Ten@Example.com', { whatsapp: '0062 812 3456 7890' })),
    )
    answers.push(await world.submit('ten@example.com'))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0]?.body).toEqual({ success: true })
    expect(await facts('ten@example.com')).toMatchObject({ leads: 1, runs: 1, whatsapp: '+6281234567890' })
    const { jobs } = (await facts('ten@example.com')) as { jobs: number }
    expect(jobs).toBeGreaterThan(1)
  })

  it('takes the address out of what it was pasted with, and refuses two', async () => {
    expect((await world.submit('Dewi Lestari <tempel@example.com>')).status).toBe(201)
    expect(await facts('tempel@example.com')).toMatchObject({ leads: 1, runs: 1 })
    const { status, body } = await world.submit('dewi1@example.com <dewi2@example.com>')
    expect([status, body]).toEqual([400, errorShape('email')])
  })

  it('takes what a form asks also from a page that sends hundreds of fields', async () => {
    const more = Array.from({ length: 500 }, (_each, n): [string, string] => [`page_${n}`, 'x'])
    const own = { name: 'Dewi', email: 'banyak@example.com', consent: 'on' }
    const body = new URLSearchParams([...more, ...Object.entries(own)]).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const path = `/api/affiliate/optin-forms/${world.formId}/submit`
    expect((await world.nobody.post(path, body, headers)).status).toBe(201)
    expect(await facts('banyak@example.com')).toMatchObject({ leads: 1 })
  })

  it('reaches the inbox within two seconds, rendered and escaped, and is charged once', async () => {
    const email = 'cepat@example.com'
    await world.submit(email, { name: 'Dewi <script>alert(1)</script> & {{email}}' })
    const messages = () =>
      fetch(`${world.api.sandboxUrl}/__sandbox/messages?to=${email}`).then(
        (answer) => answer.json() as Promise<{ messages: { content: string }[] }>,
      )
    const { messages: sent } = await eventually(messages, (seen) => seen.messages.length > 0, 2_000)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.content).toContain('&lt;script&gt;')
    expect(sent[0]?.content).not.toContain('<script>')
    expect(sent[0]?.content).toContain('{{email}}')
    const deducts = () =>
      world.db
        .query(
          `SELECT t."balanceBefore" - t."balanceAfter" AS "charged" FROM "AffiliateCreditTransaction" t
         JOIN "AffiliateAutomationJob" j ON j."affiliateId" = t."affiliateId" AND j."id" = t."jobId"
         JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId" WHERE l."email" = $1`,
          [email],
        )
        .then(({ rows }) => rows)
    expect(await eventually(deducts, (rows) => rows.length > 0)).toEqual([{ charged: 1 }])
  })

  it('form-encoded is taken too, whatever a program filled in beside it', async () => {
    const answer = await fetch(`${world.api.url}/api/affiliate/optin-forms/${world.formId}/submit`, {
      method: 'POST',
      body: new URLSearchParams({
        name: 'A',
        consent: 'on',
        email: 'form@example.com',
        website: 'https://a.example',
      }),
    })
    expect(answer.status).toBe(201)
    expect(await facts('form@example.com')).toMatchObject({ leads: 1 })
  })

  it('without fields, or with a box that says no, is refused in words', async () => {
    const path = `/api/affiliate/optin-forms/${world.formId}/submit`
    expect((await world.nobody.post(path, [])).body).toMatchObject({
      error: { field: 'body', message: 'The body must be a JSON object with the fields of the form.' },
    })
    for (const consent of ['no', 'tidak', 'false', '', false, null, []])
      expect((await world.nobody.post(path, { name: 'A', email: 'a@b.co', consent })).body).toMatchObject({
        error: { field: 'consent', message: 'consent: Tick the box if you agree.' },
      })
  })

  it('is held against the fields of now, though this process remembers older ones', async () => {
    expect((await world.submit('sebelum@example.com')).status).toBe(201)
    const { rows } = await world.db.query<{ fields: readonly unknown[] }>(
      `SELECT "fields" FROM "OptinForm" WHERE "id" = $1`,
      [world.formId],
    )
    const asked = rows[0]?.fields ?? []
    const change = (fields: readonly unknown[]) =>
      world.db.query(`UPDATE "OptinForm" SET "fields" = $2::jsonb, "updatedAt" = now() WHERE "id" = $1`, [
        world.formId,
        JSON.stringify(fields),
      ])
    const city = { kind: 'text', key: 'field_kota', label: 'Kota', required: true }
    await change([...asked, city])
    expect(await world.submit('sesudah@example.com')).toMatchObject({ status: 400 })
    expect(await facts('sesudah@example.com')).toMatchObject({ leads: 0 })
    expect((await world.submit('sesudah@example.com', { field_kota: 'Bandung' })).status).toBe(201)
    await change(asked)
    expect((await world.submit('lagi@example.com')).status).toBe(201)
  })

  it('of an unknown form is 404, of a closed one 409', async () => {
    expect(
      (
        await world.nobody.post(`/api/affiliate/optin-forms/${other}/submit`, {
          name: 'A',
          email: 'a@b.co',
          consent: true,
        })
      ).status,
    ).toBe(404)
    expect(
      (
        await world.nobody.post('/api/affiliate/optin-forms/no-such-form/submit', {
          name: 'A',
          email: 'a@b.co',
          consent: true,
        })
      ).status,
    ).toBe(404)
    const { rows } = await world.db.query<{ id: string }>(
      `UPDATE "OptinForm" SET "active" = false WHERE "id" <> $1 RETURNING "id"`,
      [world.formId],
    )
    const closed = await world.nobody.post(`/api/affiliate/optin-forms/${rows[0]?.id}/submit`, {
      name: 'A',
      email: 'a@b.co',
      consent: true,
    })
    expect([closed.status, closed.body], JSON.stringify([closed.body, rows])).toMatchObject([
      409,
      errorShape(),
    ])
  })
})
