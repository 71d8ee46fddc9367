import type { AuditFilter } from '@booster/contracts/audit/audit-list'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { insertAffiliate } from '../testing/insert-affiliate.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { auditStatement, listAudit } from './list-audit.ts'

const ROWS = 200_000
const PAGE = { timeZone: 'Asia/Jakarta', after: null, limit: 25 } as const

let database: TestDatabase
let pool: pg.Pool
let affiliateId: string
let personId: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'list-audit' })
  affiliateId = await insertAffiliate(pool)
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "userId" AS "id" FROM "AffiliateProfile" WHERE "id" = $1`,
    [affiliateId],
  )
  personId = rows[0]?.id ?? ''
  // What is rare stands far back, so that a walk along the time reads almost everything before it.
  await pool.query(
    `INSERT INTO "ActivityLog" ("at", "actorId", "byLead", "affiliateId", "action", "objectType", "objectId")
     SELECT timestamptz '2026-11-30T00:00:00Z' - n * interval '20 seconds',
       CASE WHEN n > ${ROWS} - 40 THEN $2::uuid WHEN n % 2 = 0 THEN '00000000-0000-4000-8000-000000000001'::uuid END,
       n BETWEEN ${ROWS} - 100 AND ${ROWS} - 41 AND n % 2 = 1,
       CASE WHEN n > ${ROWS} - 40 THEN $1::uuid END,
       CASE WHEN n > ${ROWS} - 40 THEN 'form.update' ELSE 'job.retry' END, 'job', 'o' || n % 10000
     FROM generate_series(1, ${ROWS}) n`,
    [affiliateId, personId],
  )
  await pool.query('VACUUM ANALYZE "ActivityLog"')
}, 120_000)

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

describe('every filter', () => {
  const filters: readonly (readonly [string, () => AuditFilter, number])[] = [
    ['none', () => ({}), 26],
    ['action', () => ({ action: 'form.update' }), 26],
    ['actor', () => ({ actor: 'lead' }), 26],
    ['person', () => ({ person: personId }), 26],
    ['affiliate', () => ({ affiliateId }), 26],
    ['object', () => ({ object: 'o7' }), 20],
    ['days', () => ({ from: '2026-11-01', to: '2026-11-03' }), 26],
  ]

  it.each(filters)('by %s walks an index, also on a later page', async (_name, filter, found) => {
    const first = await listAudit(pool, { ...PAGE, filter: filter() })
    expect(first.rows).toHaveLength(Math.min(found, PAGE.limit))
    const last = first.rows.at(-1)
    const after = last === undefined ? null : { at: last.at.toISOString(), id: last.id }
    for (const place of [null, after]) {
      const { text, values } = auditStatement({ ...PAGE, after: place, filter: filter() })
      const { rows } = await pool.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values)
      const read = scansOf(rows[0]['QUERY PLAN'][0].Plan).filter(
        (scan) => scan['Relation Name'] === 'ActivityLog',
      )
      expect(read.map((scan) => scan['Node Type'])).toEqual(['Index Scan'])
      const [scan] = read
      expect(scan?.['Actual Rows']).toBeLessThanOrEqual(PAGE.limit + 1)
      expect(scan?.['Rows Removed by Filter'] ?? 0).toBeLessThanOrEqual(PAGE.limit)
    }
  })
})

describe('the audit log', () => {
  it('has each row on one page, newest first', async () => {
    const seen: string[] = []
    let after: { readonly at: string; readonly id: string } | null = null
    do {
      const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(pool, {
        ...PAGE,
        ...{ after, filter: { affiliateId }, limit: 7 },
      })
      seen.push(...page.rows.map(({ id }) => id))
      const last = page.rows.at(-1)
      after =
        page.nextCursor === null || last === undefined ? null : { at: last.at.toISOString(), id: last.id }
    } while (after !== null)
    const { rows } = await pool.query<{ id: string }>(
      `SELECT "id" FROM "ActivityLog" WHERE "affiliateId" = $1 ORDER BY "at" DESC, "id" DESC`,
      [affiliateId],
    )
    expect(seen).toEqual(rows.map(({ id }) => id))
  })

  it('has days of the reader, both ends included', async () => {
    const filter = { from: '2026-11-15', to: '2026-11-15' }
    for (const [timeZone, first] of [
      ['Asia/Jakarta', '2026-11-14T17:00:00.000Z'],
      ['Asia/Jayapura', '2026-11-14T15:00:00.000Z'],
    ] as const) {
      const { rows } = await listAudit(pool, { ...PAGE, filter, timeZone, limit: 10_000 })
      expect(rows).toHaveLength((24 * 60 * 60) / 20)
      expect(rows.at(-1)?.at.toISOString()).toBe(first)
    }
  })

  it('knows who acted, as they were then', async () => {
    const kinds = `SELECT "actorKind" AS "kind", count(*)::int AS "n" FROM "ActivityLog" GROUP BY 1`
    const { rows } = await pool.query<{ kind: string }>(kinds)
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['affiliate', 'lead', 'system'])
    const [named] = (await listAudit(pool, { ...PAGE, filter: { person: personId } })).rows
    expect(named).toMatchObject({ actorKind: 'affiliate', affiliateName: 'Budi', actorId: personId })
    const added = await pool.query(
      `INSERT INTO "ActivityLog" ("actorId", "keyName", "action", "objectType", "objectId")
       VALUES ($1, 'Kasir', 'form.update', 'form', 'x') RETURNING "actorKind"`,
      [personId],
    )
    expect(added.rows).toEqual([{ actorKind: 'api_key' }])
  })

  it('refuses changes and deletions', async () => {
    for (const change of [
      `UPDATE "ActivityLog" SET "ip" = '10.0.0.1' WHERE "affiliateId" = $1`,
      `DELETE FROM "ActivityLog" WHERE "affiliateId" = $1`,
    ])
      await expect(pool.query(change, [affiliateId])).rejects.toThrow('append-only')
  })
})

type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Node[]
}

function scansOf(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(scansOf)]
}
