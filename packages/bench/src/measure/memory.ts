import { setTimeout as delay } from 'node:timers/promises'
import { createPool } from '@booster/db/connection/connect'
import { DUE_CHANNEL } from '@booster/db/engine-store/shared/announce'
import type pg from 'pg'
import type { Measurement } from '../bench-context.ts'
import { withFilledDatabase } from '../database/filled-database.ts'
import { verifyLedger } from '../database/verify-ledger.ts'
import { table, whole } from '../markdown.ts'
import { type RunningApi, withApi } from '../process/with-api.ts'
import { type ProviderStub, withProviderStub } from '../process/with-provider-stub.ts'
import { atMost } from '../results.ts'

const SLOTS = 256
const REST_MS = 3_000
const DRAIN_AT_MOST_MS = 120_000
const AFTERWARDS_MS = 12_000

/** The memory of the real API process: at rest, while its engine sends 100,000 e-mails over HTTP, and afterwards. */
export const measureMemory: Measurement = {
  name: 'memory',
  run: async (context) => {
    const jobs = context.jobs(100_000)
    const seen = await withFilledDatabase(context, { affiliates: 200, jobs }, async (databaseUrl) => {
      const pool = createPool({
        url: databaseUrl,
        applicationName: 'bench-memory',
        max: 1,
        statementTimeoutMs: 0,
      })
      try {
        await moveDue(pool, "+ interval '1 day'")
        const memory = await withProviderStub((stub) =>
          withApi({ databaseUrl, providerUrl: stub.url, slots: SLOTS }, (api) =>
            watch({ api, stub, jobs, makeDue: () => moveDue(pool, "- interval '1 day'") }),
          ),
        )
        await verifyLedger(pool, jobs)
        return memory
      } finally {
        await pool.end()
      }
    })
    const { seconds, ...rssMB } = seen
    context.say(`memory: ${Math.round(rssMB.idle)} MB at rest, ${Math.round(rssMB.drainPeak)} MB at most`)
    return {
      results: { rssMB },
      markdown: `## Memory\n\nResident memory of the real API process with its engine (${SLOTS} slots) and ${whole(jobs)} e-mails sent over HTTP in ${seconds.toFixed(1)} s (${whole(jobs / seconds)} e-mails/s, the API, PostgreSQL and the stub on the same cores).\n\n${table(
        ['at rest', 'while draining, at most', `${AFTERWARDS_MS / 1_000} s afterwards`],
        [[rssMB.idle, rssMB.drainPeak, rssMB.after].map((mb) => `${Math.round(mb)} MB`)],
      )}`,
      claims: [
        atMost('RSS of the idle API', rssMB.idle, 200, 'MB'),
        atMost('RSS added by draining', rssMB.drainPeak - rssMB.idle, 100, 'MB'),
        atMost('RSS kept after draining', rssMB.after - rssMB.idle, 50, 'MB'),
      ],
    }
  },
}

/** Moves all jobs and the affiliates' next looks, and wakes the engines. */
async function moveDue(pool: pg.Pool, by: string): Promise<void> {
  await pool.query(
    `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = "scheduledAt" ${by} WHERE "status" = 'pending'`,
  )
  await pool.query(`UPDATE "AffiliateDue" SET "nextDueAt" = "nextDueAt" ${by} WHERE "nextDueAt" < 'infinity'`)
  await pool.query('VACUUM ANALYZE "AffiliateAutomationJob", "AffiliateDue"')
  await pool.query(`SELECT pg_notify('${DUE_CHANNEL}', '')`)
}

async function watch(input: {
  readonly api: RunningApi
  readonly stub: ProviderStub
  readonly jobs: number
  readonly makeDue: () => Promise<void>
}): Promise<{ idle: number; drainPeak: number; after: number; seconds: number }> {
  const { api, stub } = input
  await delay(REST_MS)
  const idle = api.rssMB()
  await input.makeDue()
  const startedAt = performance.now()
  let drainPeak = idle
  while ((await stub.countMails()) < input.jobs) {
    if (performance.now() - startedAt > DRAIN_AT_MOST_MS)
      throw new Error(`only ${await stub.countMails()} of ${input.jobs} mails arrived`)
    drainPeak = Math.max(drainPeak, api.rssMB())
    await delay(50)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  await delay(AFTERWARDS_MS)
  return { idle, drainPeak: Math.max(drainPeak, api.rssMB()), after: api.rssMB(), seconds }
}
