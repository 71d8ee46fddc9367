import { setTimeout as delay } from 'node:timers/promises'
import { createPool } from '@booster/db/connection/connect'
import type pg from 'pg'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { readVolumePlaces } from '../database/volume/read-volume-places.ts'
import { listVolumeReads, type VolumeRead } from '../database/volume/volume-reads.ts'
import { writeVolume } from '../database/volume/write-volume.ts'
import { ms, table, whole } from '../markdown.ts'
import { createAffiliate, type SignedInClient, signIn } from '../process/signed-in-client.ts'
import { withApi } from '../process/with-api.ts'
import { atMost } from '../results.ts'
import { median, percentile } from '../statistics.ts'

const ROWS = 1_000_000
const READS = 40
const WANTED_P95_MS = 150

type Seen = { readonly name: string; readonly p50: number; readonly p95: number }

/** What one affiliate with a million leads and jobs waits for at every list, count, search and filter. */
export const measureVolume: Measurement = {
  name: 'volume',
  run: (context) =>
    withDatabase(context.serverUrl, { from: 'migrated' }, async (databaseUrl) => {
      const pool = createPool({
        url: databaseUrl,
        applicationName: 'bench-volume',
        max: 4,
        statementTimeoutMs: 0,
      })
      try {
        await fill(context, { pool, databaseUrl })
        const reads = listVolumeReads(await readVolumePlaces(pool))
        const seen = await withApi(
          // Nothing is sent: its pages are read.
          { databaseUrl, providerUrl: 'http://127.0.0.1:9', slots: 1, env: { ENGINE: 'off' } },
          async ({ url }) => {
            const client = await signIn(url)
            try {
              return await timeReads(context, { client, reads })
            } finally {
              await client.close()
            }
          },
        )
        return sectionOf(context, seen)
      } finally {
        await pool.end()
      }
    }),
}

async function fill(
  context: BenchContext,
  { pool, databaseUrl }: { readonly pool: pg.Pool; readonly databaseUrl: string },
): Promise<void> {
  const startedAt = performance.now()
  await createAffiliate(databaseUrl)
  const { rows } = await pool.query<{ id: string }>('SELECT "id" FROM "AffiliateProfile"')
  const rowCount = context.jobs(ROWS)
  await writeVolume(pool, { affiliateId: rows[0]?.id ?? '', leads: rowCount, jobs: rowCount })
  await verifyInvariants(pool)
  context.say(`volume: filled and verified in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`)
}

/** Every read once before its times count: it plans and warms up. */
async function timeReads(
  context: BenchContext,
  { client, reads }: { readonly client: SignedInClient; readonly reads: readonly VolumeRead[] },
): Promise<readonly Seen[]> {
  const seen: Seen[] = []
  for (const { name, run, pauseMs = 0 } of reads) {
    await run(client)
    const times: number[] = []
    for (let n = 0; n < READS; n += 1) {
      if (pauseMs > 0) await delay(pauseMs)
      const startedAt = performance.now()
      await run(client)
      times.push(performance.now() - startedAt)
    }
    const p95 = percentile(times, 0.95)
    seen.push({ name, p50: median(times), p95 })
    context.say(`volume: ${name} p95 ${ms(p95)} ms`)
  }
  return seen
}

function sectionOf(context: BenchContext, seen: readonly Seen[]) {
  const slowest = Math.max(...seen.map(({ p95 }) => p95))
  const rows = seen.map(({ name, p50, p95 }) => [name, ms(p50), ms(p95)])
  const size = whole(context.jobs(ROWS))
  return {
    results: {
      volume: {
        reads: seen.length,
        slowestP50Ms: Math.max(...seen.map(({ p50 }) => p50)),
        slowestP95Ms: slowest,
      },
    },
    markdown: `## Volume\n\nOne affiliate with ${size} leads and ${size} jobs, their runs, ledger and news. Each read is a whole request to the real API process, with its session, ${READS} times one after the other.\n\n${table(['read', 'p50 ms', 'p95 ms'], rows)}`,
    claims: seen.map(({ name, p95 }) => atMost(`${name}, p95`, p95, WANTED_P95_MS, 'ms')),
  }
}
