import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { errorShape, eventually } from '../../testing/rest-client.ts'

const OWN = '/api/affiliate/topup-requests'
const ADMIN = '/api/admin/topup-requests'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

type Row = { readonly id: string; readonly payableRupiah: number | null; readonly state: string }

async function ask(sent: Record<string, unknown> = { credits: 100 }, headers = {}): Promise<Row> {
  const { status, body } = await world.budi.post(OWN, sent, headers)
  expect([status, body.success], JSON.stringify(body)).toEqual([201, true])
  return body.data as Row
}

async function cancelOpen(): Promise<void> {
  const { rows } = await world.db.query<{ id: string }>(
    `UPDATE "TopupRequest" SET "state" = 'cancelled', "decidedAt" = now() WHERE "state" = 'open' RETURNING "id"`,
  )
  expect(rows).toBeDefined()
}

async function available(): Promise<number> {
  const { body } = await world.budi.get('/trpc/credit.status')
  return (body.result as { data: { available: number } }).data.available
}

async function mailsTo(
  address: string,
): Promise<readonly { readonly subject: string; readonly content: string }[]> {
  const answer = await fetch(`${world.api.sandboxUrl}/__sandbox/messages?to=${address}`)
  return ((await answer.json()) as { messages: { subject: string; content: string }[] }).messages
}

function mailsAbout(words: string) {
  return mailsTo('budi@demo.test').then((mails) => mails.filter(({ subject }) => subject.includes(words)))
}

