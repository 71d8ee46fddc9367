import { UNDO_STOP_WITHIN_MS } from '@booster/engine/domain/lead'
import { expect, it } from 'vitest'
import { useDemoApi } from '../../../testing/demo-api.ts'
import { eventually } from '../../../testing/rest-client.ts'
import { sendForm } from '../../../testing/send-form.ts'

const demo = useDemoApi({})
const SENDER = 'Budi Santoso'

/** A lead that has got the first mail of a sequence. @returns the address of its unsubscribe link */
async function signUp(email: string, language?: 'en'): Promise<string> {
  const person = { name: 'Dewi', email, whatsapp: '', consent: 'true' }
  const answer = await sendForm(demo.api.url, person, language)
  expect(answer.status).toBe(303)
  type Sent = { readonly messages: readonly { readonly content: string }[] }
  const inbox = async () =>
    (await (await fetch(`${demo.api.sandboxUrl}/__sandbox/messages?to=${email}`)).json()) as Sent
  const { messages } = await eventually(inbox, (sent) => sent.messages.length > 0)
  const path = /https?:\/\/[^/"]+(\/u\/[\w-]+)/.exec(messages[0]?.content ?? '')?.[1]
  if (path === undefined) throw new Error('no link')
  // Until it is settled, the page knows no names.
  await eventually(
    () => page(path),
    (seen) => seen.text.includes(SENDER),
  )
  return path
}

async function page(path: string, init: RequestInit = {}, language = 'id') {
  const answer = await fetch(`${demo.api.url}${path}?lang=${language}`, { redirect: 'manual', ...init })
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
}

const press = (path: string, language?: string) => page(path, { method: 'POST' }, language)

async function standing(email: string) {
  const { rows } = await demo.db.query<{ all: boolean; left: boolean; waiting: number }>(
    `SELECT l."unsubscribedAt" IS NOT NULL AS "all", bool_or(r."leftAt" IS NOT NULL) AS "left",
       count(j."id") FILTER (WHERE j."status" = 'pending')::int AS "waiting"
     FROM "AffiliateLead" l
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE l."email" = $1 GROUP BY l."affiliateId", l."id"`,
    [email],
  )
  return rows[0]
}

it('names who sends and to which address, offers both ways out, and changes nothing when it is opened', async () => {
  const path = await signUp('pilih@example.com')
  const before = await standing('pilih@example.com')
  const seen = await page(path)
  expect(seen.text).toContain(`<strong>${SENDER}</strong> ke <strong>pi•••@example.com</strong>`)
  expect(seen.text).not.toContain('pilih@example.com')
  expect(seen.text).not.toMatch(/\{\{|<script/)
  for (const name of ['Berhenti dari rangkaian ini saja', `Berhenti dari semua email ${SENDER}`])
    expect(seen.text).toContain(name)
  for (const act of ['sequence', 'undo']) {
    const opened = await page(`${path}/${act}`)
    expect([opened.status, opened.to]).toEqual([303, `${path}?lang=id`])
  }
  expect(await standing('pilih@example.com')).toEqual(before)
})

it('leaves the sequence only, and takes that back', async () => {
  const email = 'rangkaian@example.com'
  const path = await signUp(email)
  const before = await standing(email)
  const left = await press(`${path}/sequence`)
  expect([left.status, left.text]).toEqual([200, expect.stringContaining('Anda keluar dari rangkaian ini')])
  expect(left.text).toContain(`Email lain dari ${SENDER} tetap datang.`)
  expect(await standing(email)).toEqual({ all: false, left: true, waiting: 0 })
  expect((await page(path)).text).toContain('Anda keluar dari rangkaian ini')
  const undone = await press(`${path}/undo`, 'en')
  expect([undone.status, undone.text]).toEqual([200, expect.stringContaining('You stay subscribed')])
  expect(await standing(email)).toEqual(before)
  // Pressed twice, it says the same.
  expect((await press(`${path}/undo`)).status).toBe(200)
  expect(await standing(email)).toEqual(before)
})

it('stops all mail, whatever the body says, and takes that back', async () => {
  const email = 'semua@example.com'
  const path = await signUp(email)
  const before = await standing(email)
  const body = new URLSearchParams({ choice: 'sequence', 'List-Unsubscribe': 'One-Click' })
  const stopped = await page(path, { method: 'POST', body })
  expect(stopped.text).toContain(`se•••@example.com tidak akan menerima email lagi dari ${SENDER}.`)
  expect(await standing(email)).toEqual({ all: true, left: false, waiting: 0 })
  expect((await page(path)).text).toContain('Batalkan')
  expect((await press(`${path}/undo`)).status).toBe(200)
  expect(await standing(email)).toEqual(before)
})

it('lets the mails wait, and go on', async () => {
  const email = 'jeda@example.com'
  const path = await signUp(email)
  const due = async () => {
    const { rows } = await demo.db.query<{ at: Date; until: Date | null }>(
      `SELECT min(j."scheduledAt") AS "at", min(l."snoozedUntil") AS "until" FROM "AffiliateLead" l
       JOIN "AffiliateAutomationJob" j ON j."affiliateId" = l."affiliateId" AND j."leadId" = l."id" AND j."status" = 'pending'
       WHERE l."email" = $1`,
      [email],
    )
    return rows[0]
  }
  const before = await due()
  const paused = await press(`${path}/pause/14`)
  expect([paused.status, paused.text]).toEqual([
    200,
    expect.stringMatching(/Email dijeda sampai \d+ \p{L}+ 20\d\d/u),
  ])
  const during = await due()
  expect(during?.at).toEqual(during?.until)
  expect((await page(path)).text).toContain('Lanjutkan sekarang')
  expect((await page(`${path}/pause/0`)).status).toBe(303)
  expect(await due()).toEqual(during)
  expect((await press(`${path}/pause/0`)).status).toBe(200)
  expect(await due()).toEqual(before)
  expect((await press(`${path}/pause/3650`)).status).toBe(404)
})

it('takes nothing back after a day, or what somebody else said', async () => {
  const email = 'lama@example.com'
  const path = await signUp(email)
  await press(path)
  await demo.db.query(
    `UPDATE "AffiliateLead" SET "unsubscribedAt" = "unsubscribedAt" - $2 * interval '1 millisecond' WHERE "email" = $1`,
    [email, UNDO_STOP_WITHIN_MS + 60_000],
  )
  const refused = await press(`${path}/undo`)
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Daftar lagi')])
  const opened = await page(path)
  expect(opened.text).toContain('Anda sudah berhenti berlangganan')
  expect(opened.text).not.toContain('Batalkan')
  expect(await standing(email)).toMatchObject({ all: true, waiting: 0 })
})

it('speaks the language of the mail, unless the address asks for another', async () => {
  const path = await signUp('english@example.com', 'en')
  const open = async (query = '') =>
    (await fetch(`${demo.api.url}${path}${query}`, { headers: { 'accept-language': 'id' } })).text()
  expect(await open()).toContain('Stop receiving emails?')
  expect(await open('?lang=id')).toContain('Berhenti menerima email?')
})

it('believes no link that nobody signed', async () => {
  const path = await signUp('palsu2@example.com')
  for (const act of ['sequence', 'undo'])
    expect((await press(`${path.slice(0, -2)}xx/${act}`)).status, act).toBe(404)
  expect(await standing('palsu2@example.com')).toMatchObject({ all: false, left: false })
})
