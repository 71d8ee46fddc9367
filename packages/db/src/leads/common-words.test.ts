import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { hasCommonWords } from './common-words.ts'
import { countLeads } from './count-leads.ts'
import { listLeads } from './list-leads.ts'

let harness: PgHarness
let large: string
let small: string

beforeAll(async () => {
  harness = await createPgHarness()
  const { world } = await harness.begin()
  large = await world.addAffiliate()
  small = await world.addAffiliate()
  await addLeads(large, 100_050)
  await addLeads(small, 1_000)
  await harness.pool.query('ANALYZE "AffiliateLead"')
}, 120_000)
afterAll(() => harness?.end())

/** Every tenth is a Siti; one is a Zulkarnain. */
async function addLeads(affiliateId: string, leads: number): Promise<void> {
  await harness.pool.query(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "whatsapp", "createdAt")
     SELECT $1, CASE WHEN n % 10 = 0 THEN 'Siti ' WHEN n = 77 THEN 'Zulkarnain ' ELSE 'Budi ' END || n,
       'lead-' || n || '@leads.test', '+62812' || n, now() - n * interval '1 minute'
     FROM generate_series(1, $2::int) AS n`,
    [affiliateId, leads],
  )
}

it('is so where a twenty-fifth of very many leads have the words, at both ends of the list', async () => {
  const isCommon = (affiliateId: string, q: string) => hasCommonWords(harness.pool, { affiliateId, q })
  expect(await isCommon(large, 'si')).toBe(true)
  expect(await isCommon(large, '+628')).toBe(true)
  expect(await isCommon(large, 'siti budi')).toBe(false)
  expect(await isCommon(large, 'zul')).toBe(false)
  expect(await isCommon(small, 'si')).toBe(false)
})

it('finds and counts them by walking the list', async () => {
  const question = { affiliateId: large, filter: { q: 'si' } }
  const { leads } = await listLeads(harness.pool, { ...question, sort: 'newest', after: null, limit: 3 })
  expect(leads.map(({ name }) => name)).toEqual(['Siti 10', 'Siti 20', 'Siti 30'])
  const count = await countLeads(harness.pool, { ...question, atMost: 100 })
  expect(count).toEqual({ count: 1_000, isExact: false })
})
