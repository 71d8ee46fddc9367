import type { Store } from '@booster/engine/ports'
import { playRandomStory } from '@booster/engine/testing/random-story'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { DEED_REACH } from './deed-reach.ts'
import { tablePlacement } from './table-placement.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
  await watchWrites(harness)
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

/** Every row written to a table that lies with its affiliate leaves a note of its transaction and affiliate. */
async function watchWrites({ pool }: PgHarness): Promise<void> {
  await pool.query(`
    CREATE UNLOGGED TABLE "Touched" ("transaction" xid8 NOT NULL, "affiliateId" uuid NOT NULL);
    CREATE FUNCTION note_touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO "Touched" VALUES (pg_current_xact_id(), coalesce(NEW."affiliateId", OLD."affiliateId"));
      RETURN NULL;
    END $$`)
  for (const [table, { on }] of Object.entries(tablePlacement)) {
    if (on !== 'affiliate') continue
    await pool.query(`CREATE TRIGGER "touched" AFTER INSERT OR UPDATE OR DELETE ON "${table}"
      FOR EACH ROW EXECUTE FUNCTION note_touched()`)
  }
}

/** The affiliates that each transaction since the last call wrote to. */
async function takeTouched(): Promise<readonly (readonly string[])[]> {
  const { rows } = await harness.pool.query<{ ids: string[] }>(
    `WITH seen AS (DELETE FROM "Touched" RETURNING *)
     SELECT array_agg(DISTINCT "affiliateId"::text) AS "ids" FROM seen GROUP BY "transaction"`,
  )
  return rows.map((row) => row.ids)
}

type Deed = (input?: unknown) => Promise<unknown>

/** The store, with a look at what each deed has written. */
function watched(store: Store, onDone: (name: keyof Store, input: unknown) => Promise<void>): Store {
  return new Proxy(store, {
    get: (target, name: keyof Store): Deed => {
      const deed = target[name] as Deed
      return async (input) => {
        await takeTouched() // what the world prepares is no deed
        const answer = await deed(input)
        await onDone(name, input)
        return answer
      }
    },
  })
}

function namedAffiliate(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'affiliateId' in input
    ? String(input.affiliateId)
    : null
}

it('no deed writes to more affiliates at once than it says', { timeout: 60_000 }, async () => {
  const most = new Map<keyof Store, number>()
  for (const seed of [11, 12, 13]) {
    const { store, world } = await harness.begin()
    const onDone = async (name: keyof Store, input: unknown): Promise<void> => {
      const touched = await takeTouched()
      const atOnce = Math.max(0, ...touched.map((ids) => ids.length))
      most.set(name, Math.max(most.get(name) ?? 0, atOnce))
      const own = namedAffiliate(input)
      if (own !== null)
        expect(new Set(touched.flat()), name).toEqual(new Set(touched.length > 0 ? [own] : []))
      if (DEED_REACH[name] === 'no affiliate') expect(touched, name).toEqual([])
      if (DEED_REACH[name] === 'one affiliate') expect(atOnce, name).toBeLessThanOrEqual(1)
    }
    const story = playRandomStory({ store: watched(store, onDone), world }, { seed, deeds: 120 })
    for await (const chapter of story) expect(chapter.deed).toBeTruthy()
  }
  // The watch can see more than one.
  expect(most.get('claimDueJobs')).toBe(2)
  expect(most.get('settleSends')).toBe(2)
  expect([...most].filter(([name]) => DEED_REACH[name] === 'one affiliate').length).toBeGreaterThan(8)
})
