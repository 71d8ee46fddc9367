import { beforeAll, describe, expect, it } from 'vitest'
import { useDemoApi } from '../../../testing/demo-api.ts'
import { errorShape, type Body as JsonBody } from '../../../testing/rest-client.ts'

const slug = 'webinar-jualan-laris'
const person = { name: 'Dewi', email: 'dewi@example.com', whatsapp: '', consent: 'true' }
const demo = useDemoApi({ TRUST_PROXY: '1' })
let submitPath: string

beforeAll(async () => {
  const { rows } = await demo.db.query<{ id: string }>(`SELECT "id" FROM "OptinForm" WHERE "slug" = $1`, [
    slug,
  ])
  submitPath = `/api/affiliate/optin-forms/${rows[0]?.id}/submit`
}, 90_000)

type Asked = { readonly status: number; readonly text: string; readonly headers: Headers }

/** As a browser that goes to an address, or sends a form there. */
async function browse(path: string, init: RequestInit = {}): Promise<Asked> {
  const headers = { accept: 'text/html,application/xhtml+xml', ...(init.headers as Record<string, string>) }
  const answer = await fetch(`${demo.api.url}${path}`, { redirect: 'manual', ...init, headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return browse(path, { method: 'POST', body: new URLSearchParams(fields), headers })
}

async function leadsAt(email: string): Promise<{ name: string }[]> {
  return (await demo.db.query(`SELECT "name" FROM "AffiliateLead" WHERE "email" = $1`, [email])).rows
}

function isPage({ headers, text }: Asked): boolean {
  return /^text\/html/.test(headers.get('content-type') ?? '') && text.startsWith('<!doctype html>')
}

describe('the form', () => {
  it('has one address for everything, whatever the case', async () => {
    expect((await browse('/F/Webinar-Jualan-LARIS')).status).toBe(200)
    const wrong = await send(`/f/${slug}?lang=id`, { ...person, email: 'salah@' })
    expect([wrong.status, isPage(wrong)]).toEqual([400, true])
    expect(wrong.text).toContain('<title>Kesalahan: ')
    expect(wrong.text).toContain('belum lengkap, misalnya gmail.com')
    expect(wrong.text).toContain('value="Dewi"')
    const taken = await send(`/f/${slug}?lang=en`, { ...person, email: 'satu@example.com' })
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `/f/${slug}/thanks?lang=en`])
    expect(await leadsAt('satu@example.com')).toHaveLength(1)
  })

  it.each(['.', ',', ')', '%20', '%E2%80%8B', '%3E', '!', '/'])(
    'is found by an address that was copied with what stood behind it: %s',
    async (behind) => {
      expect((await browse(`/f/${slug}${behind}`)).status).toBe(200)
      const taken = await send(`/f/${slug}${behind}`, {
        ...person,
        email: `salin${behind.length}@example.com`,
      })
      expect(taken.headers.get('location')).toBe(`/f/${slug}/thanks?lang=id`)
    },
  )

  it('is where the address of its posts leads, also with a slash behind it', async () => {
    expect((await browse(`${submitPath}/?lang=id`)).headers.get('location')).toBe(`/f/${slug}?lang=id`)
    expect(isPage(await send(`${submitPath}/?lang=id`, { ...person, email: 'salah@' }))).toBe(true)
  })

  it('is where the address of its posts leads, and takes posts there too', async () => {
    const opened = await browse(`${submitPath}?lang=id`)
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `/f/${slug}?lang=id`])
    expect((await send(`${submitPath}?lang=id`, { ...person, name: '\u200b' })).text).toContain(
      'Nama harus berisi huruf yang terlihat.',
    )
    const machine = await fetch(`${demo.api.url}${submitPath}`)
    expect([machine.status, await machine.json()]).toMatchObject([405, errorShape()])
  })

  it('is not stored for good by the browser, so that Back still shows what was typed', async () => {
    expect((await browse(`/f/${slug}`)).headers.get('cache-control')).toBe('no-cache')
  })

  it('may stand in a sandboxed frame with everything it loads', async () => {
    const form = await browse(`/f/${slug}`)
    expect(form.headers.get('content-security-policy')).toContain('frame-ancestors *')
    for (const asset of ['public.css', 'font.woff2', 'icon.svg']) {
      const { headers } = await browse(`/assets/${asset}`)
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(headers.get('access-control-allow-origin')).toBe('*')
    }
    expect((await browse('/assets/public.css')).text).toMatch(
      /prefers-color-scheme: dark\) \{\s*:root \{[^}]*--bg: #0e1513/,
    )
  })

  it.each([
    [
      'a multipart form',
      () => {
        const form = new FormData()
        for (const [name, value] of Object.entries(person)) form.set(name, value)
        return form
      },
    ],
    ['a form as text', () => 'name=Dewi\r\nemail=dewi@example.com\r\nconsent=on\r\n'],
    ['a form of their own whose box says yes', () => new URLSearchParams({ ...person, consent: ' Ya ' })],
    [
      'a form with a hidden twin of the box',
      () => new URLSearchParams([...Object.entries({ ...person, consent: 'false' }), ['consent', 'true']]),
    ],
  ])('takes %s', async (_what, body) => {
    const answer = await browse(`/f/${slug}`, { method: 'POST', body: body() })
    expect(answer.status).toBe(303)
  })

  it('of a Windows-1252 page keeps its letters', async () => {
    const body = Buffer.from('name=%D1andu&email=nandu%40example.com&consent=on')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await browse(submitPath, { method: 'POST', body, headers })).status).toBe(303)
    expect(await leadsAt('nandu@example.com')).toEqual([{ name: 'Ñandu' }])
  })

  it('leads elsewhere when its affiliate says so, and is allowed to', async () => {
    await demo.db.query(
      `UPDATE "OptinForm" SET "redirectUrl" = 'https://example.com/hai?x=1' WHERE "slug" = $1`,
      [slug],
    )
    const page = await browse(`/f/${slug}`)
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://example.com;")
    const taken = await send(`/f/${slug}`, { ...person, email: 'pergi@example.com' })
    await demo.db.query(`UPDATE "OptinForm" SET "redirectUrl" = NULL WHERE "slug" = $1`, [slug])
    expect([taken.status, taken.headers.get('location')]).toEqual([303, 'https://example.com/hai?x=1'])
  })
})

