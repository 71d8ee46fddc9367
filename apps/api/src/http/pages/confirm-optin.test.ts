import { trapNameOf } from '@booster/contracts/optin'
import { beforeAll, describe, expect, it } from 'vitest'
import { useDemoApi } from '../../testing/demo-api.ts'
import { eventually, restClient, signIn } from '../../testing/rest-client.ts'

const demo = useDemoApi({ TRUST_PROXY: '1' })
let formId: string

beforeAll(async () => {
  const { rows } = await demo.db.query<{ id: string }>(
    `SELECT "id" FROM "OptinForm" WHERE "slug" = 'webinar-jualan-laris'`,
  )
  formId = rows[0]?.id ?? ''
}, 90_000)

type Sent = { readonly subject: string; readonly content: string; readonly fromName: string }

async function submit(email: string, more: Record<string, unknown> = {}, from?: string) {
  const path = `/api/affiliate/optin-forms/${formId}/submit`
  const headers: Record<string, string> = from === undefined ? {} : { 'x-forwarded-for': from }
  const answer = await restClient(demo.api.url).post(
    path,
    { name: 'Dewi', email, consent: true, ...more },
    headers,
  )
  expect([answer.status, answer.body]).toEqual([201, { success: true }])
}

async function mailsTo(email: string): Promise<Sent[]> {
  const answer = await fetch(`${demo.api.sandboxUrl}/__sandbox/messages?to=${encodeURIComponent(email)}`)
  return ((await answer.json()) as { messages: Sent[] }).messages
}

async function firstMail(email: string, what: 'confirm' | 'step'): Promise<Sent> {
  const isWanted = ({ content }: Sent) => /\/c\/[\w-]+/.test(content) === (what === 'confirm')
  const found = await eventually(
    async () => (await mailsTo(email)).find(isWanted),
    (mail) => mail !== undefined,
  )
  if (found === undefined) throw new Error('no mail')
  return found
}

function pathIn({ content }: Sent, kind: 'c' | 'u'): string {
  return new RegExp(`https?://[^/"]+(/${kind}/[\\w-]+)`).exec(content)?.[1] ?? ''
}

async function leadOf(email: string) {
  const { rows } = await demo.db.query(
    `SELECT l."unsubscribedAt" IS NOT NULL AS "unsubscribed", l."awaitingSince" IS NOT NULL AS "awaiting", l."whatsapp",
       (SELECT count(*)::int FROM "AffiliateAutomationLog" r WHERE r."affiliateId" = l."affiliateId" AND r."leadId" = l."id") AS "runs",
       (SELECT c."doubt" FROM "OptinConfirmation" c WHERE c."affiliateId" = l."affiliateId" AND c."leadId" = l."id") AS "doubt"
     FROM "AffiliateLead" l WHERE l."email" = $1`,
    [email],
  )
  return rows[0]
}

async function change(settings: string): Promise<void> {
  await demo.db.query(`UPDATE "OptinForm" SET ${settings} WHERE "id" = $1`, [formId])
}

describe('who has unsubscribed', () => {
  it('is not brought back by somebody who types the address, but by the link of an e-mail', async () => {
    const email = 'kembali@example.com'
    await submit(email)
    await fetch(`${demo.api.url}${pathIn(await firstMail(email, 'step'), 'u')}`, { method: 'POST' })
    expect(await leadOf(email)).toMatchObject({ unsubscribed: true })
    await submit(email, { name: 'Orang Lain', whatsapp: '0812 3456 7890' })
    expect(await leadOf(email)).toMatchObject({ unsubscribed: true, whatsapp: null, doubt: 'STOPPED' })

    const path = pathIn(await firstMail(email, 'confirm'), 'c')
    const asked = await fetch(`${demo.api.url}${path}).`)
    expect([asked.status, (await asked.text()).includes('<form')]).toEqual([200, true])
    expect(await leadOf(email)).toMatchObject({ unsubscribed: true })
    for (let n = 0; n < 2; n += 1)
      expect(
        (await fetch(`${demo.api.url}${path}`, { method: 'POST', body: new URLSearchParams() })).status,
      ).toBe(200)
    expect(await leadOf(email)).toMatchObject({ unsubscribed: false, whatsapp: '+6281234567890' })
  })
})

