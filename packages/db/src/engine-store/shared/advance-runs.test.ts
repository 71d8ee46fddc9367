import { RUN_STATUSES, type RunStatus, runStatusFor } from '@booster/engine/domain/run'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { MOVE_RUN } from './advance-runs.ts'

const MOST_STEPS = 4

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  // The columns of a run without its triggers and checks: also what they forbid is compared.
  await client.query('CREATE TEMP TABLE moved_run (LIKE "AffiliateAutomationLog" INCLUDING DEFAULTS)')
  await client.query('ALTER TABLE moved_run ADD COLUMN moved_by jsonb NOT NULL')
}, 60_000)

afterAll(async () => {
  await client?.end()
  await database?.drop()
})

type Progress = { readonly completed: number; readonly failed: number; readonly cancelled: number }
type Case = {
  readonly status: RunStatus
  readonly total: number
  readonly before: Progress
  readonly by: Progress
}

it('moves a run to the state of the domain rule, for every state, progress and move of up to four steps', async () => {
  const cases = listCases()
  expect(cases.length).toBeGreaterThan(2_000)
  await client.query(
    `INSERT INTO moved_run ("affiliateId", "id", "automationId", "leadId", "triggerType", "status", "statusBefore",
       "totalSteps", "completedSteps", "failedSteps", "cancelledSteps", "currentStepOrder", moved_by)
     SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'AFTER_OPTIN',
       (c->>'status')::"RunStatus", (c->>'status')::"RunStatus", (c->>'total')::int, (c->'before'->>'completed')::int,
       (c->'before'->>'failed')::int, (c->'before'->>'cancelled')::int, 1, c
     FROM jsonb_array_elements($1::jsonb) AS c`,
    [JSON.stringify(cases)],
  )
  const { rows } = await client.query<{ case: Case; after: RunStatus }>(
    `UPDATE moved_run r SET ${MOVE_RUN({ now: 'now()' })}
     FROM (SELECT "id", (moved_by->'by'->>'completed')::int AS completed, (moved_by->'by'->>'failed')::int AS failed,
             (moved_by->'by'->>'cancelled')::int AS cancelled,
             CASE WHEN (moved_by->'by'->>'completed')::int + (moved_by->'by'->>'failed')::int
               + (moved_by->'by'->>'cancelled')::int > 0 THEN 1 ELSE 0 END AS closed
           FROM moved_run) u
     WHERE r."id" = u."id" RETURNING r.moved_by AS "case", r."status" AS "after"`,
  )
  expect(rows).toHaveLength(cases.length)
  const wrong = rows.filter((row) => row.after !== expected(row.case))
  expect(wrong.slice(0, 5)).toEqual([])
})

/** Jobs that a person brings back (negative numbers) reopen a cancelled run first. */
function expected({ status, total, before, by }: Case): RunStatus {
  const closed = by.completed + by.failed + by.cancelled > 0
  return runStatusFor(closed || status !== 'cancelled' ? status : 'active', {
    totalSteps: total,
    completedSteps: before.completed + by.completed,
    failedSteps: before.failed + by.failed,
    cancelledSteps: before.cancelled + by.cancelled,
  })
}

function listCases(): Case[] {
  const moves = listProgress(MOST_STEPS, -MOST_STEPS).filter(
    (by) => by.completed >= 0 && (isUp(by) || isDown(by)),
  )
  const cases: Case[] = []
  for (let total = 1; total <= MOST_STEPS; total++) {
    for (const before of listProgress(total, 0)) {
      for (const by of moves) {
        const after = [
          before.completed + by.completed,
          before.failed + by.failed,
          before.cancelled + by.cancelled,
        ]
        const sum = after.reduce((a, b) => a + b, 0)
        if (sum > total || after.some((count) => count < 0)) continue
        for (const status of RUN_STATUSES) cases.push({ status, total, before, by })
      }
    }
  }
  return cases
}

function isUp(by: Progress): boolean {
  return Math.min(by.completed, by.failed, by.cancelled) >= 0
}

function isDown(by: Progress): boolean {
  return Math.max(by.completed, by.failed, by.cancelled) <= 0
}

function listProgress(most: number, least: number): Progress[] {
  const counts = Array.from({ length: most - least + 1 }, (_, index) => least + index)
  return counts.flatMap((completed) =>
    counts.flatMap((failed) =>
      counts
        .map((cancelled) => ({ completed, failed, cancelled }))
        .filter((p) => p.completed + p.failed + p.cancelled <= most),
    ),
  )
}
