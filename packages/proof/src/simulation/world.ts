import { createSeededRandom, type SeededRandom } from '@booster/demo/seeded-random'
import type { MemoryState } from '@booster/engine/testing/memory/memory-state'
import { createMemoryHarness } from '@booster/engine/testing/memory-harness'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { createVirtualTime, type VirtualTime } from '@booster/engine/testing/virtual-time'

import { createTrace, type Trace } from './trace.ts'

/** What all parts of one simulation share. Time, chance and data are in here and nowhere else. */
export type SimulatedWorld = StoreHarness & {
  readonly state: MemoryState
  readonly time: VirtualTime
  readonly dice: SeededRandom
  readonly trace: Trace
  /** How bad things are just now; all zero when the faults have ended. */
  weather: Weather
  /** What the judge has found; nothing is good. */
  readonly violations: Set<string>
  note(event: string, ...facts: readonly unknown[]): void
  sleep(ms: number): Promise<void>
}

/** Probabilities. */
export type Weather = {
  readonly name: string
  /** Of each class of answer, per hand-over; the rest is accepted. */
  readonly answers: Readonly<Record<FaultyAnswer, number>>
  /** That the database does not answer, answers late, or takes the process with it, per operation. */
  readonly store: number
}

export type FaultyAnswer =
  | 'not-sent'
  | 'retry-after'
  | 'rejected-recipient'
  | 'rejected-content'
  | 'blocked'
  /** No answer in time: the provider took the mail, or did not. */
  | 'lost-after-accepting'
  | 'lost-before-accepting'
  /** The mailer throws, against its promise, having sent the mail or not. */
  | 'thrown-after-accepting'
  | 'thrown-before-accepting'
  | 'slow'

const NO_FAULT: Readonly<Record<FaultyAnswer, number>> = {
  'not-sent': 0,
  'retry-after': 0,
  'rejected-recipient': 0,
  'rejected-content': 0,
  blocked: 0,
  'lost-after-accepting': 0,
  'lost-before-accepting': 0,
  'thrown-after-accepting': 0,
  'thrown-before-accepting': 0,
  slow: 0,
}

export const CALM: Weather = { name: 'calm', answers: NO_FAULT, store: 0 }

const MIXED: Readonly<Record<FaultyAnswer, number>> = {
  'not-sent': 0.1,
  'retry-after': 0.02,
  'rejected-recipient': 0.02,
  'rejected-content': 0.02,
  blocked: 0.005,
  'lost-after-accepting': 0.05,
  'lost-before-accepting': 0.05,
  'thrown-after-accepting': 0.01,
  'thrown-before-accepting': 0.01,
  slow: 0.1,
}

/** The weathers of a faulty week; the dice decide when each comes. */
export const WEATHERS: readonly Weather[] = [
  { name: 'fair', answers: { ...NO_FAULT, slow: 0.05, 'not-sent': 0.02 }, store: 0.002 },
  { name: 'mixed', answers: MIXED, store: 0.01 },
  { name: 'mixed', answers: MIXED, store: 0.03 },
  { name: 'provider busy', answers: { ...MIXED, 'not-sent': 0.8, 'retry-after': 0.1 }, store: 0.01 },
  { name: 'provider silent', answers: { ...MIXED, 'lost-after-accepting': 0.4 }, store: 0.01 },
  { name: 'provider blocks', answers: { ...MIXED, blocked: 0.7 }, store: 0.01 },
  { name: 'database ails', answers: MIXED, store: 0.15 },
]

/** Everything that can go on without a timer runs in microtasks, which are all done before the next immediate. */
function untilQuiet(): Promise<void> {
  return new Promise((resume) => setImmediate(resume))
}

export function createSimulatedWorld(seed: number): SimulatedWorld {
  const { state, store, world } = createMemoryHarness()
  const time = createVirtualTime((ms) => {
    state.nowMs += ms
  }, untilQuiet)
  const trace = createTrace()
  return {
    state,
    store,
    world,
    time,
    trace,
    dice: createSeededRandom(seed),
    weather: CALM,
    violations: new Set(),
    note: (event, ...facts) => trace.note(time.nowMs(), event, ...facts),
    sleep: (ms) => new Promise((resume) => time.clock.after(ms, resume)),
  }
}