describe('the question', () => {
  it('is in the language of the page, under the name that the mails of the affiliate bear', async () => {
    await change(`"doubleOptIn" = true`)
    await demo.db.query(
      `UPDATE "AffiliateProfile" SET "senderName" = 'Kelas Budi' WHERE "id" = (SELECT "affiliateId" FROM "OptinForm" WHERE "id" = $1)`,
      [formId],
    )
    const post = (path: string, email: string) =>
      fetch(`${demo.api.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { accept: 'text/html' },
        body: new URLSearchParams({ name: 'Dewi', email, consent: 'on' }),
      })
    await post('/f/webinar-jualan-laris?lang=en', 'english@example.com')
    const english = await firstMail('english@example.com', 'confirm')
    expect([english.fromName, english.subject]).toEqual([
      'Kelas Budi',
      expect.stringMatching(/^Confirm your registration: /),
    ])
    await post('/f/webinar-jualan-laris?lang=id', 'indonesia@example.com')
    expect((await firstMail('indonesia@example.com', 'confirm')).subject).toMatch(
      /^Konfirmasi pendaftaran Anda: /,
    )
    await change(`"doubleOptIn" = false`)
    await demo.db.query(`UPDATE "AffiliateProfile" SET "senderName" = NULL`)
  })

  it('is sent once more when the affiliate asks for it, as one e-mail, not sooner than after a while', async () => {
    const email = 'lagi@example.com'
    await change(`"doubleOptIn" = true`)
    await submit(email)
    await firstMail(email, 'confirm')
    await change(`"doubleOptIn" = false`)
    const { rows } = await demo.db.query<{ id: string }>(
      `SELECT "id" FROM "AffiliateLead" WHERE "email" = $1`,
      [email],
    )
    const path = `/api/affiliate/leads/${rows[0]?.id}`
    const budi = await signIn(demo.api.url, 'budi@demo.test')
    const siti = await signIn(demo.api.url, 'siti@demo.test')
    const read = async () => {
      const { body } = await budi.get(path)
      const { lead } = body.data as {
        lead: { actions: { askAgain: unknown }; askedAt: string | null; askAgainAt: string | null }
      }
      return lead
    }
    const why = async () => (await read()).actions.askAgain
    const sentState = async () =>
      (await demo.db.query(`SELECT "mailState" FROM "OptinConfirmation" WHERE "leadId" = $1`, [rows[0]?.id]))
        .rows[0]
    await eventually(sentState, (row) => row?.mailState === 'sent')
    const { askedAt, askAgainAt } = await read()
    expect(Date.parse(askAgainAt ?? '') - Date.parse(askedAt ?? '')).toBe(15 * 60_000)
    expect(await why()).toBe('ASKED_LATELY')
    expect((await budi.post(`${path}/confirmation`)).status).toBe(409)

    await demo.db.query(
      `UPDATE "OptinConfirmation" SET "mailSentAt" = now() - interval '16 minutes', "expiresAt" = now() WHERE "leadId" = $1`,
      [rows[0]?.id],
    )
    expect(await read()).toMatchObject({ actions: { askAgain: null }, askAgainAt: null })
    expect((await siti.post(`${path}/confirmation`)).status).toBe(404)
    const answers = await Promise.all(Array.from({ length: 5 }, () => budi.post(`${path}/confirmation`)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
    const mails = await eventually(
      () => mailsTo(email),
      (sent) => sent.length > 1,
    )
    expect(mails).toHaveLength(2)
    const audit = await demo.db.query(`SELECT 1 FROM "ActivityLog" WHERE "action" = 'lead.ask-again'`)
    expect(audit.rowCount).toBe(1)
    const newest = mails.at(-1)
    if (newest === undefined) throw new Error('no mail')
    await fetch(`${demo.api.url}${pathIn(newest, 'c')}`, { method: 'POST' })
    expect(await leadOf(email)).toMatchObject({ awaiting: false, runs: 1 })
    expect(await why()).toBe('NOT_AWAITING')
  })
})

describe('a form that asks everybody', () => {
  it('starts nothing before the confirmation, which is mailed once and holds nothing that was typed', async () => {
    await change(`"doubleOptIn" = true`)
    const email = 'tanya@example.com'
    await submit(email, { name: 'Menang Undian' })
    await submit(email)
    const mail = await firstMail(email, 'confirm')
    expect(await leadOf(email)).toMatchObject({ awaiting: true, runs: 0, doubt: 'FORM' })
    expect(mail.content).not.toContain('Menang')
    expect(await mailsTo(email)).toHaveLength(1)
    await fetch(`${demo.api.url}${pathIn(mail, 'c')}`, { method: 'POST' })
    await change(`"doubleOptIn" = false`)
    expect(await leadOf(email)).toMatchObject({ awaiting: false, runs: 1 })
    await firstMail(email, 'step')
  })
})

describe('more than usual', () => {
  it('for one mailbox, whatever stands after the plus, waits, and is asked three times at most', async () => {
    for (let n = 0; n < 8; n += 1) await submit(`korban+${n}@example.com`, {}, `198.51.100.${n}`)
    const leads = await Promise.all(Array.from({ length: 8 }, (_, n) => leadOf(`korban+${n}@example.com`)))
    expect(leads.map((lead) => lead.awaiting)).toEqual([false, false, false, true, true, true, true, true])
    const states = async () =>
      (
        await demo.db.query<{ state: string; count: number }>(
          `SELECT "mailState" AS "state", count(*)::int AS "count" FROM "OptinConfirmation" WHERE "doubt" = 'MAILBOX_RATE' GROUP BY 1 ORDER BY 1`,
        )
      ).rows
    const ended = await eventually(states, (rows) =>
      rows.every(({ state }) => state === 'sent' || state === 'withheld'),
    )
    expect(ended).toEqual([
      { state: 'sent', count: 3 },
      { state: 'withheld', count: 2 },
    ])
  })

  it('through one form in an hour waits; nobody is refused', async () => {
    await change(`"hourlyLimit" = 1`)
    await submit('jam-1@example.com')
    await submit('jam-2@example.com')
    await change(`"hourlyLimit" = NULL`)
    expect(await leadOf('jam-2@example.com')).toMatchObject({ awaiting: true, doubt: 'FORM_RATE' })
    await submit('jam-3@example.com')
    expect(await leadOf('jam-3@example.com')).toMatchObject({ awaiting: false, runs: 1 })
  })

  it('by a robot that fills what people never see is kept, and waits', async () => {
    await submit('robot@example.com', { [trapNameOf(formId)]: 'https://spam.example' })
    expect(await leadOf('robot@example.com')).toMatchObject({ awaiting: true, runs: 0, doubt: 'TRAP' })
  })
})

describe('a link that nobody signed', () => {
  it('confirms nothing', async () => {
    for (const method of ['GET', 'POST'])
      expect((await fetch(`${demo.api.url}/c/abc`, { method })).status).toBe(404)
  })
})

describe('what is kept of who sent it', () => {
  it('is an address of the network, never what a client invented', async () => {
    await submit('jejak@example.com', {}, 'garbage32')
    const { rows } = await demo.db.query(
      `SELECT c."ip" FROM "LeadConsent" c JOIN "AffiliateLead" l ON l."affiliateId" = c."affiliateId" AND l."id" = c."leadId"
       WHERE l."email" = 'jejak@example.com'`,
    )
    expect(rows).toEqual([{ ip: '127.0.0.1' }])
  })
})
