import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { type Body, errorShape, eventually } from '../../testing/rest-client.ts'

const PATH = '/api/affiliate/optin-forms'
const NEW_FORM = { title: 'Kelas Kopi', consentText: 'Saya setuju menerima email tentang kopi.' }

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

function formOf(body: Body) {
  return (body.data as { form: { id: string; slug: string; url: string; fields: unknown[] } }).form
}

describe('the REST face of forms', () => {
  it('makes a form that visitors can use at once, and closes it', async () => {
    const made = await world.budi.post(PATH, { ...NEW_FORM, fields: [{ kind: 'name' }, { kind: 'email' }] })
    expect([made.status, made.body]).toMatchObject([
      201,
      { success: true, data: { form: { slug: 'kelas-kopi', active: true, consentVersion: 1 } } },
    ])
    const form = formOf(made.body)
    const page = await fetch(form.url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Kelas Kopi')])

    const closed = await world.budi.patch(`${PATH}/${form.id}`, { active: false })
    expect([closed.status, closed.body]).toMatchObject([200, { data: { form: { active: false } } }])
    expect((await fetch(form.url)).status).toBe(410)
    const read = await world.budi.get(`${PATH}/${form.id}`)
    expect(read.body).toEqual(closed.body)
    const { body } = await world.budi.get(PATH)
    expect(body).toMatchObject({ success: true })
    expect((body.data as { forms: unknown[] }).forms).toContainEqual(
      expect.objectContaining({
        ...{ id: form.id, slug: 'kelas-kopi', title: 'Kelas Kopi', active: false },
        ...{ url: form.url, viewCount: expect.any(Number), submitCount: 0 },
      }),
    )
  })

  it('counts who opens the page, but no program that asks or fetches it in case', async () => {
    const { body } = await world.budi.post(PATH, { ...NEW_FORM, title: 'Kelas Dilihat' })
    const { id, url } = formOf(body)
    await fetch(url, { method: 'HEAD' })
    await fetch(url, { headers: { 'sec-purpose': 'prefetch;prerender' } })
    for (let visit = 0; visit < 3; visit += 1) await fetch(url)
    const viewCount = async () =>
      ((await world.budi.get(`${PATH}/${id}`)).body.data as { form: { viewCount: number } }).form.viewCount
    await eventually(viewCount, (count) => count >= 3)
    expect(await viewCount()).toBe(3)
  })

  it.each([
    ['consentText', { title: 'Tanpa persetujuan' }],
    ['redirectUrl', { ...NEW_FORM, redirectUrl: 'https://127.0.0.1/' }],
    ['fields.1.label', { ...NEW_FORM, fields: [{ kind: 'name' }, { kind: 'text' }, { kind: 'email' }] }],
    ['warna', { ...NEW_FORM, warna: 'merah' }],
    ['automationId', { ...NEW_FORM, automationId: '00000000-0000-7000-8000-00000000dead' }],
  ])('names the field that is wrong: %s', async (field, input) => {
    const { status, body } = await world.budi.post(PATH, input)
    expect([status, body]).toEqual([400, errorShape(field)])
  })

  it('keeps to its own affiliate', async () => {
    const path = `${PATH}/${world.formId}`
    expect((await world.siti.get(path)).status).toBe(404)
    expect((await world.siti.patch(path, { active: false })).status).toBe(404)
    expect((await world.budi.get(path)).body).toMatchObject({ data: { form: { active: true } } })
    expect((await world.budi.get(`${PATH}/nothing`)).body).toEqual(errorShape('id'))
  })
})