describe('a request for credit', () => {
  it('names an amount of its own, is approved, booked once and mailed once', async () => {
    const before = await available()
    const { id, payableRupiah } = await ask({ credits: 123, note: 'promo' })
    expect(payableRupiah).toBeGreaterThan(123 * 250)
    expect(payableRupiah).toBeLessThan(123 * 250 + 1_000)
    const approved = await world.admin.post(`${ADMIN}/${id}/approve`)
    expect([approved.status, approved.body]).toMatchObject([200, { data: { id, bookedCredits: 123 } }])
    expect(await available()).toBe(before + 123)

    const again = await world.admin.post(`${ADMIN}/${id}/approve`)
    expect([again.status, again.body]).toMatchObject([
      409,
      { error: { code: 'TOP_UP_APPROVED', message: 'This request was already approved by Rina Admin.' } },
    ])
    const refused = await world.admin.post(`${ADMIN}/${id}/refuse`, { reason: 'too late' })
    expect([refused.status, refused.body]).toMatchObject([409, { error: { code: 'TOP_UP_APPROVED' } }])
    expect(await available()).toBe(before + 123)

    const { body } = await world.budi.get(OWN)
    expect(body).toMatchObject({
      data: { rows: [{ id, state: 'approved', bookedCredits: 123, note: 'promo' }] },
    })
    const sent = await eventually(
      () => mailsAbout('Isi ulang 123 kredit disetujui'),
      ({ length }) => length > 0,
    )
    expect(sent).toHaveLength(1)
    expect(sent[0]?.content).toContain('/affiliate/credits')
    const { rows } = await eventually(
      () =>
        world.db.query<{ mailState: string }>(`SELECT "mailState" FROM "TopupRequest" WHERE "id" = $1`, [id]),
      ({ rows: [row] }) => row?.mailState === 'sent',
    )
    expect(rows).toEqual([{ mailState: 'sent' }])
  })

  it('is refused with a reason, which is mailed, and then approved by nobody', async () => {
    const before = await available()
    const { id } = await ask({ credits: 321 })
    const silent = await world.admin.post(`${ADMIN}/${id}/refuse`, {})
    expect([silent.status, silent.body]).toEqual([400, errorShape('reason')])
    const { status } = await world.admin.post(`${ADMIN}/${id}/refuse`, { reason: 'Transfer belum masuk' })
    expect(status).toBe(200)
    const late = await world.admin.post(`${ADMIN}/${id}/approve`)
    expect([late.status, late.body]).toMatchObject([409, { error: { code: 'TOP_UP_REFUSED' } }])
    expect(await available()).toBe(before)
    const [mail] = await eventually(
      () => mailsAbout('Permintaan 321 kredit ditolak'),
      ({ length }) => length > 0,
    )
    expect(mail?.content).toContain('Transfer belum masuk')
  })

  it('says when the mail about its decision may be lost', async () => {
    const { id } = await ask({ credits: 222 })
    await world.admin.post(`${ADMIN}/${id}/refuse`, { reason: 'Transfer belum masuk' })
    const mailState = async () => {
      const { body } = await world.admin.get(
        `/trpc/admin.topUp.list?input=${encodeURIComponent(JSON.stringify({ state: 'closed' }))}`,
      )
      const { data } = body.result as { data: { rows: readonly { id: string; mailState: string }[] } }
      return data.rows.find((row) => row.id === id)?.mailState
    }
    expect(await eventually(mailState, (state) => state === 'sent')).toBe('sent')
    // A process ended while it handed the mail over.
    await world.db.query(
      `UPDATE "TopupRequest" SET "mailState" = 'sending', "mailDueAt" = now() - interval '1 hour' WHERE "id" = $1`,
      [id],
    )
    // The next decision has the mails looked at.
    await world.admin.post(`${ADMIN}/${(await ask()).id}/refuse`, { reason: 'Transfer belum masuk' })
    expect(await eventually(mailState, (state) => state !== 'sending')).toBe('unconfirmed')
    expect(await mailsAbout('Permintaan 222 kredit ditolak')).toHaveLength(1)
  })

  it('is not approved after its affiliate has taken it back', async () => {
    const { id } = await ask()
    expect((await world.budi.post('/trpc/topUp.cancel', { id })).status).toBe(200)
    const late = await world.admin.post(`${ADMIN}/${id}/approve`)
    expect([late.status, late.body]).toMatchObject([
      409,
      { error: { code: 'TOP_UP_CANCELLED', message: expect.stringContaining('Budi Santoso') } },
    ])
    const twice = await world.budi.post('/trpc/topUp.cancel', { id })
    expect([twice.status, twice.body]).toMatchObject([
      409,
      { error: { data: { reason: 'TOP_UP_CANCELLED' } } },
    ])
  })

  it('is booked with another amount only for a reason', async () => {
    const before = await available()
    const { id } = await ask({ credits: 200 })
    const silent = await world.admin.post(`${ADMIN}/${id}/approve`, { credits: 150 })
    expect([silent.status, silent.body]).toEqual([400, errorShape('reason')])
    expect(await available()).toBe(before)
    const { body } = await world.admin.post(`${ADMIN}/${id}/approve`, {
      credits: 150,
      reason: 'Kurang transfer',
    })
    expect(body).toMatchObject({ data: { bookedCredits: 150 } })
    expect(await available()).toBe(before + 150)
  })

  it('says in the ledger which request it was where there is no amount and no reason', async () => {
    const { id } = await ask({ credits: 210 })
    await world.db.query(`UPDATE "TopupRequest" SET "payableRupiah" = NULL WHERE "id" = $1`, [id])
    await world.admin.post(`${ADMIN}/${id}/approve`)
    const reference = `topup-request/${id}`
    const { rows } = await world.db.query(
      `SELECT "description" FROM "AffiliateCreditTransaction" WHERE "reference" = $1`,
      [reference],
    )
    expect(rows).toEqual([{ description: reference }])
  })

  it('is asked once per idempotency key', async () => {
    const headers = { 'idempotency-key': 'order-1' }
    const first = await ask({ credits: 10 }, headers)
    expect(await ask({ credits: 10 }, headers)).toEqual(first)
    expect((await ask({ credits: 10 })).id).not.toBe(first.id)
    await cancelOpen()
  })

  it('is one of five at most', async () => {
    await cancelOpen()
    for (let n = 0; n < 5; n++) await ask()
    const { status, body } = await world.budi.post(OWN, { credits: 100 })
    expect([status, body]).toMatchObject([409, { error: { code: 'TOO_MANY_OPEN_TOP_UPS' } }])
    await cancelOpen()
  })

  it.each([
    [{}, 'credits'],
    [{ credits: 0 }, 'credits'],
    [{ credits: 1.5 }, 'credits'],
    [{ credits: 1_000_001 }, 'credits'],
    [{ credits: 1, proofUrl: 'http://bukti.test/1' }, 'proofUrl'],
    [{ credits: 1, proofUrl: 'javascript:alert(1)' }, 'proofUrl'],
    [{ credits: 1, proofUrl: 'https://user:secret@bukti.test' }, 'proofUrl'],
    [{ credits: 1, proofFile: { name: 'a.png', base64: '???' } }, 'proofFile.base64'],
    [{ credits: 1, proofFile: { name: 'a.png', base64: '' } }, 'proofFile'],
    [{ credits: 1, proofFile: { name: 'a.png', base64: btoa('<svg onload="x">') } }, 'proofFile'],
    [{ credits: 1, proofFile: { name: 'a.png', base64: btoa('<html>') } }, 'proofFile'],
    [{ credits: 1, state: 'approved' }, 'state'],
  ])('%j names %s', async (sent, field) => {
    const before = await world.db.query(`SELECT count(*) FROM "TopupRequest"`)
    const { status, body } = await world.budi.post(OWN, sent)
    expect([status, body]).toEqual([400, errorShape(field)])
    expect((await world.db.query(`SELECT count(*) FROM "TopupRequest"`)).rows).toEqual(before.rows)
  })

  it('takes a proof of 5 MB and no byte more', async () => {
    const proofOf = (bytes: number) => ({
      credits: 1,
      proofFile: {
        name: 'besar.png',
        base64: Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]).toString('base64'),
      },
    })
    await ask(proofOf(5 * 1_024 * 1_024))
    const { status, body } = await world.budi.post(OWN, proofOf(5 * 1_024 * 1_024 + 1))
    expect([status, body]).toEqual([400, errorShape('proofFile')])
    await cancelOpen()
  })
})

