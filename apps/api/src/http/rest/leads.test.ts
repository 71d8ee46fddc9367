import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { type Body, errorShape, eventually } from '../../testing/rest-client.ts'

const PATH = '/api/affiliate/leads'
const NEW_LEAD = {
  name: 'Rahma Wirasakti',
  email: 'Rahma@Leads.test',
  whatsapp: '0812-3456-7890',
  tags: ['bazar', 'vip'],
  consent: { text: 'Boleh dikirimi email', source: 'Bazar Bandung' },
}

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

function leadOf(body: Body) {
  return (body.data as { lead: { id: string; email: string | null } }).lead
}

function idsOf(body: Body): string[] {
  return (body.data as { leads: { id: string }[] }).leads.map(({ id }) => id)
}

describe('the REST face of leads', () => {
  it('adds, finds, corrects and erases a lead', async () => {
    const added = await world.budi.post(PATH, NEW_LEAD)
    expect([added.status, added.body]).toMatchObject([
      201,
      {
        data: {
          lead: {
            ...{ email: 'rahma@leads.test', whatsapp: '+6281234567890', source: 'api', blocked: null },
            ...{ tags: ['bazar', 'vip'], consents: [NEW_LEAD.consent] },
          },
        },
      },
    ])
    const { id } = leadOf(added.body)
    for (const query of [
      'q=wirasakti',
      'q=08123456789',
      'q=wira%20rah',
      'tag=bazar',
      'source=api',
      'limit=1',
    ])
      expect(idsOf((await world.budi.get(`${PATH}?${query}`)).body), query).toEqual([id])
    expect(idsOf((await world.budi.get(`${PATH}?tag=bazar&hasAddress=false`)).body)).toEqual([])

    const corrected = await world.budi.patch(`${PATH}/${id}`, { email: 'utami@leads.test', notes: 'VIP' })
    expect([corrected.status, leadOf(corrected.body)]).toMatchObject([
      200,
      { email: 'utami@leads.test', notes: 'VIP', name: 'Rahma Wirasakti' },
    ])
    const erased = await world.budi.delete(`${PATH}/${id}`)
    expect([erased.status, erased.body]).toMatchObject([200, { data: { id } }])
    const { body } = await world.budi.get(`${PATH}/${id}`)
    expect(leadOf(body)).toMatchObject({ email: null, whatsapp: null, notes: '', tags: [] })
    expect(idsOf((await world.budi.get(`${PATH}?q=anonim`)).body)).toEqual([])
    expect((await world.budi.delete(`${PATH}/${id}`)).status).toBe(409)
  })

  it('says what is missing or wrong in the language of the reader', async () => {
    const said = async (path: string, language: string) => {
      const { body } = await world.budi.get(path, { 'accept-language': language })
      return (body.error as { message: string }).message
    }
    const nobody = `${PATH}/00000000-0000-4000-8000-000000000000`
    expect(await said(nobody, 'en')).toBe('Lead not found')
    expect(await said(nobody, 'id')).toBe('Lead tidak ditemukan')
    expect(await said('/api/affiliate/automation/jobs?page=0', 'id')).toBe('page: paling kecil 1')
    expect(await said('/api/nope', 'id')).toBe('Tidak ada apa-apa di GET /api/nope.')
    const typed = await world.budi.post(PATH, { ...NEW_LEAD, name: '' }, { 'accept-language': 'id' })
    expect(typed.body.error).toMatchObject({ message: 'name: Nama belum diisi.', field: 'name' })
  })

  it('says why nothing changed in the language of the reader, and keeps the code for programs', async () => {
    const { body } = await world.budi.post(PATH, { ...NEW_LEAD, email: 'erased@leads.test' })
    const lead = `${PATH}/${leadOf(body).id}`
    await world.budi.delete(lead)
    const refused = async (language: string) => {
      const answer = await world.budi.patch(lead, { name: 'A' }, { 'accept-language': language })
      expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'LEAD_ERASED' } }])
      return (answer.body.error as { message: string }).message
    }
    const english = "This lead's personal data has been erased."
    expect(await refused('en-US,id;q=0.5')).toBe(english)
    expect(await refused('id-ID,id;q=0.9,en;q=0.8')).toBe('Data pribadi lead ini sudah dihapus.')
    expect(await refused('*')).toBe(english)
    const choose = (language: string | null) =>
      world.db.query(`UPDATE "User" SET "language" = $1 WHERE "email" = 'budi@demo.test'`, [language])
    await choose('id')
    expect(
      await eventually(
        () => refused('en'),
        (said) => said !== english,
      ),
    ).toBe('Data pribadi lead ini sudah dihapus.')
    await choose(null)
  })

  it('takes the address out of what it was pasted with', async () => {
    for (const [typed, email] of [
      ['"Wirasakti, Rahma" <paste1@leads.test>', 'paste1@leads.test'],
      ['<paste2@leads.test>', 'paste2@leads.test'],
      ['mailto:paste3@leads.test', 'paste3@leads.test'],
      ['paste4@leads.test,', 'paste4@leads.test'],
    ] as const) {
      const { status, body } = await world.budi.post(PATH, { ...NEW_LEAD, email: typed })
      expect([status, leadOf(body)], typed).toMatchObject([201, { email, name: NEW_LEAD.name }])
    }
  })

  it('names the lead that has the address', async () => {
    const email = 'known@leads.test'
    const first = await world.budi.post(PATH, { ...NEW_LEAD, email })
    const again = await world.budi.post(PATH, { ...NEW_LEAD, email })
    expect([again.status, again.body]).toMatchObject([409, { error: { code: 'KNOWN_LEAD', field: 'email' } }])
    expect(JSON.stringify(again.body)).toContain(leadOf(first.body).id)
    const other = await world.budi.post(PATH, { ...NEW_LEAD, email: 'other@leads.test' })
    const taken = await world.budi.patch(`${PATH}/${leadOf(other.body).id}`, { email })
    expect([taken.status, taken.body]).toMatchObject([409, { error: { code: 'KNOWN_LEAD' } }])
  })

  it.each([
    ['name', { ...NEW_LEAD, name: '\u200b' }],
    ['email', { ...NEW_LEAD, email: 'rahma@' }],
    ['whatsapp', { ...NEW_LEAD, whatsapp: '12' }],
    ['consent', { name: 'A', email: 'a@leads.test' }],
    ['tags.0', { ...NEW_LEAD, tags: ['a,b'] }],
    ['source', { ...NEW_LEAD, source: 'manual' }],
  ])('names the field that is wrong: %s', async (field, input) => {
    const { status, body } = await world.budi.post(PATH, input)
    expect([status, body]).toEqual([400, errorShape(field)])
  })

  it.each([
    ['sort', 'sort=size'],
    ['limit', 'limit=0'],
    ['cursor', 'cursor=nothing'],
    ['cursor', `sort=name&cursor=2026-01-01T00:00:00.000Z_00000000-0000-7000-8000-000000000001`],
    ['hasAddress', 'hasAddress=yes'],
  ])('names the part of the question that is wrong: %s', async (field, query) => {
    const { status, body } = await world.budi.get(`${PATH}?${query}`)
    expect([status, body]).toEqual([400, errorShape(field)])
  })

  it.each(['newest', 'oldest', 'name', 'name_desc'])(
    'lists everybody once, page by page: %s',
    async (sort) => {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
        const { body } = await world.budi.get(`${PATH}?sort=${sort}&limit=100${next}`)
        seen.push(...idsOf(body))
        cursor = (body.data as { nextCursor: string | null }).nextCursor
      }
      const { rows } = await world.db.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "AffiliateLead" l JOIN "AffiliateProfile" p ON p."id" = l."affiliateId"
       JOIN "User" u ON u."id" = p."userId" WHERE u."email" = 'budi@demo.test' AND l."erasedAt" IS NULL`,
      )
      expect([new Set(seen).size, seen.length]).toEqual([rows[0]?.n, rows[0]?.n])
    },
  )

  it('keeps to its own affiliate', async () => {
    const [id = ''] = idsOf((await world.budi.get(`${PATH}?limit=1`)).body)
    const path = `${PATH}/${id}`
    expect((await world.siti.get(path)).status).toBe(404)
    expect((await world.siti.patch(path, { name: 'Mine' })).status).toBe(404)
    expect((await world.siti.delete(path)).status).toBe(404)
    expect(idsOf((await world.siti.get(`${PATH}?limit=100`)).body)).not.toContain(id)
  })
})
