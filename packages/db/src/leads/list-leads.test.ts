import type { LeadCursor } from '@booster/contracts/leads/lead-cursor'
import { LEAD_SORTS, type LeadFilter, type LeadSort } from '@booster/contracts/leads/leads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { countLeads } from './count-leads.ts'
import { listLeadTags } from './list-lead-tags.ts'
import { listLeads } from './list-leads.ts'

/** More than one question examines, and more than are sorted, so that every way through the list is taken. */
const LEADS = 22_000

let harness: PgHarness
let affiliateId: string

beforeAll(async () => {
  harness = await createPgHarness()
  const { world } = await harness.begin()
  affiliateId = await world.addAffiliate()
  const stranger = await world.addAffiliate()
  // Thousands share a moment, as an import makes them; the few customers are the oldest of all.
  await harness.pool.query(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "status", "source", "tags", "unsubscribedAt", "createdAt")
     SELECT $1, CASE WHEN n % 2 = 0 THEN 'Siti ' ELSE 'budi ' END || (n * 7919 % 1000),
       CASE WHEN n % 4000 = 0 THEN NULL ELSE 'lead-' || n || '@leads.test' END,
       CASE WHEN n <= 7 THEN 'customer' ELSE 'new' END, CASE WHEN n % 3 = 0 THEN 'import' ELSE 'optin' END,
       CASE WHEN n <= 100 THEN ARRAY['old'] WHEN n % 5000 = 1 THEN ARRAY['a,b', 'rare'] ELSE '{}' END,
       CASE WHEN n % 2000 = 3 THEN now() END, timestamptz '2026-01-01' + (n / 3000) * interval '1 hour'
     FROM generate_series(1, $2::int) AS n`,
    [affiliateId, LEADS],
  )
  await harness.pool.query(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "tags") VALUES ($1, 'Siti 0', 'siti@leads.test', '{old}')`,
    [stranger],
  )
  await harness.pool.query(`ANALYZE "AffiliateLead"`)
}, 120_000)

afterAll(async () => {
  await harness?.end()
})

/** Every lead of a filter, page by page, and the number of pages it took. */
async function walkAll(filter: LeadFilter, sort: LeadSort) {
  const ids: string[] = []
  let after: LeadCursor | null = null
  let pages = 0
  do {
    const page = await listLeads(harness.pool, { affiliateId, filter, sort, after, limit: 1_000 })
    ids.push(...page.leads.map((lead) => lead.id))
    after = page.next
    pages += 1
  } while (after !== null && pages < 100)
  return { ids, pages }
}

const ORDER = {
  newest: '"createdAt" DESC, "id"',
  oldest: '"createdAt", "id" DESC',
  name: 'lower("name"), "id"',
  name_desc: 'lower("name") DESC, "id" DESC',
} as const satisfies Record<LeadSort, string>

async function wanted(condition: string, sort: LeadSort): Promise<string[]> {
  const { rows } = await harness.pool.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND ${condition} ORDER BY ${ORDER[sort]}`,
    [affiliateId],
  )
  return rows.map((row) => row.id)
}

const FILTERS: readonly (readonly [name: string, filter: LeadFilter, condition: string])[] = [
  ['all', {}, 'true'],
  ['a name that half of them have', { q: 'siti' }, `"name" LIKE 'Siti%'`],
  ['a word and a part of another', { q: '99 SIT' }, `"name" ~ '^Siti 99'`],
  ['an address', { q: 'lead-2199' }, `"email" LIKE 'lead-2199%'`],
  ['nobody', { q: 'nobody' }, 'false'],
  ['a sign of LIKE', { q: 'lead_' }, 'false'],
  ['a quote and a backslash', { q: `o'\\br` }, 'false'],
  ['a tag of the oldest', { tag: 'old' }, `'old' = ANY ("tags")`],
  ['a tag that nobody has', { tag: 'nothing' }, 'false'],
  ['the few customers', { status: 'customer' }, `"status" = 'customer'`],
  ['everybody new', { status: 'new' }, `"status" = 'new'`],
  ['a source', { source: 'import' }, `"source" = 'import'`],
  ['no address', { hasAddress: false }, `"email" IS NULL`],
  ['unsubscribed', { blocked: 'UNSUBSCRIBED' }, `"unsubscribedAt" IS NOT NULL`],
  ['may be mailed', { blocked: 'NONE' }, `"email" IS NOT NULL AND "unsubscribedAt" IS NULL`],
  [
    'common name, rare status',
    { q: 'budi', status: 'customer' },
    `"name" LIKE 'budi%' AND "status" = 'customer'`,
  ],
  ['tag and source', { tag: 'old', source: 'optin' }, `'old' = ANY ("tags") AND "source" = 'optin'`],
]

describe.each(FILTERS)('leads: %s', (_name, filter, condition) => {
  it.each(LEAD_SORTS)('each once, in order: %s', async (sort) => {
    expect((await walkAll(filter, sort)).ids).toEqual(await wanted(condition, sort))
  })

  it('are counted', async () => {
    const all = (await wanted(condition, 'newest')).length
    const counted = await countLeads(harness.pool, { affiliateId, filter, atMost: 10_001 })
    // Where too many had to be examined, it is a lower bound that says so.
    if (counted.isExact) expect(counted.count).toBe(all)
    else expect(counted.count).toBeLessThanOrEqual(all)
    const isBroad = all > 10_000 || (filter.q !== undefined && filter.status !== undefined)
    expect(counted.isExact).toBe(!isBroad)
  })
})

it('a question that finds little says where it stopped, instead of reading everything', async () => {
  const filter = { q: 'budi', status: 'customer' } as const
  const first = await listLeads(harness.pool, { affiliateId, filter, sort: 'name', after: null, limit: 50 })
  expect(first.leads).toHaveLength(3)
  expect(first.next).not.toBeNull()
})

it('the tags in use, with their leads', async () => {
  expect(await listLeadTags(harness.pool, { affiliateId })).toEqual([
    { tag: 'a,b', leads: 4 },
    { tag: 'old', leads: 100 },
    { tag: 'rare', leads: 4 },
  ])
})
