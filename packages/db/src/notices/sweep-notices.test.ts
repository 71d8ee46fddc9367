import type { NoticeKind } from '@booster/contracts/notices/notice-kinds'
import { SYSTEM } from '@booster/engine/domain/actor'
import { createNoticeMailDesk } from '@booster/services/notices/notice-mail-desk'
import type { NoticeMail } from '@booster/services/notices/ports'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPgStore } from '../engine-store/store.ts'
import { type AdminWorld, createAdminWorld, DAY_COLUMNS, TODAY_SQL } from '../testing/admin-world.ts'
import { createNoticeMails } from './create-notice-mails.ts'
import { forgetOldNotices } from './forget-old-notices.ts'
import { listNotices } from './list-notices.ts'
import { readNotices } from './read-notices.ts'
import { sweepNotices } from './sweep-notices.ts'

const clock = DATABASE_CLOCK

let world: AdminWorld
let pool: pg.Pool
let affiliateId: string
let automationId: string

beforeAll(async () => {
  world = await createAdminWorld()
  pool = world.pool
})
afterAll(() => world?.close())
beforeEach(async () => {
  await pool.query(`TRUNCATE "Notice", "LeadImport" CASCADE`)
  const ids = await world.reset()
  affiliateId = ids.affiliateId
  automationId = ids.automationId
})

/** As two processes do: both sweep at once, then again. */
async function sweep(): Promise<void> {
  await Promise.all([sweepNotices({ pool, clock }), sweepNotices({ pool, clock })])
  await sweepNotices({ pool, clock })
}

