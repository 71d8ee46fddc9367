import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorFactsOf } from '../errors.ts'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

const CONSENT = 'Saya setuju menerima email.'

let world: TwoAffiliates

beforeAll(async () => {
  world = await setUpTwoAffiliates()
}, 60_000)

afterAll(() => world?.close())

function forms(viewer = world.owner, mode: Partial<TwoAffiliates['services']['mode']> = {}) {
  const services = { ...world.services, mode: { ...world.services.mode, ...mode } }
  return createCaller(contextOf(viewer, services)).form
}

function makeForm(more: Partial<Parameters<ReturnType<typeof forms>['create']>[0]> = {}) {
  return forms().create({ title: 'Kelas baru', consentText: CONSENT, ...more })
}

async function automationOf(affiliateId: string, condition: string): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND ${condition} LIMIT 1`,
    [affiliateId],
  )
  return rows[0]?.id ?? ''
}

async function lastAudit(formId: string) {
  const { rows } = await world.pool.query(
    `SELECT "action", "actorId", "before", "after" FROM "ActivityLog" WHERE "objectType" = 'form' AND "objectId" = $1
     ORDER BY "at" DESC, "id" DESC LIMIT 1`,
    [formId],
  )
  return rows[0]
}

describe('a new form', () => {
  it('needs a title and a consent text, and stands under the address that the title suggests', async () => {
    const { form } = await makeForm({ title: 'Resep Kopi Susu' })
    expect(form).toMatchObject({
      slug: 'resep-kopi-susu',
      url: 'http://localhost:4000/f/resep-kopi-susu',
      active: true,
      doubleOptIn: false,
      automation: null,
      consentVersion: 1,
      thankYou: '',
      tags: [],
      ...{ viewCount: 0, submitCount: 0 },
    })
    expect(form.fields.map((field) => field.kind)).toEqual(['name', 'email', 'whatsapp'])
    expect(await forms().get({ id: form.id })).toEqual(form)
    expect((await forms().list()).forms[0]).toMatchObject({ id: form.id, title: 'Resep Kopi Susu' })
    expect(await lastAudit(form.id)).toMatchObject({
      action: 'form.create',
      actorId: world.owner.userId,
      after: { title: 'Resep Kopi Susu', slug: 'resep-kopi-susu' },
    })
  })

  it('keeps everything it is given', async () => {
    const automationId = await automationOf(world.owner.affiliateId, `"triggerType" = 'AFTER_OPTIN'`)
    const settings = {
      slug: 'semua-isian',
      headline: 'Kelas',
      description: 'Satu.\n\nDua.',
      buttonText: 'Ikut',
      fields: [{ kind: 'email' }, { kind: 'text', label: 'Kota', required: true }, { kind: 'name' }],
      thankYou: 'Sampai jumpa.',
      redirectUrl: 'https://example.com/thanks',
      automationId,
      tags: ['kopi', 'kopi', ' susu '],
      doubleOptIn: true,
      active: false,
      hourlyLimit: null,
    } as const
    const { form } = await makeForm({ ...settings, fields: [...settings.fields], tags: [...settings.tags] })
    expect(form).toMatchObject({
      ...settings,
      fields: [
        { kind: 'email', label: null, required: true },
        { kind: 'text', key: 'field_kota', label: 'Kota', required: true },
        { kind: 'name', label: null, required: true },
      ],
      tags: ['kopi', 'susu'],
      automation: { id: automationId },
    })
  })

  it('finds an address of its own when the one of its title is taken', async () => {
    const slugs = [await makeForm({ title: 'Sama' }), await makeForm({ title: 'sama!' })].map(
      ({ form }) => form.slug,
    )
    expect(slugs).toEqual(['sama', 'sama-2'])
    const many = await Promise.all(Array.from({ length: 5 }, () => makeForm({ title: 'Serentak' })))
    expect(new Set(many.map(({ form }) => form.slug)).size).toBe(5)
  })

  it('is refused an address of somebody else, and offered a free one', async () => {
    const { form } = await createCaller(contextOf(world.intruder, world.services)).form.create({
      title: 'Punya Siti',
      consentText: CONSENT,
    })
    await expect(makeForm({ slug: form.slug })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: 'slug: is taken by another form; punya-siti-2 is free',
    })
  })

  it.each([
    ['title', { title: '' }],
    ['consentText', { consentText: 'ok' }],
    ['slug', { slug: 'a b' }],
    ['redirectUrl', { redirectUrl: 'http://example.com' }],
    ['redirectUrl', { redirectUrl: 'javascript:alert(1)' }],
    ['fields', { fields: [{ kind: 'name' as const }] }],
    ['tags.0', { tags: [''] }],
    ['hourlyLimit', { hourlyLimit: 0 }],
    ['tagz', { tagz: ['a'] } as object],
  ])('names the field that is wrong: %s', async (field, more) => {
    const error: unknown = await makeForm(more).catch((thrown: unknown) => thrown)
    expect(errorFactsOf(error)).toMatchObject({ httpStatus: 400, field })
  })

  it('starts only sequences of its affiliate that begin with an opt-in and are not archived', async () => {
    const of = (condition: string, affiliateId = world.owner.affiliateId) =>
      automationOf(affiliateId, condition)
    const wrong = [
      [await of(`"triggerType" = 'WELCOME'`), 'must be a sequence that starts after an opt-in'],
      [await of(`"triggerType" = 'AFTER_OPTIN'`, world.intruder.affiliateId), 'must be a sequence of yours'],
      ['00000000-0000-7000-8000-00000000dead', 'must be a sequence of yours'],
    ] as const
    for (const [automationId, why] of wrong)
      await expect(makeForm({ automationId })).rejects.toThrow(`automationId: ${why}`)
  })

  it('leads only to hosts that the operator allows', async () => {
    const mode = { formRedirectHosts: ['example.com'] }
    const make = (redirectUrl: string) =>
      forms(world.owner, mode).create({ title: 'Ke toko', consentText: CONSENT, redirectUrl })
    expect((await make('https://toko.example.com/')).form.redirectUrl).toBe('https://toko.example.com/')
    await expect(make('https://example.org/')).rejects.toThrow(
      'redirectUrl: must lead to one of: example.com',
    )
  })
})

describe('changing a form', () => {
  it('changes what is given and nothing else, and notes both in the audit log', async () => {
    const { form } = await makeForm({ title: 'Lama', tags: ['a'] })
    const { form: changed } = await forms().update({ id: form.id, title: 'Baru', active: false })
    expect({ ...changed, updatedAt: form.updatedAt }).toEqual({ ...form, title: 'Baru', active: false })
    expect(await lastAudit(form.id)).toMatchObject({
      action: 'form.update',
      before: { title: 'Lama', active: true },
      after: { title: 'Baru', active: false },
    })
    expect((await forms().update({ id: form.id, active: true })).form.active).toBe(true)
  })

  it('that changes nothing leaves no trace', async () => {
    const { form } = await makeForm({ title: 'Diam' })
    const { title, slug, consentText, fields, tags, thankYou } = form
    const same = await forms().update({ id: form.id, title, slug, consentText, fields, tags, thankYou })
    expect(same.form).toEqual(form)
    expect(await lastAudit(form.id)).toMatchObject({ action: 'form.create' })
  })

  it('gives a new consent text the next version', async () => {
    const { form } = await makeForm()
    const { form: changed } = await forms().update({ id: form.id, consentText: 'Saya setuju, selalu.' })
    expect(changed).toMatchObject({ consentVersion: 2, consentText: 'Saya setuju, selalu.' })
  })

  it('does not take the address of another form', async () => {
    const [first, second] = [await makeForm({ title: 'Satu' }), await makeForm({ title: 'Dua' })]
    await expect(forms().update({ id: second.form.id, slug: first.form.slug })).rejects.toThrow(
      'satu-2 is free',
    )
    expect((await forms().update({ id: second.form.id, slug: 'TIGA' })).form.slug).toBe('tiga')
  })

  it('goes on while its sequence is archived', async () => {
    const { id: automationId } = await createCaller(contextOf(world.owner, world.services)).automation.create(
      {
        name: 'Sebentar',
        triggerType: 'AFTER_OPTIN',
        steps: [{ delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo</p>' }],
      },
    )
    const { form } = await makeForm({ automationId })
    await createCaller(contextOf(world.owner, world.services)).automation.setStatus({
      id: automationId,
      status: 'archived',
    })
    const { form: changed } = await forms().update({ id: form.id, title: 'Tetap', automationId })
    expect(changed.automation).toMatchObject({ status: 'archived' })
    expect((await forms().update({ id: form.id, automationId: null })).form.automation).toBeNull()
    await expect(forms().update({ id: form.id, automationId })).rejects.toThrow('must not be archived')
  })
})

it('never counts fewer views than people who filled the form in', async () => {
  const { form } = await makeForm({ title: 'Diisi di halaman sendiri' })
  await world.pool.query(`UPDATE "OptinForm" SET "viewCount" = 1, "submitCount" = 3 WHERE "id" = $1`, [
    form.id,
  ])
  const counts = { viewCount: 3, submitCount: 3 }
  expect(await forms().get({ id: form.id })).toMatchObject(counts)
  expect((await forms().list()).forms.find(({ id }) => id === form.id)).toMatchObject(counts)
})

it('says how many sequences a form without one of its own starts', async () => {
  const { rows } = await world.pool.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "AffiliateAutomation"
     WHERE "affiliateId" = $1 AND "triggerType" = 'AFTER_OPTIN' AND "status" = 'active'`,
    [world.owner.affiliateId],
  )
  expect((await forms().list()).activeAutomations).toBe(rows[0]?.count)
})
