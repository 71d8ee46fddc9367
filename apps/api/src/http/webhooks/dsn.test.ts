import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { useDemoApi } from '../../testing/demo-api.ts'
import { errorShape, eventually } from '../../testing/rest-client.ts'
import { sendForm } from '../../testing/send-form.ts'

const SECRET = 'webhook-secret'
const demo = useDemoApi({ MAILKETING_WEBHOOK_SECRET: SECRET })

async function post(mail: string | null, { query = `token=${SECRET}`, headers = {} } = {}) {
  const answer = await fetch(`${demo.api.url}/api/webhooks/dsn?${query}`, {
    method: 'POST',
    body: mail,
    headers,
  })
  const body = (await answer.json()) as { data?: unknown; error?: unknown }
  return { status: answer.status, body, data: body.data }
}

/** Signs a person up on a form. @returns the reference of the first mail, once it is sent */
async function mailTo(email: string): Promise<string> {
  const answer = await sendForm(demo.api.url, { name: 'Dewi', email, whatsapp: '', consent: 'true' })
  expect(answer.status).toBe(303)
  const sent = await eventually(
    async () => (await jobsOf(email)).filter(({ status }) => status === 'completed'),
    (jobs) => jobs.length > 0,
  )
  return sent[0]?.messageRef ?? ''
}

async function jobsOf(email: string) {
  const { rows } = await demo.db.query<{ messageRef: string; status: string }>(
    `SELECT j."messageRef", j."status"::text FROM "AffiliateLead" l
       JOIN "AffiliateAutomationJob" j ON j."affiliateId" = l."affiliateId" AND j."leadId" = l."id"
      WHERE l."email" = $1`,
    [email],
  )
  return rows
}

async function factsOf(email: string) {
  const { rows } = await demo.db.query(
    `SELECT l."suppressedAt" IS NOT NULL AS "suppressed", l."unsubscribedAt" IS NOT NULL AS "unsubscribed",
            array(SELECT d."kind"::text || coalesce(' ' || d."bounceClass"::text, '') FROM "DeliveryEvent" d
                    JOIN "AnyJob" j ON j."affiliateId" = d."affiliateId" AND j."id" = d."jobId"
                   WHERE j."affiliateId" = l."affiliateId" AND j."leadId" = l."id" ORDER BY 1) AS "news"
       FROM "AffiliateLead" l WHERE l."email" = $1`,
    [email],
  )
  return rows[0]
}

const UNTOUCHED = { suppressed: false, unsubscribed: false, news: [] }

type Bounce = {
  readonly ref: string
  readonly email: string
  readonly said?: string
  readonly action?: string
}

function bounceOf({ ref, email, said = '550 5.1.1 User unknown', action = 'failed' }: Bounce): string {
  return report(`To: bounce+${ref}@mail.example.com`, [
    [
      'message/delivery-status',
      `Reporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; ${email}\r\nAction: ${action}\r\nDiagnostic-Code: smtp; ${said}`,
    ],
    ['text/rfc822-headers', `To: <${email}>\r\nMessage-ID: <${ref}@example.com>`],
  ])
}

function complaintOf({ ref, email, type = 'abuse' }: { ref: string; email: string; type?: string }): string {
  return report('To: abuse@example.com', [
    ['message/feedback-report', `Feedback-Type: ${type}\r\nVersion: 1\r\nOriginal-Rcpt-To: <${email}>`],
    ['message/rfc822', `To: <${email}>\r\nMessage-ID: <${ref}@example.com>\r\n\r\nHalo`],
  ])
}

function report(head: string, parts: readonly (readonly [type: string, content: string])[]): string {
  const body = parts.map(([type, content]) => `--cut\r\nContent-Type: ${type}\r\n\r\n${content}\r\n\r\n`)
  return `${head}\r\nMessage-ID: <${randomUUID()}@mx.example.com>\r\nContent-Type: multipart/report; boundary=cut\r\n\r\n${body.join('')}--cut--\r\n`
}