describe('the proof of a transfer', () => {
  it('is shown to its affiliate and to admins alone, as what it is, and runs nothing', async () => {
    const { id } = await ask({
      credits: 1,
      proofFile: { name: 'bukti "x"\u00e9.html', base64: PNG.toString('base64') },
    })
    for (const [client, path] of [
      [world.budi, `${OWN}/${id}/proof`],
      [world.admin, `${ADMIN}/${id}/proof`],
    ] as const) {
      const { status, headers } = await client.get(path)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('image/png')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('content-disposition')).toMatch(/^inline; filename="proof.png"/)
    }
    const answers = [
      await world.siti.get(`${OWN}/${id}/proof`),
      await world.siti.get(`${ADMIN}/${id}/proof`),
      await world.nobody.get(`${OWN}/${id}/proof`),
      await world.admin.get(`${OWN}/${id}/proof`),
      await world.budi.get(`${ADMIN}/${id}/proof`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 401, 403, 403])
    await cancelOpen()
  })

  it('may come later, and a PDF is only ever saved', async () => {
    const { id } = await ask({ credits: 1 })
    expect((await world.budi.get(`${OWN}/${id}/proof`)).status).toBe(404)
    const proofFile = { name: 'bukti.pdf', base64: btoa('%PDF-1.7 bukti') }
    expect((await world.siti.post('/trpc/topUp.addProof', { id, proofFile })).status).toBe(404)
    expect((await world.budi.post('/trpc/topUp.addProof', { id, proofFile })).status).toBe(200)
    const { headers } = await world.admin.get(`${ADMIN}/${id}/proof`)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="proof.pdf"/)
    await cancelOpen()
    const late = await world.budi.post('/trpc/topUp.addProof', { id, proofFile })
    expect([late.status, late.body]).toMatchObject([409, { error: { data: { reason: 'TOP_UP_CANCELLED' } } }])
  })
})

