import { createPool } from '@booster/db/connection/connect'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { closePool } from '@booster/db/testing/close-pool'
import { createTestDatabase } from '@booster/db/testing/test-database'
import type { Pool } from 'pg'
import { expect, it } from 'vitest'
import { addAffiliate } from '../parts/affiliates.ts'
import { apiEnv, startApi } from '../parts/api-process.ts'
import { eventually } from '../parts/eventually.ts'
import { makeUser, type Session, signIn } from '../parts/session.ts'

const LEADS = 100_000
/** Every thousandth lead has no address. */
const WITHOUT_ADDRESS = LEADS / 1_000
const STEPS = 3
const WITHIN_MS = 150_000

const email = 'rina@toko.test'
const password = 'a password of the proof'

it('a bulk trigger of 100,000 leads whose API process is killed in the middle: each lead once, the report exact', {
  timeout: 300_000,
}, async () => {
  const database = await createTestDatabase()
  const pool = createPool({ url: database.url, applicationName: 'proof', max: 2 })
  // Nothing is due before tomorrow, so nothing is ever sent there.
  const env = apiEnv({ databaseUrl: database.url, providerUrl: 'http://127.0.0.1:9' })
  try {
    const userId = await makeUser({ pool }, { email, password, databaseUrl: database.url })
    const { affiliateId } = await addAffiliate(pool, { credits: 0, delays: [24, 48, 72], userId })
    await addLeads(pool, affiliateId)

    const first = await startApi(env)
    const rina = await signIn(first.url, email, password)
    const started = await rina.post('/api/affiliate/automation/trigger/bulk', {
      triggerType: 'AFTER_OPTIN',
      filter: {},
    })
    expect(started.status).toBe(202)
    const id = String(dataOf(started.body)['id'])
    const seen = await readProgress(rina, id, (done) => done > LEADS / 4)
    first.child.signal('SIGKILL')
    await first.child.ended
    expect(seen.doneLeads, 'killed in the middle').toBeLessThan(LEADS)

    const second = await startApi(env)
    try {
      const again = await signIn(second.url, email, password)
      const end = await readProgress(again, id, (_done, status) => status === 'completed')
      expect(end).toMatchObject({
        leads: LEADS,
        doneLeads: LEADS,
        runs: LEADS - WITHOUT_ADDRESS,
        jobs: (LEADS - WITHOUT_ADDRESS) * STEPS,
        skipped: [{ reason: 'NO_ADDRESS', count: WITHOUT_ADDRESS }],
      })
      expect(await readWritten(pool)).toEqual({
        runs: LEADS - WITHOUT_ADDRESS,
        leads: LEADS - WITHOUT_ADDRESS,
        jobs: (LEADS - WITHOUT_ADDRESS) * STEPS,
      })
      expect((await runInvariants(pool)).filter(({ rows }) => rows.length > 0)).toEqual([])
    } finally {
      expect(await second.stop()).toBe(0)
    }
  } finally {
    await closePool(pool)
    await database.drop()
  }
})

async function addLeads(pool: Pool, affiliateId: string): Promise<void> {
  await pool.query(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "source")
     SELECT $1, 'Lead ' || n, CASE WHEN n % $3 <> 0 THEN 'lead-' || n || '@example.com' END, 'import'
     FROM generate_series(1, $2::int) n`,
    [affiliateId, LEADS, LEADS / WITHOUT_ADDRESS],
  )
}

function readProgress(
  session: Session,
  id: string,
  isThere: (doneLeads: number, status: string) => boolean,
): Promise<Readonly<Record<string, unknown>>> {
  return eventually(
    'progress of the bulk trigger',
    async () => dataOf((await session.get(`/api/affiliate/automation/trigger/bulk/${id}`)).body),
    { withinMs: WITHIN_MS, is: (data) => isThere(Number(data['doneLeads']), String(data['status'])) },
  )
}

function dataOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || !('data' in body))
    throw new Error(`an answer without data: ${JSON.stringify(body)}`)
  return body.data as Readonly<Record<string, unknown>>
}

async function readWritten(pool: Pool): Promise<unknown> {
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::int FROM "AffiliateAutomationLog") AS "runs",
       (SELECT count(DISTINCT "leadId")::int FROM "AffiliateAutomationLog") AS "leads",
       (SELECT count(*)::int FROM "AffiliateAutomationJob") AS "jobs"`,
  )
  return rows[0]
}