/** Notices of all times, oldest first: `amount/other`, and whether one is open. */
async function notices(kind: NoticeKind): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT "amount" || '/' || "other" || CASE WHEN "closedAt" IS NULL THEN ' open' ELSE ' closed' END AS "line"
     FROM "Notice" WHERE "kind" = $1 ORDER BY "openedAt", "id"`,
    [kind],
  )
  return rows.map(({ line }) => line)
}

/** What the desk would send now; each mail is accepted. */
async function mail(): Promise<readonly string[]> {
  const sent: string[] = []
  const desk = () =>
    createNoticeMailDesk({
      mails: createNoticeMails({ pool, clock }),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      send: async (notice: NoticeMail) => {
        sent.push(`${notice.kind} to ${notice.email}`)
        return { road: 'system', outcome: { kind: 'accepted' } }
      },
    })
  await Promise.all([desk().work(), desk().work()])
  return sent
}

async function setLow(level: 'warning' | 'critical' | null): Promise<void> {
  await pool.query(`DELETE FROM "Alert"`)
  if (level === null) return
  await pool.query(
    `INSERT INTO "Alert" ("kind", "subject", "affiliateId", "level", "value", "threshold")
     VALUES ('affiliate_credit', $1::text, $1::uuid, $2::"AlertLevel", 0, 30)`,
    [affiliateId, level],
  )
}

async function setBalance(credits: number): Promise<void> {
  await pool.query(`UPDATE "AffiliateCredit" SET "balance" = $1`, [credits])
}

async function topUp(amountCredits: number): Promise<void> {
  const store = createPgStore({ pool, clock, hashKey: 'test' })
  const reference = crypto.randomUUID()
  await store.topUpCredit({
    ...{ affiliateId, amountCredits, type: 'topup', description: '', reference, actor: SYSTEM },
  })
}

describe('low credit', () => {
  it('opens once by the rule for everybody, and again only after a top-up', async () => {
    await sweep()
    expect(await notices('low_credit')).toEqual([])
    await setBalance(25)
    await setLow('warning')
    await sweep()
    expect(await notices('low_credit')).toEqual(['25/30 open'])
    expect(await mail()).toEqual(['low_credit to siti@affiliate.test'])
    // Credit of mails that failed comes back, and is used again.
    await setLow(null)
    await setBalance(31)
    await sweep()
    await setLow('warning')
    await setBalance(20)
    await sweep()
    expect(await notices('low_credit')).toEqual(['20/30 open'])
    await topUp(100)
    await setLow(null)
    await sweep()
    expect(await notices('low_credit')).toEqual(['20/30 closed'])
    await setBalance(10)
    await setLow('warning')
    await sweep()
    expect(await notices('low_credit')).toEqual(['20/30 closed', '10/30 open'])
    expect(await mail()).toHaveLength(1)
  })

  it('goes by the own mark, whatever the rule says', async () => {
    await pool.query(`UPDATE "AffiliateProfile" SET "lowCreditMark" = 500`)
    await setBalance(500)
    await sweep()
    expect(await notices('low_credit')).toEqual(['500/500 open'])
    await topUp(1)
    await sweep()
    expect(await notices('low_credit')).toEqual(['500/500 closed'])
    await pool.query(`UPDATE "AffiliateProfile" SET "lowCreditMark" = 5`)
    await setLow('warning')
    await setBalance(25)
    await sweep()
    expect(await notices('low_credit')).toHaveLength(1)
  })

  it('gives way to credit that is used up', async () => {
    await setLow('warning')
    await setBalance(3)
    await sweep()
    await setLow('critical')
    await setBalance(0)
    await sweep()
    expect(await notices('low_credit')).toEqual(['3/30 closed'])
    expect(await notices('out_of_credit')).toEqual(['0/0 open'])
    // What is over before its mail leaves needs none.
    expect(await mail()).toEqual(['out_of_credit to siti@affiliate.test'])
    await setBalance(1)
    await setLow('warning')
    await sweep()
    expect([await notices('low_credit'), await notices('out_of_credit')]).toEqual([
      ['3/30 closed'],
      ['1/0 open'],
    ])
    await topUp(4)
    await sweep()
    expect(await notices('out_of_credit')).toEqual(['1/0 closed'])
    expect(await notices('low_credit')).toEqual(['3/30 closed', '5/30 open'])
    await setBalance(0)
    await setLow('critical')
    await sweep()
    expect(await notices('out_of_credit')).toEqual(['1/0 closed', '0/0 open'])
  })
})

describe('other crossings', () => {
  it.each<[NoticeKind, () => Promise<void>, () => Promise<void>, string]>([
    [
      'sequence_stopped',
      async () => {
        await pool.query(
          `UPDATE "AffiliateAutomation" SET "status" = 'paused', "pausedAt" = now() - interval '61 minutes'`,
        )
        await pool.query(`UPDATE "AutomationCounter" SET "total" = 4, "held" = 4`)
      },
      async () => {
        await pool.query(`UPDATE "AffiliateAutomation" SET "status" = 'active', "pausedAt" = NULL`)
      },
      '4/0',
    ],
    [
      'many_failures',
      async () => {
        await pool.query(
          `INSERT INTO "AutomationDay" ${DAY_COLUMNS} SELECT $1, $2, uuid_v7(), ${TODAY_SQL} - 1, 90, 10`,
          [affiliateId, automationId],
        )
      },
      async () => {
        await pool.query(`DELETE FROM "AutomationDay"`)
      },
      '10/100',
    ],
    [
      'unconfirmed_waiting',
      async () => {
        const [id] = await world.enrol([-1])
        await pool.query(
          `UPDATE "AffiliateAutomationJob" SET "status" = 'processing', "leaseToken" = gen_random_uuid(), "leaseUntil" = now()
           WHERE "id" = $1`,
          [id],
        )
        await pool.query(
          `UPDATE "AffiliateAutomationJob" SET "status" = 'unconfirmed', "leaseToken" = NULL, "leaseUntil" = NULL,
             "unconfirmedAt" = now() - interval '11 minutes' WHERE "id" = $1`,
          [id],
        )
        await pool.query(`UPDATE "AutomationCounter" SET "total" = 1, "unconfirmed" = 1`)
      },
      async () => {
        await pool.query(`UPDATE "AutomationCounter" SET "unconfirmed" = 0`)
        await pool.query(`DELETE FROM "AffiliateAutomationJob"`)
      },
      '1/0',
    ],
  ])('%s opens once, ends, and opens again', async (kind, begin, end, line) => {
    for (const before of [[], [`${line} closed`]]) {
      await begin()
      await sweep()
      expect(await notices(kind)).toEqual([...before, `${line} open`])
      expect(await mail()).toEqual([`${kind} to siti@affiliate.test`])
      await end()
      await sweep()
      expect(await notices(kind)).toEqual([...before, `${line} closed`])
      expect(await mail()).toEqual([])
    }
  })

  it('say nothing of a short pause and of few failures, and stay while they are near their mark', async () => {
    await pool.query(`UPDATE "AutomationCounter" SET "total" = 4, "held" = 4`)
    await pool.query(`UPDATE "AffiliateAutomation" SET "status" = 'paused', "pausedAt" = now()`)
    const fail = (failed: number, sent: number) =>
      pool.query(
        `INSERT INTO "AutomationDay" ${DAY_COLUMNS} SELECT $1, $2, $5::uuid, ${TODAY_SQL}, $3, $4
         ON CONFLICT ("affiliateId", "automationId", "day", "part", "stepId") DO UPDATE SET "sent" = $3, "failed" = $4`,
        [affiliateId, automationId, sent, failed, automationId],
      )
    await fail(9, 0)
    await sweep()
    await fail(20, 181)
    await sweep()
    expect([await notices('sequence_stopped'), await notices('many_failures')]).toEqual([[], []])
    await fail(20, 180)
    await sweep()
    await fail(20, 300)
    await sweep()
    expect(await notices('many_failures')).toEqual(['20/320 open'])
    await fail(20, 400)
    await sweep()
    expect(await notices('many_failures')).toEqual(['20/320 closed'])
  })

  it('an import is news once, when it is done, and is no news after a day', async () => {
    const add = (status: string, endedHoursAgo: number) =>
      pool.query(
        `INSERT INTO "LeadImport" ("affiliateId", "status", "fileName", "totalRows", "doneRows", "created", "updated", "failed", "consentText", "consentSource", "startedAt", "endedAt")
         VALUES ($1, $2::"LeadImportStatus", 'lead.csv', 10, 10, 7, 2, 1, 'Setuju', 'Acara', now() - interval '2 days', now() - $3 * interval '1 hour')`,
        [affiliateId, status, endedHoursAgo],
      )
    await add('cancelled', 1)
    await add('completed', 25)
    await sweep()
    expect(await notices('import_finished')).toEqual([])
    await add('completed', 1)
    await sweep()
    expect(await notices('import_finished')).toEqual(['9/1 open'])
    await pool.query(`UPDATE "Notice" SET "closedAt" = now()`)
    await sweep()
    expect(await notices('import_finished')).toEqual(['9/1 closed'])
    await pool.query(`UPDATE "Notice" SET "closedAt" = NULL`)
    await pool.query(`UPDATE "LeadImport" SET "endedAt" = now() - interval '25 hours'`)
    await sweep()
    expect(await notices('import_finished')).toEqual(['9/1 closed'])
  })
})

describe('where a notice appears', () => {
  const own = () => ({ affiliateId, clock })
  const hasUnread = async () => (await listNotices(pool, own())).length > 0
  const begin = async () => {
    await pool.query(`UPDATE "AffiliateProfile" SET "lowCreditMark" = 500`)
    await setBalance(400)
    await sweep()
  }

  it('is the app until it is read, and then not again while its cause is there', async () => {
    await begin()
    const [notice] = await listNotices(pool, own())
    expect(notice).toMatchObject({ kind: 'low_credit', amount: 400, other: 500, isOver: false })
    const ids = [notice?.id ?? '']
    const stranger = crypto.randomUUID()
    expect(await readNotices({ pool }, { affiliateId: stranger, ids, actor: SYSTEM })).toBe(0)
    expect(await hasUnread()).toBe(true)
    expect(await readNotices({ pool }, { affiliateId, ids, actor: SYSTEM })).toBe(1)
    expect(await readNotices({ pool }, { affiliateId, ids, actor: SYSTEM })).toBe(0)
    await sweep()
    expect(await hasUnread()).toBe(false)
    const { rows } = await pool.query(
      `SELECT "objectId", "affiliateId" FROM "ActivityLog" WHERE "action" = 'notice.read'`,
    )
    expect(rows).toEqual([{ objectId: ids[0], affiliateId }])
  })

  it('is neither where it is muted, and the crossing counts', async () => {
    await pool.query(`UPDATE "AffiliateProfile" SET "mutedNotices" = '{low_credit.app,low_credit.email}'`)
    await begin()
    expect([await hasUnread(), await mail()]).toEqual([false, []])
    await pool.query(`UPDATE "AffiliateProfile" SET "mutedNotices" = '{}'`)
    await sweep()
    expect([await hasUnread(), await mail()]).toEqual([false, []])
  })

  it('is no mail where it was muted, or its affiliate suspended, before the mail left', async () => {
    for (const change of [
      `UPDATE "AffiliateProfile" SET "mutedNotices" = '{low_credit.email}'`,
      `UPDATE "AffiliateProfile" SET "status" = 'suspended'`,
      `UPDATE "User" SET "suspendedAt" = now()`,
    ]) {
      await begin()
      await pool.query(change)
      expect(await mail()).toEqual([])
      await pool.query(`UPDATE "AffiliateProfile" SET "status" = 'active', "mutedNotices" = '{}'`)
      await pool.query(`UPDATE "User" SET "suspendedAt" = NULL`)
      expect(await mail()).toEqual([])
      await pool.query(`DELETE FROM "Notice"`)
    }
  })

  it('is nowhere for a suspended affiliate', async () => {
    await pool.query(`UPDATE "AffiliateProfile" SET "status" = 'suspended'`)
    await begin()
    expect(await notices('low_credit')).toEqual([])
  })

  it('is forgotten when it ended long ago', async () => {
    await begin()
    expect(await forgetOldNotices({ pool, clock })).toBe(0)
    await pool.query(`UPDATE "Notice" SET "mailState" = 'sent', "closedAt" = now() - interval '91 days'`)
    expect(await forgetOldNotices({ pool, clock })).toBe(1)
  })
})

describe('the mail of a notice', () => {
  it('is tried again later where it was surely not sent, and never where it may have left', async () => {
    await pool.query(`UPDATE "AffiliateProfile" SET "lowCreditMark" = 500`)
    await setBalance(400)
    await sweep()
    const mails = createNoticeMails({ pool, clock })
    const claim = () => mails.claim({ limit: 10, leaseSeconds: 120 })
    const [first] = await claim()
    expect(first).toMatchObject({ kind: 'low_credit', language: 'id', affiliateName: 'Siti Rahma' })
    expect(await claim()).toEqual([])
    if (first === undefined) throw new Error('no mail')
    await mails.end(first, { state: 'queued', error: 'refused', delaySeconds: 600, road: 'system' })
    expect(await claim()).toEqual([])
    await pool.query(`UPDATE "Notice" SET "mailDueAt" = now() - interval '1 second'`)
    expect(await claim()).toHaveLength(1)
    await pool.query(`UPDATE "Notice" SET "mailDueAt" = now() - interval '1 second'`)
    expect(await mails.rescue()).toEqual([{ affiliateId, id: first.id }])
    expect(await claim()).toEqual([])
    const { rows } = await pool.query(`SELECT "mailState", "mailError" FROM "Notice"`)
    expect(rows).toEqual([{ mailState: 'unconfirmed', mailError: 'LEASE_EXPIRED' }])
  })
})
