import type pg from 'pg'
import { withoutSecondaryIndexes } from '../without-secondary-indexes.ts'
import {
  INSERT_JOBS,
  INSERT_NEWS,
  INSERT_RUNS,
  JOBS_PER_RUN,
  PAUSED_SEQUENCE,
  SEQUENCES,
} from './mails-sql.ts'
import { INSERT_CONSENTS, INSERT_LEADS, INSERT_TAGS, PICKS } from './people-sql.ts'
import { ADD_SUMS } from './sums-sql.ts'

const ROWS_AT_ONCE = 100_000
const FILLED = [
  'AffiliateLead',
  'LeadTag',
  'LeadConsent',
  'AffiliateAutomationLog',
  'AffiliateAutomationJob',
  'AffiliateCreditTransaction',
]
const FORMS = 12

export type Volume = { readonly affiliateId: string; readonly leads: number; readonly jobs: number }

/**
 * Gives one affiliate this many leads and jobs, with their runs, ledger and news, by bulk statements, exactly as the
 * product would have left them; the invariants are run over it afterwards.
 */
export async function writeVolume(pool: pg.Pool, { affiliateId, leads, jobs }: Volume): Promise<void> {
  await pool.query(PICKS)
  await writeSequences(pool, affiliateId)
  // Every third lead has a run.
  const runs = Math.floor(Math.min(jobs / JOBS_PER_RUN, leads / 3))
  await withoutSecondaryIndexes(pool, FILLED, async () => {
    await inChunks(leads, (from, to) => write(pool, [[INSERT_LEADS, [affiliateId, from, to, leads]]]))
    await inChunks(runs, (from, to) => {
      const values = [affiliateId, from, to, runs]
      return write(pool, [
        [INSERT_JOBS, values],
        [INSERT_RUNS, values],
      ])
    })
    const rest = [INSERT_TAGS, INSERT_CONSENTS, ...INSERT_NEWS, ...ADD_SUMS]
    await pool.query('ANALYZE')
    for (const statement of rest) await write(pool, [[statement, [affiliateId]]])
  })
  await pool.query('VACUUM ANALYZE')
  await pool.query('CHECKPOINT')
}

async function writeSequences(pool: pg.Pool, affiliateId: string): Promise<void> {
  await pool.query('CREATE TABLE bench_sequence (place int PRIMARY KEY, automation uuid, steps uuid[])')
  for (const [place, { steps }] of SEQUENCES.entries()) {
    await pool.query(
      `WITH automation AS (
         INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status", "activatedAt", "pausedAt")
         VALUES ($1::uuid, 'Sequence ' || $2::int, 'AFTER_OPTIN', $4::text::"AutomationStatus", now(),
           CASE WHEN $4::text = 'paused' THEN now() - interval '3 days' END) RETURNING "id"),
       counter AS (INSERT INTO "AutomationCounter" ("affiliateId", "automationId") SELECT $1::uuid, "id" FROM automation),
       steps AS (
         INSERT INTO "AffiliateAutomationStep" ("affiliateId", "automationId", "stepOrder", "delayMinutes", "emailSubject", "emailBody")
         SELECT $1::uuid, "id", n, 168 * 60 * (n - 1), 'Halo {{nama|Kak}}, pesan ' || n, '<p>Halo {{nama|Kak}}.</p>'
         FROM automation CROSS JOIN generate_series(1, $3::int) AS n RETURNING "id", "stepOrder", "emailSubject", "emailBody"),
       versions AS (
         INSERT INTO "AffiliateAutomationStepVersion" ("affiliateId", "stepId", "version", "emailSubject", "emailBody")
         SELECT $1::uuid, "id", 1, "emailSubject", "emailBody" FROM steps)
       INSERT INTO bench_sequence
       SELECT $2::int, (SELECT "id" FROM automation), array_agg("id" ORDER BY "stepOrder") FROM steps`,
      [affiliateId, place, steps, place === PAUSED_SEQUENCE ? 'paused' : 'active'],
    )
  }
  await pool.query(
    `INSERT INTO "OptinForm" ("affiliateId", "slug", "title", "consentText", "viewCount", "submitCount")
     SELECT $1::uuid, 'bench-' || n, 'Form ' || n, 'Saya setuju.', 100000 * n, 40000 * n FROM generate_series(1, $2::int) AS n`,
    [affiliateId, FORMS],
  )
}

async function inChunks(count: number, work: (from: number, to: number) => Promise<void>): Promise<void> {
  const starts = Array.from({ length: Math.ceil(count / ROWS_AT_ONCE) }, (_, n) => n * ROWS_AT_ONCE)
  const lane = async (): Promise<void> => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift())
      await work(from + 1, Math.min(count, from + ROWS_AT_ONCE))
  }
  await Promise.all([lane(), lane()])
}

type Statement = readonly [text: string, values: readonly unknown[]]

async function write(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Foreign keys hold by construction; checking a million of them one by one would take most of the time.
    await client.query('SET LOCAL session_replication_role = replica')
    for (const [text, values] of statements) await client.query(text, [...values])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}