describe('a bank statement', () => {
  const read = async (text: string) => {
    const { status, body } = await world.admin.post('/trpc/admin.topUp.readStatement', {
      base64: Buffer.from(text).toString('base64'),
    })
    expect(status).toBe(200)
    return (body.result as { data: unknown }).data as {
      readonly matches: readonly { readonly request: { readonly id: string }; readonly row: unknown }[]
      readonly used: number
    }
  }
  const statementOf = (amounts: readonly number[]) => {
    const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').reverse().join('/')
    const rows = amounts.map((amount) => `${day};TRSF;${amount.toLocaleString('id-ID')},00;0,00`)
    return ['Tanggal;Keterangan;Kredit;Debet', ...rows].join('\n')
  }

  it('proposes, books nothing by itself, and confirms one request per row', async () => {
    const before = await available()
    const one = await ask({ credits: 400 })
    const other = await ask({ credits: 900 })
    const text = statementOf([one.payableRupiah ?? 0, 1])
    const found = await read(text)
    expect(found).toMatchObject({ kind: 'read', incoming: 2, used: 0, others: [{ amountRupiah: 1 }] })
    expect(found.matches.map(({ request }) => request.id)).toEqual([one.id])
    expect(await available()).toBe(before)

    const statementRow = found.matches[0]?.row
    const wrong = await world.admin.post('/trpc/admin.topUp.approve', { id: other.id, statementRow })
    expect([wrong.status, wrong.body]).toMatchObject([
      400,
      { error: { data: { field: 'statementRow.amountRupiah' } } },
    ])
    const approved = await world.admin.post('/trpc/admin.topUp.approve', { id: one.id, statementRow })
    expect(approved.status).toBe(200)
    expect(await available()).toBe(before + 400)
    expect(await read(text)).toMatchObject({ used: 1, matches: [] })

    // Another request with the amount that the row has already paid.
    await world.db.query(`UPDATE "TopupRequest" SET "payableRupiah" = $2 WHERE "id" = $1`, [
      other.id,
      one.payableRupiah,
    ])
    const again = await world.admin.post('/trpc/admin.topUp.approve', { id: other.id, statementRow })
    expect([again.status, again.body]).toMatchObject([
      409,
      { error: { data: { reason: 'STATEMENT_ROW_USED' } } },
    ])
    expect(await available()).toBe(before + 400)
    await cancelOpen()
  })

  it('knows the transfer of a request that was approved without it', async () => {
    const { id, payableRupiah } = await ask({ credits: 450 })
    const text = statementOf([payableRupiah ?? 0])
    expect((await world.admin.post(`${ADMIN}/${id}/approve`)).status).toBe(200)
    expect(await read(text)).toMatchObject({
      ...{ matches: [], others: [], otherCount: 0, used: 0 },
      approvedBefore: [{ request: { id, credits: 450 }, row: { amountRupiah: payableRupiah } }],
    })
    await world.db.query(
      `UPDATE "TopupRequest" SET "decidedAt" = "decidedAt" - interval '61 days' WHERE "id" = $1`,
      [id],
    )
    expect(await read(text)).toMatchObject({ approvedBefore: [], otherCount: 1 })
  })

  it('counts the rows that it does not show', async () => {
    const found = await read(statementOf(Array.from({ length: 60 }, (_, n) => 5_000_000 + n)))
    expect(found).toMatchObject({ otherCount: 60, skippedCount: 0 })
    expect((found as unknown as { others: unknown[] }).others).toHaveLength(50)
  })

  it('is for admins alone', async () => {
    const sent = { base64: btoa('Tanggal;Kredit') }
    expect((await world.budi.post('/trpc/admin.topUp.readStatement', sent)).status).toBe(403)
    expect((await world.nobody.post('/trpc/admin.topUp.readStatement', sent)).status).toBe(401)
  })
})

it('is reached by nobody else on any of its routes', async () => {
  const { id } = await ask({ credits: 77 })
  expect(JSON.stringify((await world.siti.get(OWN)).body)).not.toContain(id)
  for (const act of ['approve', 'refuse']) {
    expect((await world.budi.post(`${ADMIN}/${id}/${act}`, { reason: 'mine' })).status).toBe(403)
    expect((await world.nobody.post(`${ADMIN}/${id}/${act}`, { reason: 'mine' })).status).toBe(401)
  }
  expect((await world.siti.post('/trpc/topUp.cancel', { id })).status).toBe(404)
  const unknown = await world.admin.post(`${ADMIN}/00000000-0000-7000-8000-00000000dead/approve`)
  expect([unknown.status, unknown.body]).toEqual([404, errorShape()])
  const { rows } = await world.db.query(`SELECT "state" FROM "TopupRequest" WHERE "id" = $1`, [id])
  expect(rows).toEqual([{ state: 'open' }])
})
