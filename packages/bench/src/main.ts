import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@booster/db/embedded-postgres'
import { drainWithEngine } from './drain-engine.ts'
import { drainLikeOrigin } from './drain-origin.ts'

/** The engine has to be at least so many times as fast as the original's loop. */
const FULL_RATIO = 15
/** In the quick form, which runs beside other tests, it only guards against a fall. */
const QUICK_RATIO = 8

const quick = process.argv.includes('--quick')
const rounds = quick ? 1 : 3
const engineJobs = 20_000
const originJobs = quick ? 1_500 : 5_000
const affiliates = 200

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const shown = (perSecond: number): string => Math.round(perSecond).toLocaleString('en')

const dataDir = mkdtempSync(join(tmpdir(), 'affiliate-booster-bench-'))
chmodSync(dataDir, 0o711) // as root, PostgreSQL's system user must be able to enter it
const server = await startEmbeddedPostgres({ dataDir, durable: true })
try {
  const engine: number[] = []
  const origin: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    // Interleaved, so that a noisy moment of the machine hits both.
    origin.push(await drainLikeOrigin(server.url, { jobs: originJobs, affiliates }))
    engine.push(await drainWithEngine(server.url, { jobs: engineJobs, affiliates }))
  }
  const ratio = median(engine) / median(origin)
  const wanted = quick ? QUICK_RATIO : FULL_RATIO
  console.log(`Drain of due jobs, instant mailer, ledger work included, PostgreSQL with durable settings.
${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(2)}, ${rounds} interleaved round(s), medians.

| system | jobs | jobs/s | rounds |
|---|---|---|---|
| engine, all stages | ${shown(engineJobs)} | ${shown(median(engine))} | ${engine.map(shown).join(' · ')} |
| the original's loop | ${shown(originJobs)} | ${shown(median(origin))} | ${origin.map(shown).join(' · ')} |

The engine is ${ratio.toFixed(1)} times as fast (wanted: at least ${wanted}).`)
  const results = join(import.meta.dirname, '../results')
  mkdirSync(results, { recursive: true })
  writeFileSync(
    join(results, 'latest.json'),
    `${JSON.stringify({ drain20k: { engine: median(engine), origin: median(origin) } }, null, 2)}\n`,
  )
  console.log(ratio >= wanted ? '1 passed, 0 failed' : '0 passed, 1 failed')
  process.exitCode = ratio >= wanted ? 0 : 1
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