describe('a form that is not taken', () => {
  it('too often is shown again with what was typed, in its language', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    const flood = () =>
      fetch(`${demo.api.url}${submitPath}`, { method: 'POST', headers, body: new URLSearchParams({}) })
    for (let n = 0; n < 600; n += 50) await Promise.all(Array.from({ length: 50 }, flood))
    const {
      status,
      text,
      headers: answered,
    } = await send(`/f/${slug}?lang=en`, { ...person, name: 'Rina' }, headers)
    expect([status, Number(answered.get('retry-after')) > 0]).toEqual([429, true])
    expect(text).toContain('Try again in a minute')
    expect(text).toContain('value="Rina"')
    const machine = await flood()
    expect([machine.status, (await machine.json()) as JsonBody]).toMatchObject([429, errorShape()])
    expect((await send(`/f/${slug}`, { ...person, email: 'lain@example.com' })).status).toBe(303)
  })

  it('because it is too large, or of a type nobody reads, says so', async () => {
    const large = await send(`/f/${slug}?lang=id`, { ...person, name: 'x'.repeat(70_000) })
    expect([large.status, isPage(large)]).toEqual([413, true])
    expect(large.text).toContain('Persingkat, lalu kirim lagi.')
    const picture = await browse(`/f/${slug}`, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'image/png' },
    })
    expect([picture.status, isPage(picture)]).toEqual([415, true])
    const machine = await fetch(`${demo.api.url}${submitPath}`, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'image/png' },
    })
    expect([machine.status, await machine.json()]).toEqual([415, errorShape('body')])
  })

  it('because of us keeps what was typed, and promises nothing that is not so', async () => {
    await demo.db.query('ALTER TABLE "LeadConsent" RENAME TO "LeadConsentAway"')
    const { status, text } = await send(`/f/${slug}?lang=id`, {
      ...person,
      name: 'Sari',
      email: 'sari@example.com',
    })
    await demo.db.query('ALTER TABLE "LeadConsentAway" RENAME TO "LeadConsent"')
    expect([status, await leadsAt('sari@example.com')]).toEqual([500, []])
    expect(text).toContain('value="Sari"')
    expect(text).toContain('Kirim lagi satu menit lagi')
    expect(text.toLowerCase()).not.toContain('nothing was lost')
  })

  it('not even readable for us is kept behind a button', async () => {
    await demo.db.query('ALTER TABLE "OptinForm" RENAME TO "OptinFormAway"')
    const { status, text } = await send(`/f/${slug}?lang=id`, { ...person, name: '"Sari"' })
    await demo.db.query('ALTER TABLE "OptinFormAway" RENAME TO "OptinForm"')
    expect(status).toBe(500)
    expect(text).toContain('name="name" value="&quot;Sari&quot;"')
    expect(text).toContain(`action="/f/${slug}?lang=id"`)
  })

  it('because it is closed is a page', async () => {
    await demo.db.query(`UPDATE "OptinForm" SET "active" = false WHERE "slug" = $1`, [slug])
    const asked = [await browse(`/f/${slug}`), await send(`/f/${slug}`, person)]
    await demo.db.query(`UPDATE "OptinForm" SET "active" = true WHERE "slug" = $1`, [slug])
    expect(asked.map((each) => [each.status, isPage(each)])).toEqual([
      [410, true],
      [410, true],
    ])
  })
})

describe('an address that leads nowhere', () => {
  it.each([
    ['/tidak-ada', 404],
    ['/f/tidak-ada', 404],
    ['/f/%E0%A4%A', 400],
    ['/f/a%00b', 400],
    ['/u/x', 404],
  ])('%s is a page of its own: %i', async (path, status) => {
    for (const language of ['id', 'en']) {
      const answer = await browse(`${path}?lang=${language}`)
      expect([answer.status, isPage(answer)]).toEqual([status, true])
      expect(answer.text).toContain(`<html lang="${language}">`)
    }
    expect((await fetch(`${demo.api.url}/tidak-ada`)).headers.get('content-type')).toContain('json')
  })

  it('has brand, a way on and the other language', async () => {
    const { text } = await browse('/tidak-ada?lang=id')
    expect(text).toContain('Affiliate Booster')
    expect(text).toContain('href="/tidak-ada?lang=en"')
    expect(text).toContain('Ke halaman utama')
  })

  it('of an API path is JSON, also for a browser', async () => {
    const { headers } = await browse('/api/tidak-ada')
    expect(headers.get('content-type')).toContain('json')
  })
})