describe('a mail that came back', () => {
  it('is read with the secret only, in the header or in the address', async () => {
    const mail = bounceOf({ ref: randomUUID(), email: 'siapa@example.com' })
    for (const query of ['', 'token=wrong'])
      expect(await post(mail, { query })).toMatchObject({ status: 401, body: errorShape() })
    const headers = { 'x-mailketing-token': SECRET }
    for (const way of [{ query: '', headers }, {}]) expect((await post(mail, way)).status).toBe(200)
    const get = await fetch(`${demo.api.url}/api/webhooks/dsn?token=${SECRET}`)
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('for good ends the mails to its lead, and counts once', async () => {
    const email = 'mati@example.com'
    const bounce = bounceOf({ ref: await mailTo(email), email })
    expect(await post(bounce)).toMatchObject({
      status: 200,
      data: { event: 'bounced', known: false, matched: true },
    })
    expect((await post(bounce)).data).toEqual({ event: 'bounced', known: true, matched: true })
    expect(await factsOf(email)).toEqual({ suppressed: true, unsubscribed: false, news: ['bounced hard'] })
    const waiting = (await jobsOf(email)).filter(({ status }) => status === 'pending')
    expect(waiting).toEqual([])
  })

  it('for now, or because of us, is written down and stops nothing', async () => {
    const email = 'penuh@example.com'
    const ref = await mailTo(email)
    await post(bounceOf({ ref, email, said: '552 5.2.2 Over quota' }))
    await post(bounceOf({ ref, email, said: '554 5.7.1 blocked using zen.example' }))
    expect(await factsOf(email)).toEqual({ ...UNTOUCHED, news: ['bounced reputation', 'bounced soft'] })
  })

  it('finds its mail by the address that the mail server names', async () => {
    const email = 'alias@example.com'
    const query = `token=${SECRET}&recipient=${encodeURIComponent(`bounce+${await mailTo(email)}@mail.example.com`)}`
    const mail = bounceOf({ ref: randomUUID(), email }).replace(/^To: .*/, 'To: undisclosed-recipients:;')
    expect((await post(mail, { query })).data).toMatchObject({ matched: true })
  })

  it('of a mail that nobody knows is kept and stops nobody', async () => {
    const email = 'tenang@example.com'
    await mailTo(email)
    const mail = bounceOf({ ref: randomUUID(), email })
    expect((await post(mail)).data).toEqual({ event: 'bounced', known: false, matched: false })
    expect((await post(mail)).data).toEqual({ event: 'bounced', known: true, matched: false })
    const foreign = report('To: bounce@mail.example.com', [
      ['message/delivery-status', `Final-Recipient: rfc822; ${email}\r\nAction: failed\r\nStatus: 5.1.1`],
    ])
    expect((await post(foreign)).data).toEqual({ event: 'ignored', why: 'not-ours' })
    expect(await factsOf(email)).toEqual(UNTOUCHED)
  })

  it('as a complaint ends the mails to its lead, as an opt-out too', async () => {
    const email = 'marah@example.com'
    const complaint = complaintOf({ ref: await mailTo(email), email })
    expect((await post(complaint)).data).toEqual({ event: 'complained', known: false, matched: true })
    expect(await factsOf(email)).toEqual({ suppressed: true, unsubscribed: true, news: ['complained'] })
    const other = 'cukup@example.com'
    await post(complaintOf({ ref: await mailTo(other), email: other, type: 'opt-out' }))
    expect(await factsOf(other)).toEqual({ suppressed: false, unsubscribed: true, news: ['unsubscribed'] })
  })

  it('as an answer is news of its mail, once, and ends the sequence that says so', async () => {
    const email = 'membalas@example.com'
    const ref = await mailTo(email)
    const reply = (id: string) =>
      `From: ${email}\r\nTo: no-reply@example.com\r\nSubject: Re: Halo\r\nMessage-ID: <${id}@hp.example>\r\nReferences: <${ref}@example.com>\r\nIn-Reply-To: <${ref}@example.com>\r\n\r\nSaya ikut`
    expect((await post(reply('one'))).data).toEqual({ event: 'replied', known: false, matched: true })
    expect((await jobsOf(email)).some(({ status }) => status === 'pending')).toBe(true)
    await demo.db.query(`UPDATE "AffiliateAutomation" SET "endOnReply" = true`)
    expect((await post(reply('one'))).data).toEqual({ event: 'replied', known: true, matched: true })
    expect((await jobsOf(email)).some(({ status }) => status === 'pending')).toBe(true)
    expect((await post(reply('two'))).data).toEqual({ event: 'replied', known: false, matched: true })
    expect((await jobsOf(email)).some(({ status }) => status === 'pending')).toBe(false)
    expect(await factsOf(email)).toEqual({ ...UNTOUCHED, news: ['replied', 'replied'] })
    const foreign = reply('three').replaceAll(ref, randomUUID())
    expect((await post(foreign)).data).toEqual({ event: 'ignored', why: 'not-ours' })
    await demo.db.query(`UPDATE "AffiliateAutomation" SET "endOnReply" = false`)
  })

  it('to unsubscribe ends all mails to its lead, once', async () => {
    const email = 'berhenti@example.com'
    const ref = await mailTo(email)
    const mail = `From: ${email}\r\nTo: bounce+${ref}@mail.example.com\r\nSubject: unsubscribe ${ref}\r\nMessage-ID: <u@hp.example>\r\n\r\nThis message was automatically generated by Gmail.`
    expect((await post(mail)).data).toEqual({ event: 'unsubscribed', known: false, matched: true })
    expect((await post(mail)).data).toEqual({ event: 'unsubscribed', known: true, matched: true })
    expect(await factsOf(email)).toEqual({ suppressed: false, unsubscribed: true, news: ['unsubscribed'] })
  })

  it.each([
    [
      'a vacation note',
      (ref: string) => `To: bounce+${ref}@mail.example.com\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.`,
      'auto-reply',
    ],
    [
      'a letter',
      (ref: string) => `To: bounce+${ref}@mail.example.com\r\n\r\n550 5.1.1 User unknown`,
      'foreign',
    ],
    ['a delay', (ref: string) => bounceOf({ ref, email: 'sibuk@example.com', action: 'delayed' }), 'delayed'],
    ['an empty body', () => null, 'foreign'],
  ])('changes nothing: %s', async (what, mailAbout, why) => {
    const email = `${what.replaceAll(' ', '-')}@example.com`
    const ref = await mailTo(email)
    expect(await post(mailAbout(ref))).toMatchObject({ status: 200, data: { event: 'ignored', why } })
    expect(await factsOf(email)).toEqual(UNTOUCHED)
  })

  it('may be long, but not without end', async () => {
    const email = 'panjang@example.com'
    const bounce = bounceOf({ ref: await mailTo(email), email })
    expect((await post(bounce + 'x'.repeat(5_000_000))).data).toMatchObject({ matched: true })
    expect(await post('x'.repeat(11_000_000))).toMatchObject({ status: 413, body: errorShape() })
  })
})
