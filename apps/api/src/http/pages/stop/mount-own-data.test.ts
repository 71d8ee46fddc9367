import { expect, it } from 'vitest'
import { useDemoApi } from '../../../testing/demo-api.ts'
import { eventually } from '../../../testing/rest-client.ts'
import { sendForm } from '../../../testing/send-form.ts'

const demo = useDemoApi({})

/** @returns the address of the page with the lead's own data */
async function signUp(email: string): Promise<string> {
  const person = { name: 'Dewi <b>', email, whatsapp: '081234567890', consent: 'true' }
  expect((await sendForm(demo.api.url, person)).status).toBe(303)
  type Sent = { readonly messages: readonly { readonly content: string }[] }
  const inbox = async () =>
    (await (await fetch(`${demo.api.sandboxUrl}/__sandbox/messages?to=${email}`)).json()) as Sent
  const { messages } = await eventually(inbox, (sent) => sent.messages.length > 0)
  const path = `${/https?:\/\/[^/"]+(\/u\/[\w-]+)/.exec(messages[0]?.content ?? '')?.[1]}/data`
  await eventually(
    () => open(path),
    (seen) => seen.text.includes('Budi Santoso'),
  )
  return path
}

async function open(path: string, email?: string) {
  const answer = await fetch(`${demo.api.url}${path}?lang=id`, {
    redirect: 'manual',
    ...(email === undefined ? {} : { method: 'POST', body: new URLSearchParams({ email }) }),
  })
  return { status: answer.status, text: await answer.text(), cache: answer.headers.get('cache-control') }
}

async function leadOf(email: string) {
  const { rows } = await demo.db.query<{ name: string }>(
    `SELECT "name" FROM "AffiliateLead" WHERE "email" = $1`,
    [email],
  )
  return rows[0]
}

/** What the audit log says of the lead of an address, or of one that is erased. */
async function auditOf(leadId: string) {
  const { rows } = await demo.db.query(
    `SELECT "action", "actorId", "byLead", "ip", "requestId" IS NOT NULL AS "traced" FROM "ActivityLog"
     WHERE "objectId" = $1 AND "action" IN ('lead.copy-data', 'lead.erase') ORDER BY "at"`,
    [leadId],
  )
  return rows
}

it('writes each act into the audit log as one of the lead, and nothing of an attempt', async () => {
  const email = 'catat@example.com'
  const path = await signUp(email)
  const { rows } = await demo.db.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateLead" WHERE "email" = $1`,
    [email],
  )
  const leadId = rows[0]?.id ?? ''
  await open(`${path}/copy`, 'lain@example.com')
  await open(`${path}/copy`)
  expect(await auditOf(leadId)).toEqual([])
  await open(`${path}/copy`, email)
  await open(`${path}/erase`, email)
  const byLead = { actorId: null, byLead: true, ip: null, traced: true }
  expect(await auditOf(leadId)).toEqual([
    { action: 'lead.copy-data', ...byLead },
    { action: 'lead.erase', ...byLead },
  ])
})

it('shows what is kept to who knows the whole address, and to nobody else', async () => {
  const email = 'data@example.com'
  const path = await signUp(email)
  await demo.db.query(
    `INSERT INTO "LeadEvent" ("affiliateId", "leadId", "event", "key", "at", "data", "effects")
     SELECT "affiliateId", "id", 'paid', 'INV-<7>', now(), '{"amount": 150000, "kelas": {"nama": "<i>Dasar"}}', '[]'
     FROM "AffiliateLead" WHERE "email" = $1`,
    [email],
  )
  const asked = await open(path)
  expect(asked.text).toContain('da•••@example.com')
  expect(asked.text).not.toContain(email)
  const wrong = await open(`${path}/copy`, 'data@example.co')
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('id="copy-email-error"')])
  expect(wrong.text).not.toContain('+6281234567890')
  const shown = await open(`${path}/copy`, ' Data@Example.com ')
  expect([shown.status, shown.cache]).toEqual([200, 'no-store'])
  for (const kept of ['Dewi &lt;b&gt;', email, '+6281234567890', 'Alamat IP', 'paid (INV-&lt;7&gt;)'])
    expect(shown.text).toContain(kept)
  expect(shown.text).toContain('<dt>kelas.nama</dt><dd>&lt;i&gt;Dasar</dd><dt>amount</dt><dd>150000</dd>')
  expect(shown.text).not.toMatch(/\{\{|<script/)
})

it('erases by the same, once, and leaves the books in order', async () => {
  const email = 'hapus@example.com'
  const path = await signUp(email)
  expect((await open(path)).text).toContain('tidak dapat dibatalkan')
  // A scanner that opens every link erases nobody.
  expect((await open(`${path}/erase`)).status).toBe(200)
  expect((await open(`${path}/erase`, '')).status).toBe(400)
  expect(await leadOf(email)).toBeDefined()
  const erased = await open(`${path}/erase`, email)
  expect([erased.status, erased.text]).toEqual([200, expect.stringContaining('Data Anda sudah dihapus')])
  expect(await leadOf(email)).toBeUndefined()
  const again = await open(`${path}/erase`, email)
  expect([again.status, again.text]).toEqual([
    409,
    expect.stringContaining('Tidak ada data pribadi Anda lagi'),
  ])
  expect((await open(path.replace(/data$/, ''))).status).toBe(200)
  const { rows } = await demo.db.query(
    `SELECT c."balance" = sum(t."amount") AS "balanced" FROM "AffiliateCredit" c
     JOIN "AffiliateCreditTransaction" t ON t."affiliateId" = c."affiliateId" GROUP BY c."affiliateId", c."balance"`,
  )
  expect(rows.every(({ balanced }) => balanced)).toBe(true)
})

it('believes no link that nobody signed', async () => {
  const email = 'palsu3@example.com'
  const path = await signUp(email)
  for (const act of ['/copy', '/erase'])
    expect((await open(path.replace('/data', `x/data${act}`), email)).status).toBe(404)
  expect(await leadOf(email)).toBeDefined()
})
