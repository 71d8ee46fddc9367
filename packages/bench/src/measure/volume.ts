import { setTimeout as delay } from 'node:timers/promises'
import { createPool } from '@booster/db/connection/connect'
import type pg from 'pg'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { areAppsBuilt, LISTS, type List, timeFirstRows } from '../browser/time-first-rows.ts'
import { withBrowser } from '../browser/with-browser.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { readVolumePlaces } from '../database/volume/read-volume-places.ts'
import { listVolumeReads, type VolumeRead } from '../database/volume/volume-reads.ts'
import { writeVolume } from '../database/volume/write-volume.ts'
import { ms, table, whole } from '../markdown.ts'
import { createAffiliate, type SignedInClient, signIn } from '../process/signed-in-client.ts'
import { withApi } from '../process/with-api.ts'
import { atMost, notMeasured } from '../results.ts'
import { median, percentile } from '../statistics.ts'

const ROWS = 1_000_000
const READS = 40
const WANTED_P95_MS = 150
const LOADS = 7
const WANTED_FIRST_ROW_MS = 1_000

type Seen = { readonly name: string; readonly p50: number; readonly p95: number }

type FirstRows = Readonly<Record<List, readonly number[]>> | { readonly leftOut: string }

/** What one affiliate with a million leads and jobs waits for at every list, count, search and filter, and in the browser. */
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
        const found = await withApi(
          // Nothing is sent: its pages are read.
          { databaseUrl, providerUrl: 'http://127.0.0.1:9', slots: 1, env: { ENGINE: 'off' } },
          async ({ url }) => {
            const client = await signIn(url)
            try {
              const seen = await timeReads(context, { client, reads })
              return { seen, firstRows: await lookInBrowser(context, url) }
            } finally {
              await client.close()
            }
          },
        )
        return sectionOf(context, found)
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

async function lookInBrowser(context: BenchContext, url: string): Promise<FirstRows> {
  if (!areAppsBuilt()) return { leftOut: 'the apps are not built (pnpm run build)' }
  const firstRows = await withBrowser((browser) => timeFirstRows(browser, { url, times: LOADS }))
  if (firstRows === null) return { leftOut: 'there is no Chromium here (CHROMIUM_PATH)' }
  for (const list of LISTS)
    context.say(`volume: first row of ${list} after ${ms(median(firstRows[list]))} ms`)
  return firstRows
}

function sectionOf(
  context: BenchContext,
  { seen, firstRows }: { readonly seen: readonly Seen[]; readonly firstRows: FirstRows },
) {
  const inBrowser = browserSectionOf(firstRows)
  const slowest = Math.max(...seen.map(({ p95 }) => p95))
  const rows = seen.map(({ name, p50, p95 }) => [name, ms(p50), ms(p95)])
  const size = whole(context.jobs(ROWS))
  return {
    results: {
      volume: {
        reads: seen.length,
        slowestP50Ms: Math.max(...seen.map(({ p50 }) => p50)),
        slowestP95Ms: slowest,
        slowestFirstRowMs: inBrowser.slowestMs,
      },
    },
    markdown: `## Volume\n\nOne affiliate with ${size} leads and ${size} jobs, their runs, ledger and news. Each read is a whole request to the real API process, with its session, ${READS} times one after the other.\n\n${table(['read', 'p50 ms', 'p95 ms'], rows)}\n\n${inBrowser.markdown}`,
    claims: [
      ...seen.map(({ name, p95 }) => atMost(`${name}, p95`, p95, WANTED_P95_MS, 'ms')),
      ...inBrowser.claims,
    ],
  }
}

/** What the browser that the stories use shows, on this machine and without a network between. */
function browserSectionOf(firstRows: FirstRows) {
  if ('leftOut' in firstRows) {
    const { leftOut } = firstRows
    return {
      slowestMs: null,
      markdown: `First rows in the browser: not measured, ${leftOut}.`,
      claims: [notMeasured('first data on screen', leftOut)],
    }
  }
  const medians = LISTS.map((list) => [list, median(firstRows[list])] as const)
  const rows = medians.map(([list, p50]) => [list, ms(p50), ms(Math.max(...firstRows[list]))])
  return {
    slowestMs: Math.max(...medians.map(([, p50]) => p50)),
    markdown: `From the navigation until the first row is painted, in ${LOADS} loads with an empty cache.\n\n${table(['list', 'median ms', 'slowest ms'], rows)}`,
    claims: medians.map(([list, p50]) =>
      atMost(`first row of ${list} on screen, median`, p50, WANTED_FIRST_ROW_MS, 'ms'),
    ),
  }
}
