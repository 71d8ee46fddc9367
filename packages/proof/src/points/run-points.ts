import { setTimeout as delay } from 'node:timers/promises'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import { createSeededRandom, type SeededRandom } from '@booster/demo/seeded-random'
import { comeToRest, type Rest } from '../fire/come-to-rest.ts'
import { type Field, openField } from '../fire/field.ts'
import { keepSweeping, sweep } from '../fire/sweep.ts'
import { createTally, type Tally } from '../fire/tally.ts'
import { untilSaid } from '../parts/child.ts'
import { judge, type Verdict } from '../parts/judge.ts'
import { expireLeasesOf } from '../parts/move-time.ts'
import type { Faults } from '../parts/sandbox-process.ts'
import type { Death } from './die-at.ts'
import { startEngine, untilDead } from './engine-child.ts'
import { POINTS, type PointName } from './named-points.ts'
import { type DeathRecord, type PointResult, readPointResults } from './point-results.ts'
import type { PointsPlan } from './points-plan.ts'

export type PointsResult = {
  /** The last is over all of them. */
  readonly points: readonly PointResult[]
  readonly tally: Tally
  readonly jobs: number
  readonly accepted: number
  readonly verdicts: readonly Verdict[]
  readonly restMs: number
  readonly seconds: number
}

type Battle = {
  readonly field: Field
  readonly plan: PointsPlan
  readonly tally: Tally
  readonly random: SeededRandom
  /** Points still to die at, in a random order. */
  readonly queue: PointName[]
  readonly deaths: DeathRecord[]
  readonly deadPids: number[]
  readonly missed: { readonly point: PointName; readonly output: string }[]
}

/** Every answer of the provider takes this long, so that there is a time between the request and its answer. */
const LATENCY_MS = 120
const LIFE_AT_MOST_MS = 30_000
/** Deaths between two processes that work in peace. */
const PEACE_EVERY = 12
const PEACE_MS = 1_000
const JOBS_AT_LEAST = 80
const JOBS_PER_LOAD = 240

const WEATHER: readonly Omit<Faults, 'latencyMs'>[] = [
  { mode: 'none' },
  { mode: 'accept-then-drop', rate: 0.1 },
  { mode: '429', rate: 0.2, retryAfterS: 1 },
  { mode: 'none' },
  { mode: '503', rate: 0.2 },
  { mode: '500', rate: 0.1 },
  { mode: 'html-200', rate: 0.1 },
  { mode: 'refuse', rate: 0.2 },
]

