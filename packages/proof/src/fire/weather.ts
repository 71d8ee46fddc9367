import { setTimeout as delay } from 'node:timers/promises'
import type { SeededRandom } from '@booster/demo/seeded-random'
import { endCoolDown } from '../parts/move-time.ts'
import type { Faults } from '../parts/sandbox-process.ts'
import { survive } from '../parts/survive.ts'
import { crashDatabase } from './crash-database.ts'
import type { Field } from './field.ts'
import type { Phase } from './fire-plan.ts'
import type { Tally } from './tally.ts'

type Gust = Omit<Faults, 'rate' | 'latencyMs'> & { readonly rates: readonly [least: number, most: number] }

/** Every fault the sandbox knows. Those that stop everybody or suppress a lead are rare, so that work goes on. */
const GUSTS: readonly Gust[] = [
  { mode: 'none', rates: [1, 1] },
  { mode: 'none', rates: [1, 1] },
  { mode: '429', rates: [0.1, 0.5] },
  { mode: '429', rates: [0.1, 0.3], retryAfterS: 1 },
  { mode: '502', rates: [0.1, 0.4] },
  { mode: '503', rates: [0.1, 0.5] },
  { mode: '500', rates: [0.02, 0.1] },
  { mode: 'html-200', rates: [0.02, 0.1] },
  { mode: 'accept-then-drop', rates: [0.02, 0.2] },
  { mode: 'refuse', rates: [0.1, 0.5] },
  { mode: 'refuse', rates: [1, 1] },
  { mode: '422', rates: [0.005, 0.02] },
  { mode: 'failed-200', rates: [0.005, 0.02] },
  { mode: '401', rates: [0.01, 0.05] },
  { mode: 'no-credits', rates: [0.01, 0.05] },
  { mode: 'slow', rates: [0.01, 0.05] },
]

/** Changes the provider's fault again and again, cuts the product's connections to its database, and crashes that. */
export async function blow(
  input: {
    readonly field: Field
    readonly phase: Phase
    readonly tally: Tally
    readonly random: SeededRandom
  },
  isOver: () => boolean,
): Promise<void> {
  const { field, phase, tally, random } = input
  const isCrashDue = crashesOf(phase)
  while (!isOver()) {
    const { rates, ...gust } = random.pick(GUSTS)
    const [leastRate, mostRate] = rates
    // `slow` takes a latency as its own: 18 s is longer than the client waits.
    const latencyMs = gust.mode === 'slow' ? 18_000 : random.between(...phase.latencyMs)
    await field.sandbox.setFaults({
      ...gust,
      rate: leastRate + (mostRate - leastRate) * random.next(),
      latencyMs,
    })
    tally.faults += 1
    const cuts = random.chance(0.6) ? random.between(1, 3) : 0
    tally.backendKills += await survive(() => cutConnections(field, cuts))
    if (random.chance(0.03)) tally.backendCrashes += await crashBackend(field)
    if (isCrashDue()) {
      await crashDatabase(field)
      tally.databaseCrashes += 1
    }
    await delay(random.between(150, 900))
    if (random.chance(0.5)) await survive(() => endCoolDown(field.pool))
  }
}

async function cutConnections({ pool }: Field, count: number): Promise<number> {
  const { rowCount } = await pool.query(
    `SELECT pg_terminate_backend(a."pid") FROM (
       SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database() AND "application_name" LIKE 'booster-%'
       ORDER BY "state" = 'active' DESC, random() LIMIT $1) a`,
    [count],
  )
  return rowCount ?? 0
}

/** SIGKILL for one backend: PostgreSQL must assume the worst, drops every connection and recovers from its log. */
async function crashBackend({ pool }: Field): Promise<number> {
  const { rows } = await survive(() =>
    pool.query<{ pid: number }>(
      `SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database() AND "application_name" LIKE 'booster-%'
       ORDER BY "state" = 'active' DESC, random() LIMIT 1`,
    ),
  )
  const [victim] = rows
  if (victim === undefined) return 0
  try {
    process.kill(victim.pid, 'SIGKILL')
    return 1
  } catch {
    return 0 // it has left by itself in this moment
  }
}

/** Asks whether the next immediate stop is due; they come evenly over the phase, none at its very end. */
function crashesOf({ kind }: Phase): () => boolean {
  if (kind.kind !== 'fire') return () => false
  const { seconds, crashes } = kind
  const startedAt = performance.now()
  let done = 0
  return () => {
    const dueAfterMs = ((done + 0.5) / crashes) * seconds * 1_000
    if (done === crashes || performance.now() - startedAt < dueAfterMs) return false
    done += 1
    return true
  }
}
