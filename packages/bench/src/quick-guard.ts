import { loadavg } from 'node:os'
import type { BenchContext } from './bench-context.ts'
import { drainWithEngine } from './engine/drain-engine.ts'
import { table, whole } from './markdown.ts'
import { drainLikeOrigin } from './peers/drain-origin.ts'

/** Runs beside other tests, so it only guards against a fall; `npm run bench` asks for 40. */
const RATIO = 15
const AFFILIATES = 200
const ENGINE_JOBS = 10_000
const ORIGIN = { jobs: 2_000, atMostMs: 3_000 }

/** One ratio, the engine over the original's loop. @returns whether it holds */
export async function guardAgainstFall(context: BenchContext): Promise<boolean> {
  const origin = await drainLikeOrigin(context.serverUrl, { ...ORIGIN, affiliates: AFFILIATES })
  const engine = await drainWithEngine(context, { affiliates: AFFILIATES, jobs: ENGINE_JOBS, title: 'quick' })
  const ratio = engine / origin
  console.log(`Drain of due jobs, instant mailer, ledger work included, PostgreSQL with durable settings; load ${loadavg()[0]?.toFixed(2)}.

${table(
  ['system', 'jobs/s'],
  [
    ['engine, all stages', whole(engine)],
    ["the original's loop", whole(origin)],
  ],
)}

The engine is ${ratio.toFixed(1)} times as fast (wanted: at least ${RATIO}).`)
  return ratio >= RATIO
}