/** Processes that kill themselves at named points, several at once on one database; then rest and judgement. */
export async function runPoints(plan: PointsPlan): Promise<PointsResult> {
  const startedAt = performance.now()
  const field = await openField()
  const tally = createTally()
  const random = createSeededRandom(plan.seed)
  const battle: Battle = {
    field,
    plan,
    tally,
    random,
    queue: orderOf(plan, random),
    deaths: [],
    deadPids: [],
    missed: [],
  }
  let isUnderFire = true
  let isOver = false
  try {
    const sweeping = keepSweeping(
      { field, tally, isUnderFire: () => isUnderFire, everyMs: 500 },
      () => isOver,
    )
    let isFought = false
    const lanes = Array.from({ length: plan.lanes }, (_unused, lane) => killInTurn(battle, lane))
    const killing = Promise.all(lanes).finally(() => {
      isFought = true
    })
    const fighting = Promise.all([killing, keepLoaded(battle, () => isFought)])
    // A sweep that fails ends the fight too.
    await Promise.race([sweeping, fighting])
    const rest = await restInPeace(battle)
    isUnderFire = false
    isOver = true
    await sweeping
    await sweep(field, tally, () => false)
    const accepted = await field.sandbox.acceptances()
    const { rows } = await field.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "AffiliateAutomationJob"`,
    )
    return {
      points: await readPointResults(field.pool, accepted, battle.deaths),
      tally,
      jobs: rows[0]?.n ?? 0,
      accepted: accepted.length,
      verdicts: await judgeAll(battle, rest),
      restMs: rest.ms,
      seconds: (performance.now() - startedAt) / 1_000,
    }
  } finally {
    isOver = true
    battle.queue.length = 0
    await field.close()
  }
}

/** Every point as often as planned, and every round in another order. */
function orderOf({ killsPerPoint }: PointsPlan, random: SeededRandom): PointName[] {
  return Array.from({ length: killsPerPoint }, () =>
    POINTS.map(({ name }) => ({ name, turn: random.next() }))
      .toSorted((a, b) => a.turn - b.turn)
      .map(({ name }) => name),
  ).flat()
}

async function killInTurn(battle: Battle, lane: number): Promise<void> {
  const { field, plan, tally, random, queue, deaths, deadPids, missed } = battle
  for (let turn = lane * (PEACE_EVERY / 2); ; turn += 1) {
    const point = queue.shift()
    if (point === undefined) return
    await field.sandbox.setFaults({ ...random.pick(WEATHER), latencyMs: LATENCY_MS })
    tally.faults += 1
    if (turn % PEACE_EVERY === PEACE_EVERY - 1) await workInPeace(battle)
    const death = deathAt(point, random)
    tally.starts += 1
    const child = startEngine(field, { slots: plan.slots, death })
    const ending = await untilDead(field, child, { death, withinMs: LIFE_AT_MOST_MS })
    deadPids.push(ending.pid)
    if (ending.died) {
      tally.kills += 1
      deaths.push({ point, atRisk: ending.atRisk })
    } else {
      missed.push({ point, output: ending.output.slice(-1_500) })
      // Once more; a point that is never reached must not go on for ever.
      if (missed.length <= POINTS.length) queue.push(point)
    }
    if (plan.leases === 'hastened') await expireLeasesOf(field.pool, [ending.pid])
  }
}

/** Sends are many in one process, so that it may die at any of them; batches and looks are few. */
function deathAt(point: PointName, random: SeededRandom): Death {
  const ofSend = ['before-write', 'after-write', 'after-acceptance'].includes(point)
  const once = ['in-rescue', 'in-resolve', 'in-late-answer'].includes(point)
  const nth = once ? 1 : random.between(1, ofSend ? 12 : 3)
  // The request needs a moment to arrive; in the database a transaction takes a few milliseconds in all.
  const afterMs = point === 'after-write' ? random.between(5, 90) : random.between(0, 15)
  return { point, nth, afterMs }
}

/** One that nobody kills: it drains and rescues, and ends in order. */
async function workInPeace({ field, plan, tally }: Battle): Promise<void> {
  tally.starts += 1
  const child = startEngine(field, { slots: plan.slots })
  await untilSaid(child, /ready/)
  await delay(PEACE_MS)
  child.signal('SIGTERM')
  const code = await child.ended
  if (code !== 0) tally.deaths.push(`Process ${child.pid} ended with ${code}: ${child.output()}`)
}

async function keepLoaded({ field, random }: Battle, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const { rows } = await field.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "AffiliateAutomationJob" WHERE "status" = 'pending' AND "scheduledAt" <= now()`,
    )
    if ((rows[0]?.n ?? 0) < JOBS_AT_LEAST) {
      const affiliates = random.between(2, 6)
      const portion = { affiliates, jobs: JOBS_PER_LOAD, automations: 2, steps: 2 }
      await loadSynthetic(field.pool, field.store, portion)
    }
    await delay(100)
  }
}

/** The last process is left alone until nothing moves any more. */
async function restInPeace({ field, plan, tally, deadPids }: Battle): Promise<Rest> {
  tally.starts += 1
  const child = startEngine(field, { slots: 64 })
  const expireLeasesOfTheDead = () => expireLeasesOf(field.pool, deadPids)
  const rest = await comeToRest(field, plan, { expireLeasesOfTheDead })
  child.signal('SIGTERM')
  const code = await child.ended
  if (code !== 0) tally.deaths.push(`The last process ended with ${code}: ${child.output()}`)
  return rest.restless.length === 0
    ? rest
    : { ...rest, restless: [...rest.restless, child.output().slice(-2_000)] }
}

async function judgeAll(
  { field, plan, tally, deaths, missed }: Battle,
  rest: Rest,
): Promise<readonly Verdict[]> {
  const { rows } = await field.pool.query<{ id: string }>(`SELECT "id" FROM "AffiliateProfile"`)
  const affiliateIds = rows.map(({ id }) => id)
  const short = POINTS.filter(
    ({ name }) => deaths.filter(({ point }) => point === name).length < plan.killsPerPoint,
  )
  return [
    ...(await judge(field.pool, { accepted: await field.sandbox.acceptances(), affiliateIds })),
    {
      name: 'comes-to-rest',
      meaning: 'When the kills are over, no job stays pending or processing.',
      offenders: rest.restless,
    },
    { name: 'invariants', meaning: 'No invariant returned a row in any sweep.', offenders: tally.violations },
    { name: 'no-death', meaning: 'No process died but at its point.', offenders: tally.deaths },
    {
      name: 'every-point-reached',
      meaning: `At every point ${plan.killsPerPoint} processes died.`,
      offenders: short.length === 0 ? [] : [...short, ...missed],
    },
  ]
}
