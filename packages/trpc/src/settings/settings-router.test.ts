import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let caller: ReturnType<typeof createCaller>
beforeAll(async () => {
  world = await setUpTwoAffiliates()
  caller = createCaller(contextOf(world.owner, world.services))
}, 60_000)
afterAll(() => world?.close())

async function auditRows(action: string) {
  const { rows } = await world.pool.query<{ before: unknown; after: unknown; objectId: string }>(
    `SELECT "objectId", "before", "after" FROM "ActivityLog" WHERE "action" = $1 ORDER BY "id"`,
    [action],
  )
  return rows
}

it('the address of the account stands beside the profile, and follows it', async () => {
  const read = async () => {
    const { rows } = await world.pool.query<{ accountEmail: string }>(
      `SELECT "accountEmail" FROM "AffiliateProfile" WHERE "id" = $1`,
      [world.owner.affiliateId],
    )
    return rows[0]?.accountEmail
  }
  const rename = (email: string) =>
    world.pool.query(
      `UPDATE "User" SET "email" = $2 WHERE "id" = (SELECT "userId" FROM "AffiliateProfile" WHERE "id" = $1)`,
      [world.owner.affiliateId, email],
    )
  expect(await read()).toBe('budi@demo.test')
  await rename('Budi.Baru@demo.test')
  expect(await read()).toBe('budi.baru@demo.test')
  await rename('budi@demo.test')
})

describe('the settings', () => {
  it('start in Jakarta, in the name of the affiliate, without a reply address', async () => {
    expect(await caller.settings.get()).toMatchObject({
      timeZone: 'Asia/Jakarta',
      senderName: 'Budi Santoso',
      replyTo: null,
      postalAddress: null,
      mutedNotices: [],
      lowCreditMark: null,
      ownEmail: 'budi@demo.test',
    })
  })

  it('change one by one, and leave an audit row of what changed', async () => {
    expect(await caller.settings.update({ timeZone: 'Asia/Jayapura' })).toMatchObject({
      timeZone: 'Asia/Jayapura',
      senderName: 'Budi Santoso',
    })
    // The caller's viewer is older than the change, as the one that a request remembers.
    expect((await caller.session.me()).affiliate?.timeZone).toBe('Asia/Jayapura')
    expect(
      await caller.settings.update({ senderName: ' Budi dari Kelas ', replyTo: 'Budi@demo.test' }),
    ).toMatchObject({
      timeZone: 'Asia/Jayapura',
      senderName: 'Budi dari Kelas',
      replyTo: 'budi@demo.test',
    })
    await caller.settings.update({ senderName: 'Budi dari Kelas' })
    expect(await auditRows('settings.update')).toEqual([
      {
        objectId: world.owner.affiliateId,
        before: { timeZone: 'Asia/Jakarta' },
        after: { timeZone: 'Asia/Jayapura' },
      },
      {
        objectId: world.owner.affiliateId,
        before: { senderName: null, replyTo: null },
        after: { senderName: 'Budi dari Kelas', replyTo: 'budi@demo.test' },
      },
    ])
    expect(await caller.settings.update({ postalAddress: ' Jl. Melati 7, Bandung ' })).toMatchObject({
      postalAddress: 'Jl. Melati 7, Bandung',
      senderName: 'Budi dari Kelas',
    })
    expect(await caller.settings.update({ postalAddress: null })).toMatchObject({ postalAddress: null })
    const theirs = createCaller(contextOf(world.intruder, world.services))
    expect(await theirs.settings.get()).toMatchObject({ timeZone: 'Asia/Jakarta', replyTo: null })
  })

  it.each([
    [{ timeZone: 'Europe/Berlin' }, 'timeZone'],
    [{ senderName: '' }, 'senderName'],
    [{ senderName: 'a\nBcc: x@y.z' }, 'senderName'],
    [{ senderName: 'x'.repeat(101) }, 'senderName'],
    [{ postalAddress: '' }, 'postalAddress'],
    [{ postalAddress: 'Jl. Melati\n7' }, 'postalAddress'],
    [{ postalAddress: 'x'.repeat(201) }, 'postalAddress'],
    [{ replyTo: 'nobody' }, 'replyTo'],
    [{ replyTo: 'siti@demo.test' }, 'replyTo'],
    [{ timezone: 'Asia/Jakarta' }, 'timezone'],
  ])('refuse %j by its field and keep everything', async (input, field) => {
    const before = await caller.settings.get()
    const failed = await caller.settings.update(input as never).catch((error: unknown) => error)
    expect(String(failed)).toContain(field)
    expect(await caller.settings.get()).toEqual(before)
  })
})

describe('sessions', () => {
  async function addSession(userId: string, userAgent: string | null): Promise<string> {
    const { rows } = await world.pool.query<{ id: string }>(
      `INSERT INTO "Session" ("userId", "token", "expiresAt", "userAgent", "ipAddress")
       VALUES ($1, gen_random_uuid()::text, now() + interval '1 day', $2, '203.0.113.7') RETURNING "id"`,
      [userId, userAgent],
    )
    return rows[0]?.id ?? ''
  }
  const ANDROID =
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'

  it('show the device and never what opens them', async () => {
    const here = await addSession(world.owner.userId, ANDROID)
    await addSession(world.owner.userId, null)
    await addSession(world.intruder.userId, ANDROID)
    const me = createCaller(contextOf({ ...world.owner, sessionId: here }, world.services))
    const { sessions } = await me.session.list()
    expect(sessions).toHaveLength(2)
    expect(sessions).toContainEqual(
      expect.objectContaining({
        id: here,
        browser: 'Chrome',
        system: 'Android',
        current: true,
        ip: '203.0.113.7',
      }),
    )
    expect(sessions).toContainEqual(expect.objectContaining({ browser: null, system: null, current: false }))
    expect(Object.keys(sessions[0] ?? {})).not.toContain('token')
  })

  it('end one by one or all but this, and leave an audit row each', async () => {
    const here = await addSession(world.admin.userId, ANDROID)
    const there = await addSession(world.admin.userId, ANDROID)
    await addSession(world.admin.userId, null)
    await addSession(world.admin.userId, null)
    const foreign = await addSession(world.owner.userId, ANDROID)
    const me = createCaller(contextOf({ ...world.admin, sessionId: here }, world.services))
    await expect(me.session.end({ id: foreign })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await me.session.end({ id: there })).toEqual({ ended: 1 })
    await expect(me.session.end({ id: there })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await me.session.endOthers()).toEqual({ ended: 2 })
    expect((await me.session.list()).sessions.map(({ id }) => id)).toEqual([here])
    expect((await caller.session.list()).sessions.map(({ id }) => id)).toContain(foreign)
    expect((await auditRows('session.end')).map(({ objectId }) => objectId)).toContain(there)
    expect(await auditRows('session.end')).toHaveLength(3)
  })
})

describe('the language', () => {
  it('is remembered with the person', async () => {
    await caller.session.setLanguage({ language: 'en' })
    const { rows } = await world.pool.query(`SELECT "language" FROM "User" WHERE "id" = $1`, [
      world.owner.userId,
    ])
    expect(rows).toEqual([{ language: 'en' }])
    await expect(caller.session.setLanguage({ language: 'fr' } as never)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})
