import type { SqlClock } from '@booster/db/connection/clock'
import { createPgStore } from '@booster/db/engine-store/store'
import { createEngine, type Engine } from '@booster/engine'
import type { DrainReport } from '@booster/engine/flow/drain'
import type { Clock, Log, Store } from '@booster/engine/ports'
import type pg from 'pg'
import { DEMO_PROVIDER } from '../demo-provider.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { createDemoMailer, type DemoProvider, type SentMail } from './demo-mailer.ts'
import { MINUTE_MS } from './demo-rhythm.ts'
import { createStoryPool, moveStoryClock, STORY_CLOCK } from './story-pool.ts'

/** Something that a person or a program does at a certain time. */
export type Act = { readonly atMs: number; readonly run: (stage: Stage) => Promise<unknown> }

export type Drain = DrainReport & { readonly startedMs: number }

/** The real engine on the real store, in the story's time. */
export type Stage = {
  readonly store: Store
  readonly engine: Engine
  readonly clock: SqlClock
  readonly pool: pg.Pool
  /** By address: the leads that exist so far. */
  readonly leadIds: Map<string, string>
  /** By key of the sequence. */
  readonly automationIds: Map<string, string>
  readonly sent: SentMail[]
  readonly drains: Drain[]
  /** When the provider began to refuse everybody, and when it accepted again. */
  blocked: { readonly fromMs: number; readonly toMs: number } | null
  nowMs(): number
  moveTo(ms: number): void
  /** Plans something that follows from what just happened. */
  schedule(act: Act): void
  /** Plays until the end of the story; what is due later stays planned. */
  play(acts: readonly Act[], endMs: number): Promise<void>
}

const RANDOM_SEED = 20_261_120
/** More than the story ever has due at once: every hop is one batch. */
const SLOTS = 500
/** What the engine cannot claim yet (another job of its run goes first) is looked at again after this. */
const STUCK_MS = 1_000

export function createStage(
  client: pg.PoolClient,
  input: DemoProvider & { readonly hashKey: string },
): Stage {
  const random = createSeededRandom(RANDOM_SEED)
  const time = { nowMs: 0 }
  const agenda: Act[] = []
  const failure = createFailure()
  const pool = createStoryPool(client)
  const store = createPgStore({ pool, clock: STORY_CLOCK, hashKey: input.hashKey })
  const clock: Clock = {
    monotonicMs: () => time.nowMs,
    // The engine waits for slots and repetitions only; after a failure there is nothing to repeat.
    after: (ms, callback) => {
      const timer = failure.happened() ? undefined : setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
    random: random.next,
  }

  const { mailer, renderer } = createDemoMailer(input, () => stage)
  const stage: Stage = {
    store,
    pool,
    clock: STORY_CLOCK,
    leadIds: new Map(),
    automationIds: new Map(),
    sent: [],
    drains: [],
    blocked: null,
    nowMs: () => time.nowMs,
    moveTo: (ms) => {
      if (ms <= time.nowMs) return
      time.nowMs = ms
      moveStoryClock(client, ms)
    },
    schedule: (act) => {
      const place = agenda.findIndex((other) => other.atMs > act.atMs)
      agenda.splice(place === -1 ? agenda.length : place, 0, act)
    },
    engine: createEngine({
      store,
      mailer,
      renderer,
      clock,
      log: failure.log,
      slots: SLOTS,
      processId: 'demo',
      provider: DEMO_PROVIDER,
      onDrained: (report) => stage.drains.push({ ...report, startedMs: time.nowMs - report.durationMs }),
      // Every failed probe opens the breaker again.
      onBlocked: () => {
        stage.blocked ??= { fromMs: time.nowMs, toMs: Infinity }
      },
      onUnblocked: () => {
        if (stage.blocked !== null) stage.blocked = { ...stage.blocked, toMs: time.nowMs }
      },
    }),
    play: (acts, endMs) => {
      agenda.push(...acts.toSorted((a, b) => a.atMs - b.atMs))
      return Promise.race([playAgenda(stage, agenda, endMs), failure.rejected])
    },
  }
  return stage
}

/** From one moment at which something happens to the next: people act, then the engine drains. */
async function playAgenda(stage: Stage, agenda: Act[], endMs: number): Promise<void> {
  for (;;) {
    const dueInMs = await stage.store.nextDueInMs()
    const dueMs = dueInMs === null ? Infinity : stage.nowMs() + Math.round(dueInMs)
    const nextMs = Math.min(dueMs, agenda[0]?.atMs ?? Infinity)
    if (nextMs > endMs) break
    stage.moveTo(nextMs)
    for (let act = agenda[0]; act !== undefined && act.atMs <= nextMs; act = agenda[0]) {
      agenda.shift()
      await act.run(stage)
    }
    const { claimed, failed } = await stage.engine.drain({ cause: causeAt(stage.nowMs()) })
    if (claimed + failed === 0 && dueMs <= nextMs) stage.moveTo(nextMs + STUCK_MS)
  }
  stage.moveTo(endMs)
}

/** Most drains begin with the tick of the clock, some with a notification. */
function causeAt(nowMs: number): DrainReport['cause'] {
  return Math.floor(nowMs / MINUTE_MS) % 10 < 7 ? 'tick' : 'wake'
}

/** The engine logs what it cannot do and tries again; in a story any error ends the seeding. */
function createFailure(): {
  readonly log: Log
  readonly rejected: Promise<never>
  happened(): boolean
} {
  let happened = false
  let reject: (error: Error) => void = () => undefined
  const rejected = new Promise<never>((_, fail) => {
    reject = fail
  })
  rejected.catch(() => undefined)
  return {
    rejected,
    happened: () => happened,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event, fields) => {
        happened = true
        reject(new Error(`The demo could not be played: ${event}`, { cause: fields?.['error'] }))
      },
    },
  }
}
