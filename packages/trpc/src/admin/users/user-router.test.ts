import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createConfirmationStore } from '@booster/db/forms/create-confirmation-store'
import { readViewer } from '@booster/db/users/read-viewer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../../testing/two-affiliates.ts'

const NOBODY = '00000000-0000-7000-8000-ffffffffffff'
let world: TwoAffiliates

beforeAll(async () => {
  world = await setUpTwoAffiliates()
}, 60_000)
afterAll(() => world?.close())

function users(viewer = world.admin) {
  return createCaller(contextOf(viewer, world.services)).admin.user
}

async function invite(name: string, role: 'affiliate' | 'admin' = 'affiliate'): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@undangan.test`
  return (await users().invite({ email, name, role, language: 'id' })).userId
}

/** As if the person had used the link. */
async function givePassword(userId: string): Promise<void> {
  await world.pool.query(
    `INSERT INTO "Account" ("userId", "accountId", "providerId", "password") VALUES ($1::uuid, ($1::uuid)::text, 'credential', 'hash')`,
    [userId],
  )
}

async function stateOf(userId: string): Promise<string | undefined> {
  return (await users().list()).rows.find(({ id }) => id === userId)?.state
}

async function actsOn(userId: string) {
  const { rows } = await world.pool.query(
    `SELECT "action", "actorId", "before", "after" FROM "ActivityLog" WHERE "objectId" = $1 ORDER BY "at", "id"`,
    [userId],
  )
  return rows as { action: string; actorId: string; before: unknown; after: unknown }[]
}

function refusal(reason: string) {
  return { code: 'CONFLICT', cause: { reason } }
}

describe('people', () => {
  it('are found by name, address, role and state, page by page without gap or repetition', async () => {
    const ids = [
      await invite('Lestari Satu'),
      await invite('Lestari Dua', 'admin'),
      await invite('Lestari Tiga'),
    ]
    const all = (await users().list({ q: 'lestari', limit: 50 })).rows
    expect(all.map(({ id }) => id)).toEqual(ids.toReversed())
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<typeof users>['list']>> = await users().list({
        q: 'lestari',
        limit: 1,
        cursor,
      })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(ids.toReversed())
    expect((await users().list({ q: 'lestari', role: 'admin', limit: 9 })).rows).toHaveLength(1)
    expect((await users().list({ q: 'lestari', state: 'invited', limit: 9 })).rows).toHaveLength(3)
    expect((await users().list({ q: 'lestari', state: 'active', limit: 9 })).rows).toEqual([])
    expect((await users().list({ state: 'active', role: 'admin', limit: 9 })).rows).toMatchObject([
      { email: world.admin.email, invitation: null, affiliateId: null },
    ])
    expect((await users().list({ q: '%_', limit: 9 })).rows).toEqual([])
  })

  it('are invited as affiliates with profile and empty credit, in the language chosen', async () => {
    const userId = await invite('Puspa')
    const [row] = (await users().list({ q: 'puspa', limit: 1 })).rows
    expect(row).toMatchObject({
      id: userId,
      state: 'invited',
      invitation: { expired: false, mail: 'sent' },
      lastSignInAt: null,
    })
    const affiliate = createCaller(contextOf(world.admin, world.services)).admin.affiliate
    expect(await affiliate.get({ id: row?.affiliateId ?? '' })).toMatchObject({
      name: 'Puspa',
      state: 'invited',
      credit: { balance: 0, available: 0 },
      automations: [],
      forms: [],
      leads: { count: 0, isExact: true },
    })
    expect(world.linkMails.at(-1)).toMatchObject({ purpose: 'invite', language: 'id', role: 'affiliate' })
    expect(await actsOn(userId)).toMatchObject([
      { action: 'user.invite', actorId: world.admin.userId, after: { role: 'affiliate' } },
    ])
  })

  it('are invited by an address once', async () => {
    const twice = { email: 'Sekali@undangan.test', name: 'Sekali', role: 'admin', language: 'en' } as const
    const answers = await Promise.allSettled([users().invite(twice), users().invite(twice)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'BAD_REQUEST', cause: { bad: { field: 'email' } } },
    })
  })

  it('have an invitation revoked and sent again, and none once they have a password', async () => {
    const userId = await invite('Cabut')
    await users().revokeInvitation({ userId })
    expect(await stateOf(userId)).toBe('revoked')
    await expect(users().revokeInvitation({ userId })).rejects.toMatchObject(refusal('NOT_INVITED'))
    await expect(users().sendReset({ userId })).rejects.toMatchObject(refusal('NOT_ACTIVE'))
    await users().inviteAgain({ userId })
    expect(await stateOf(userId)).toBe('invited')
    await givePassword(userId)
    expect(await stateOf(userId)).toBe('active')
    await expect(users().inviteAgain({ userId })).rejects.toMatchObject(refusal('NOT_INVITED'))
    expect(await users().sendReset({ userId })).toMatchObject({ userId, mail: 'sent' })
    expect(world.linkMails.at(-1)).toMatchObject({ purpose: 'reset', userId })
    expect((await actsOn(userId)).map(({ action }) => action)).toEqual([
      'user.invite',
      'user.revoke-invitation',
      'user.invite-again',
      'user.send-reset',
    ])
  })

  it('get at most five links within the hour', async () => {
    const userId = await invite('Sering')
    for (let n = 0; n < 4; n += 1) await users().inviteAgain({ userId })
    const before = world.linkMails.length
    await expect(users().inviteAgain({ userId })).rejects.toMatchObject(refusal('LINKS_TOO_OFTEN'))
    expect(world.linkMails).toHaveLength(before)
  })
})

describe('a sign-out by an admin', () => {
  it('is remembered with the person and the number of sessions, also when there was none', async () => {
    const userId = await invite('Keluar')
    await world.pool.query(
      `INSERT INTO "Session" ("userId", "token", "expiresAt")
       SELECT $1, gen_random_uuid()::text, now() + interval '1 day' FROM generate_series(1, 2)`,
      [userId],
    )
    expect(await users().signOut({ userId })).toEqual({ ended: 2 })
    expect(await users().signOut({ userId })).toEqual({ ended: 0 })
    const { affiliateId } = (await users().list({ q: 'keluar', limit: 1 })).rows[0] ?? {}
    const { rows } = await world.pool.query(
      `SELECT "actorId", "affiliateId", "objectType", "after" FROM "ActivityLog"
       WHERE "action" = 'user.sign-out' AND "objectId" = $1 ORDER BY "at", "id"`,
      [userId],
    )
    const by = { actorId: world.admin.userId, affiliateId, objectType: 'user' }
    expect(rows).toEqual([
      { ...by, after: { sessions: 2 } },
      { ...by, after: { sessions: 0 } },
    ])
  })

  it('of oneself names each session that ended, and keeps the one that asks', async () => {
    const { userId } = world.admin
    const { rows } = await world.pool.query<{ id: string }>(
      `INSERT INTO "Session" ("userId", "token", "expiresAt")
       SELECT $1, gen_random_uuid()::text, now() + interval '1 day' FROM generate_series(1, 2) RETURNING "id"`,
      [userId],
    )
    const [here = '', there = ''] = rows.map(({ id }) => id)
    expect(await users({ ...world.admin, sessionId: here }).signOut({ userId })).toEqual({ ended: 1 })
    expect(await actsOn(there)).toMatchObject([{ action: 'session.end', actorId: userId }])
    const left = await world.pool.query(`SELECT "id" FROM "Session" WHERE "userId" = $1`, [userId])
    expect(left.rows).toEqual([{ id: here }])
  })
})

describe('a suspension', () => {
  it('of an admin ends the sessions, with its reason; a release opens the account again', async () => {
    const userId = await invite('Admin Dua', 'admin')
    await givePassword(userId)
    await world.pool.query(
      `INSERT INTO "Session" ("userId", "token", "expiresAt") VALUES ($1::uuid, ($1::uuid)::text, now() + interval '1 day')`,
      [userId],
    )
    await users().suspend({ userId, reason: 'pindah kerja' })
    expect(await stateOf(userId)).toBe('suspended')
    const { rows } = await world.pool.query(`SELECT 1 FROM "Session" WHERE "userId" = $1`, [userId])
    expect(rows).toEqual([])
    await expect(users().suspend({ userId, reason: 'lagi' })).rejects.toMatchObject(
      refusal('ALREADY_SUSPENDED'),
    )
    await expect(users().sendReset({ userId })).rejects.toMatchObject(refusal('NOT_ACTIVE'))
    expect(await users().release({ userId, reason: 'kembali' })).toEqual({ revivedJobs: 0 })
    await expect(users().release({ userId, reason: 'lagi' })).rejects.toMatchObject(refusal('NOT_SUSPENDED'))
    expect((await actsOn(userId)).slice(1)).toMatchObject([
      { action: 'user.suspend', actorId: world.admin.userId, after: { reason: 'pindah kerja' } },
      { action: 'user.release', before: { reason: 'pindah kerja' }, after: { reason: 'kembali' } },
    ])
  })

  it('is never of oneself, nor of the last admin who can sign in, also when two suspend each other', async () => {
    await expect(users().suspend({ userId: world.admin.userId, reason: 'cuti' })).rejects.toMatchObject(
      refusal('OWN_ACCOUNT'),
    )
    // Invited only: nobody who can sign in.
    const userId = await invite('Admin Tiga', 'admin')
    await world.pool.query(
      `UPDATE "User" SET "suspendedAt" = now() WHERE "role" = 'admin' AND "id" NOT IN ($1, $2)`,
      [world.admin.userId, userId],
    )
    const other = { ...world.admin, userId }
    await expect(
      users(other).suspend({ userId: world.admin.userId, reason: 'giliran' }),
    ).rejects.toMatchObject(refusal('LAST_ADMIN'))
    await givePassword(userId)
    const answers = await Promise.allSettled([
      users().suspend({ userId, reason: 'giliran' }),
      users(other).suspend({ userId: world.admin.userId, reason: 'giliran' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await world.pool.query(`UPDATE "User" SET "suspendedAt" = NULL WHERE "id" IN ($1, $2)`, [
      world.admin.userId,
      userId,
    ])
  })

  it('of an affiliate holds what is due, and its release brings it back', async () => {
    const { userId, affiliateId } = world.intruder
    await users().suspend({ userId, reason: 'keluhan' })
    const claim = () =>
      world.services.store.claimDueJobs({
        processId: 'test',
        slots: 50,
        leaseMs: 60_000,
        provider: 'mailketing',
      })
    await world.pool.query(
      `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = now() - interval '1 minute'
       WHERE "affiliateId" = $1 AND "status" = 'pending'`,
      [affiliateId],
    )
    await world.pool.query(
      `UPDATE "AffiliateDue" SET "nextDueAt" = CASE WHEN "affiliateId" = $1 THEN now() - interval '1 minute' ELSE 'infinity' END`,
      [affiliateId],
    )
    expect((await claim()).jobs).toEqual([])
    const held = async () =>
      (
        await world.pool.query(
          `SELECT count(*)::int AS n FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "holdReason" = 'AFFILIATE_SUSPENDED'`,
          [affiliateId],
        )
      ).rows[0].n as number
    const n = await held()
    expect(n).toBeGreaterThan(0)
    expect(await users().release({ userId, reason: 'selesai' })).toEqual({ revivedJobs: n })
    expect(await held()).toBe(0)
  })

  it('of an affiliate keeps back the mails that ask for a confirmation, too', async () => {
    const { userId, affiliateId } = world.intruder
    await world.pool.query(`UPDATE "OptinConfirmation" SET "mailState" = 'sent'`)
    const { rowCount } = await world.pool.query(
      `INSERT INTO "OptinConfirmation" ("affiliateId", "formId", "leadId", "doubt", "name", "consentVersion", "expiresAt")
       SELECT $1, f."id", l."id", 'FORM', 'Ratna', 1, now() + interval '7 days'
       FROM "OptinForm" f JOIN "AffiliateLead" l ON l."affiliateId" = f."affiliateId"
       WHERE f."affiliateId" = $1 AND l."email" IS NOT NULL LIMIT 1`,
      [affiliateId],
    )
    expect(rowCount).toBe(1)
    const mails = createConfirmationStore({ pool: world.pool, clock: DATABASE_CLOCK })
    const claim = () => mails.claimMails({ limit: 9, leaseSeconds: 60 })
    await users().suspend({ userId, reason: 'keluhan' })
    expect(await claim()).toEqual([])
    await users().release({ userId, reason: 'selesai' })
    expect(await claim()).toMatchObject([{ affiliateId }])
  })

  it('is of somebody', async () => {
    for (const act of ['suspend', 'release'] as const)
      await expect(users()[act]({ userId: NOBODY, reason: 'tidak ada' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    for (const act of ['inviteAgain', 'revokeInvitation', 'sendReset', 'signOut'] as const)
      await expect(users()[act]({ userId: NOBODY })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(users().suspend({ userId: NOBODY, reason: 'x' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('a look at an account', () => {
  const openSession = async (userId: string) => {
    const { rows } = await world.pool.query<{ id: string }>(
      `INSERT INTO "Session" ("userId", "token", "expiresAt", "updatedAt")
       VALUES ($1, gen_random_uuid()::text, now() + interval '1 day', now()) RETURNING "id"`,
      [userId],
    )
    return rows[0]?.id ?? ''
  }

  it('is read-only as that affiliate, in that session alone, for an hour, and audited', async () => {
    const { userId } = world.admin
    const [sessionId, elsewhere] = [await openSession(userId), await openSession(userId)]
    await users({ ...world.admin, sessionId }).viewAs({ userId: world.owner.userId })
    const viewer = await readViewer(world.pool, { userId, sessionId })
    expect(viewer).toMatchObject({
      userId: world.owner.userId,
      role: 'affiliate',
      affiliateId: world.owner.affiliateId,
      viewedBy: { userId, name: world.admin.name },
    })
    const aheadMs = (viewer?.viewedBy?.until.getTime() ?? 0) - Date.now()
    expect(aheadMs / 60_000).toBeGreaterThan(59)
    expect(aheadMs / 60_000).toBeLessThan(61)
    for (const other of [elsewhere, null])
      expect(await readViewer(world.pool, { userId, sessionId: other })).toMatchObject({
        userId,
        role: 'admin',
      })
    const looking = { ...world.owner, sessionId, ...(viewer?.viewedBy && { viewedBy: viewer.viewedBy }) }
    await createCaller(contextOf(looking, world.services)).session.endView()
    expect(await readViewer(world.pool, { userId, sessionId })).toMatchObject({ userId, role: 'admin' })
    expect((await actsOn(world.owner.userId)).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['user.view-as', userId],
      ['user.end-view', userId],
    ])
  })

  it('ends by itself, and with the role', async () => {
    const userId = await invite('Lihat Saja', 'admin')
    const sessionId = await openSession(userId)
    const admin = { ...world.admin, userId, sessionId }
    await users(admin).viewAs({ userId: world.owner.userId })
    await world.pool.query(`UPDATE "User" SET "role" = 'affiliate' WHERE "id" = $1`, [userId])
    expect((await readViewer(world.pool, { userId, sessionId }))?.viewedBy).toBeUndefined()
    await world.pool.query(`UPDATE "User" SET "role" = 'admin' WHERE "id" = $1`, [userId])
    expect((await readViewer(world.pool, { userId, sessionId }))?.viewedBy).toBeDefined()
    await world.pool.query(`UPDATE "Session" SET "viewedUntil" = now() WHERE "id" = $1`, [sessionId])
    expect(await readViewer(world.pool, { userId, sessionId })).toMatchObject({ userId, role: 'admin' })
  })

  it('is of an affiliate, by a session of an admin', async () => {
    const sessionId = await openSession(world.admin.userId)
    const admin = { ...world.admin, sessionId }
    for (const userId of [NOBODY, world.admin.userId])
      await expect(users(admin).viewAs({ userId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const foreign = { ...admin, sessionId: await openSession(world.owner.userId) }
    await expect(users(foreign).viewAs({ userId: world.intruder.userId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(
      users({ ...admin, sessionId: null }).viewAs({ userId: world.owner.userId }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('one affiliate', () => {
  const affiliate = () => createCaller(contextOf(world.admin, world.services)).admin.affiliate

  it('is shown with its week, jobs and bookings as the tables have them', async () => {
    const { affiliateId, userId } = world.owner
    const detail = await affiliate().get({ id: affiliateId })
    const { rows } = await world.pool.query(
      `SELECT (SELECT sum("sent")::int FROM "AutomationDay" WHERE "affiliateId" = $1 AND "day" > (now() AT TIME ZONE 'Asia/Jakarta')::date - 7) AS "sent",
         (SELECT sum("bounced")::int FROM "AutomationDay" WHERE "affiliateId" = $1 AND "day" > (now() AT TIME ZONE 'Asia/Jakarta')::date - 7) AS "bounced",
         (SELECT count(*)::int FROM "OptinForm" WHERE "affiliateId" = $1) AS "forms",
         (SELECT count(*)::int FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "status" <> 'archived') AS "automations",
         (SELECT count(*)::int FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "erasedAt" IS NULL) AS "leads",
         (SELECT "balance" FROM "AffiliateCredit" WHERE "affiliateId" = $1) AS "balance"`,
      [affiliateId],
    )
    expect({
      sent: detail.week.sent,
      bounced: detail.week.bounced,
      forms: detail.forms.length,
      automations: detail.automations.length,
      leads: detail.leads.count,
      balance: detail.credit.balance,
    }).toEqual(rows[0])
    expect(detail).toMatchObject({ userId, state: 'active', email: world.owner.email })
    const first = await affiliate().ledger({ id: affiliateId, limit: 2 })
    const second = await affiliate().ledger({ id: affiliateId, limit: 2, cursor: first.nextCursor })
    expect(first.rows[0]?.balanceAfter).toBe(detail.credit.balance)
    expect(first.rows[1]?.balanceBefore).toBe(second.rows[0]?.balanceAfter)
  })

  it('has a note of the admins, which the audit log remembers', async () => {
    const { affiliateId, userId } = world.owner
    expect(await affiliate().note({ id: affiliateId, note: 'Bayar tiap Senin.\nRamah.' })).toEqual({
      note: 'Bayar tiap Senin.\nRamah.',
    })
    expect((await affiliate().get({ id: affiliateId })).note).toBe('Bayar tiap Senin.\nRamah.')
    await affiliate().note({ id: affiliateId, note: '' })
    expect((await actsOn(userId)).at(-1)).toMatchObject({
      action: 'user.note',
      before: { note: 'Bayar tiap Senin.\nRamah.' },
      after: { note: '' },
    })
    await expect(affiliate().note({ id: NOBODY, note: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(affiliate().get({ id: NOBODY })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(affiliate().note({ id: affiliateId, note: 'x'.repeat(2_001) })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})
