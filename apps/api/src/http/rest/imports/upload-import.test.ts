import { IMPORT_BYTES_AT_MOST } from '@booster/contracts/imports/import-fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../../testing/demo-world.ts'
import { errorShape, eventually } from '../../../testing/rest-client.ts'

const IMPORT = '/api/affiliate/leads/import'
const IMPORTS = '/api/affiliate/leads/imports'
const CONSENT = JSON.stringify({ text: 'Setuju menerima email', source: 'Webinar' })

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

type Fields = Readonly<Record<string, string | readonly string[]>>

/** A form as a browser sends it. */
function form(fields: Fields, file?: string) {
  const boundary = '----booster'
  const parts = Object.entries(fields).flatMap(([name, values]) =>
    [values]
      .flat()
      .map((value) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  if (file !== undefined)
    parts.splice(
      1,
      0,
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="peserta.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n`,
    )
  return {
    body: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

function send(fields: Fields, file?: string, client = world.budi) {
  const { body, headers } = form(fields, file)
  return client.post(IMPORT, body, headers)
}

type Progress = { readonly data: { readonly status: string; readonly [name: string]: unknown } }

async function untilEnded(id: string) {
  const read = async () => (await world.budi.get(`${IMPORTS}/${id}`)).body as unknown as Progress
  return (await eventually(read, ({ data }) => data.status !== 'running', 20_000)).data
}

async function countImports(): Promise<number> {
  const { rows } = await world.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM "LeadImport"`)
  return rows[0]?.n ?? 0
}

describe('POST leads/import', () => {
  it('is answered 202 with an id under which progress and report are found', async () => {
    const file = 'Nama;Surel;No WA\nImpor Satu;Impor1@x.id;081234567890\nB;salah;\nC;c@x.id;8,12E+11\n'
    const { status, body } = await send({ consent: CONSENT, tags: ['Webinar, Mei', 'vip'] }, file)
    expect([status, body]).toMatchObject([202, { success: true, data: { importId: expect.any(String) } }])
    const { importId } = body.data as { importId: string }
    expect(await untilEnded(importId)).toEqual({
      id: importId,
      status: 'completed',
      rows: 3,
      doneRows: 3,
      created: 1,
      updated: 0,
      skipped: 0,
      failed: 2,
      silenced: 0,
      bulkTriggerId: null,
      errors: [
        { line: 3, column: 'Surel', reason: 'EMAIL_NO_AT' },
        { line: 4, column: 'No WA', reason: 'WHATSAPP_DIGITS_LOST' },
      ],
      nextCursor: null,
    })
    const page = await world.budi.get(`${IMPORTS}/${importId}?limit=1&cursor=3`)
    expect(page.body).toMatchObject({ data: { errors: [{ line: 4 }], nextCursor: null } })
    const { rows } = await world.db.query(
      `SELECT l."name", l."whatsapp", ARRAY(SELECT t FROM unnest(l."tags") AS t ORDER BY t COLLATE "C") AS "tags", c."text", c."source" FROM "AffiliateLead" l
       JOIN "LeadConsent" c ON c."affiliateId" = l."affiliateId" AND c."leadId" = l."id" WHERE l."email" = 'impor1@x.id'`,
    )
    expect(rows).toEqual([
      {
        name: 'Impor Satu',
        whatsapp: '+6281234567890',
        tags: ['Mei', 'Webinar', 'vip'],
        text: 'Setuju menerima email',
        source: 'Webinar',
      },
    ])
  })

  it('takes the columns as they are named, by title or letter', async () => {
    const mapping = JSON.stringify({ email: 'kontak', name: 'B' })
    const { status, body } = await send({ consent: CONSENT, mapping }, 'kontak,siapa\nnamed@x.id,Dinamai\n')
    expect([status, body]).toMatchObject([202, {}])
    expect(await untilEnded((body.data as { importId: string }).importId)).toMatchObject({ created: 1 })
    const { rows } = await world.db.query(`SELECT "name" FROM "AffiliateLead" WHERE "email" = 'named@x.id'`)
    expect(rows).toEqual([{ name: 'Dinamai' }])
  })

  it.each<[Fields, string | undefined, number, string]>([
    [{ consent: CONSENT }, undefined, 400, 'file'],
    [{}, 'email\na@x.id\n', 400, 'consent'],
    [{ consent: '{' }, 'email\na@x.id\n', 400, 'consent'],
    [{ consent: '{"text":"x"}' }, 'email\na@x.id\n', 400, 'consent.source'],
    [{ consent: CONSENT, onKnown: 'replace' }, 'email\na@x.id\n', 400, 'onKnown'],
    [{ consent: CONSENT, mapping: '{"mail":"x"}' }, 'email\na@x.id\n', 400, 'mapping.mail'],
    [{ consent: CONSENT, mapping: '{"email":"tidak ada"}' }, 'email\na@x.id\n', 400, 'mapping.email'],
    [{ consent: CONSENT }, 'kolom,lain\n1,2\n', 400, 'mapping.email'],
    [{ consent: CONSENT, tags: 'x'.repeat(41) }, 'email\na@x.id\n', 400, 'tags.0'],
    [{ consent: CONSENT, automationId: 'x' }, 'email\na@x.id\n', 400, 'automationId'],
    [{ consent: CONSENT }, 'email\n', 422, 'file'],
    [{ consent: CONSENT }, 'nama,email\n"A,a@x.id\n', 422, 'file'],
  ])('%j with %j is refused and leaves nothing', async (fields, file, expected, field) => {
    const before = await countImports()
    const { status, body } = await send(fields, file)
    expect([status, body]).toEqual([expected, errorShape(field)])
    expect(await countImports()).toBe(before)
  })

  it("says why a file cannot be read, and finds no automation of another's", async () => {
    const unreadable = await send({ consent: CONSENT }, 'nama,email\nA,a@x.id\n"B,b@x.id\n')
    expect(unreadable.body).toMatchObject({
      error: {
        code: 'QUOTE_NOT_CLOSED',
        message: 'The file cannot be read: a quotation mark is never closed (row 3).',
      },
    })
    const { automationId } = await world.newLead()
    const { status } = await send({ consent: CONSENT, automationId }, 'email\na@x.id\n', world.siti)
    expect(status).toBe(404)
  })

  it('reads a file from nobody but an affiliate, and nothing but a form', async () => {
    const file = 'email\na@x.id\n'
    expect((await send({ consent: CONSENT }, file, world.nobody)).status).toBe(401)
    expect((await send({ consent: CONSENT }, file, world.admin)).status).toBe(403)
    const json = await world.budi.post(IMPORT, { file })
    expect([json.status, json.body]).toEqual([415, errorShape('body')])
    const noBoundary = await world.budi.post(IMPORT, 'x', { 'content-type': 'multipart/form-data; x=y' })
    expect(noBoundary.status).toBe(400)
    const cut = form({ consent: CONSENT }, file)
    expect((await world.budi.post(IMPORT, cut.body.slice(0, -20), cut.headers)).status).toBe(400)
  })

  it('is not found by another affiliate', async () => {
    const { body } = await send({ consent: CONSENT }, 'email\nown@x.id\n')
    const { importId } = body.data as { importId: string }
    expect((await world.siti.get(`${IMPORTS}/${importId}`)).status).toBe(404)
    await untilEnded(importId)
  })

  it('refuses a file that is too large', async () => {
    const before = await countImports()
    const row = `${'x'.repeat(1_000)},a@x.id\n`
    const large = `nama,email\n${row.repeat(Math.ceil(IMPORT_BYTES_AT_MOST / row.length) + 1)}`
    const { status, body } = await send({ consent: CONSENT }, large)
    expect([status, body]).toEqual([413, errorShape('file')])
    expect(await countImports()).toBe(before)
  }, 60_000)
})
