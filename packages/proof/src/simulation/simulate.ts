import { createHash } from 'node:crypto'
import { createPeople, type People } from './people.ts'
import { type SimulatedProcess, startSimulatedProcess } from './simulated-process.ts'
import { createSimulatedProvider } from './simulated-provider.ts'
import { createSimulationJudge, type SimulationJudge } from './simulation-judge.ts'
import { CALM, createSimulatedWorld, type SimulatedWorld, WEATHERS } from './world.ts'

export type SimulationInput = {
  readonly seed: number
  /** Virtual days; the last 30 hours are without faults, so that every unconfirmed job is resolved. At least 2. */
  readonly days: number
  /** New leads over the faulty days, besides those of single actions. */
  readonly leads: number
}

export type SimulationResult = {
  readonly seed: number
  /** Digest of everything that happened in its order, and of where it ended. */
  readonly traceHash: string
  readonly events: number
  /** Hand-overs to the provider. */
  readonly sends: number
  readonly accepted: number
  readonly leads: number
  readonly jobs: number
  /** Processes that died. */
  readonly kills: number
  /** Answers that were not plain acceptances, freezes, and clock jumps. */
  readonly faults: number
  /** How often all invariants were checked. */
  readonly sweeps: number
  readonly violations: readonly string[]
  /** The last events before the end, or before the first violation. */
  readonly tail: readonly string[]
}

const HOUR_MS = 3_600_000
const CALM_MS = 30 * HOUR_MS
/** A lease, the look of the next rescue, and a hand-over. */
const REST_MS = 70_000
const EVENTS_PER_SWEEP = 150
const WEATHER_EVERY_MS = [HOUR_MS / 2, 8 * HOUR_MS] as const

/**
 * The real engine, some processes of it, on the reference model, for days of virtual time: leads, people, a provider
 * and a database that fail in every way, processes that die, freeze and come back. All of it follows from the seed.
 */
export async function simulate({ seed, days, leads }: SimulationInput): Promise<SimulationResult> {
  const sim = createSimulatedWorld(seed)
  const { state, time } = sim
  const provider = createSimulatedProvider(sim)
  const judge = createSimulationJudge(sim, provider)
  const people = createPeople(sim, { judge, provider })
  const field = createField(sim, { judge, provider })
  const faultyMs = days * 24 * HOUR_MS - CALM_MS
  if (faultyMs <= 0) throw new RangeError('a simulation needs at least 2 days')
  let sweeps = 0
  const sweep = (): void => {
    sweeps += 1
    judge.sweep()
  }

  await people.settleIn()
  field.start()
  await liveFaultyDays({ sim, people, field, sweep, faultyMs, leads })
  await time.advance(Math.max(0, faultyMs - time.nowMs()))
  await comeToRest({ sim, people, field, sweep, judge, endMs: days * 24 * HOUR_MS })
  const tail = sim.trace.tail()
  await field.stop()

  const faulty = [...provider.answers].filter(([answer]) => answer !== 'accepted').map(([, times]) => times)
  return {
    seed,
    traceHash: createHash('sha256').update(sim.trace.hash()).update(endOf(sim)).digest('hex'),
    events: sim.trace.events,
    sends: provider.handOvers,
    accepted: provider.accepted.length,
    leads: state.leads.size,
    jobs: state.jobs.size,
    kills: field.kills(),
    faults: faulty.reduce((sum, times) => sum + times, field.disturbances()),
    sweeps,
    violations: [...sim.violations],
    tail,
  }
}

type Course = {
  readonly sim: SimulatedWorld
  readonly people: People
  readonly field: ReturnType<typeof createField>
  readonly sweep: () => void
}

/** Leads come in bursts, people act at the same time, and faults come while mails are in flight. */
async function liveFaultyDays(
  course: Course & { readonly faultyMs: number; readonly leads: number },
): Promise<void> {
  const { sim, people, field, sweep, faultyMs, leads } = course
  const { dice, time } = sim
  const changeWeather = createWeatherChange(sim)
  let sweptAt = 0
  const visits = Math.ceil(leads / 3)
  for (let visit = 1; visit <= visits && sim.violations.size === 0; visit++) {
    const untilMs = Math.floor((faultyMs * (visit - 1 + dice.next())) / visits)
    await time.advance(Math.max(0, untilMs - time.nowMs()))
    changeWeather()
    await people.bringLeads(Math.min(3, leads - 3 * (visit - 1)))
    field.wakeAll()
    await actAndDisturb(course)
    if (sim.trace.events - sweptAt >= EVENTS_PER_SWEEP) {
      sweptAt = sim.trace.events
      sweep()
    }
  }
}

async function actAndDisturb({ sim, people, field }: Course): Promise<void> {
  const { dice, time } = sim
  for (let n = dice.between(1, 4); n > 0; n--) {
    await time.advance(dice.between(0, 3_000))
    await (dice.chance(0.3) ? field.disturb() : people.act())
    if (dice.chance(0.9)) field.wakeAll()
  }
}

/** Changes the weather when its time has come. */
function createWeatherChange(sim: SimulatedWorld): () => void {
  let untilMs = 0
  return () => {
    if (sim.time.nowMs() < untilMs) return
    sim.weather = sim.dice.pick(WEATHERS)
    sim.note('weather', sim.weather.name, sim.weather.store)
    untilMs = sim.time.nowMs() + sim.dice.between(...WEATHER_EVERY_MS)
  }
}

/** The faults end: within a minute everything due has left, within a day every unconfirmed job is decided. */
async function comeToRest(
  course: Course & { readonly judge: SimulationJudge; readonly endMs: number },
): Promise<void> {
  const { sim, people, field, sweep, judge, endMs } = course
  const { state, time } = sim
  sim.weather = CALM
  sim.note('calm')
  await field.recover()
  sweep()
  await people.makeUp()
  field.wakeAll()
  // An open breaker stays open for its cool-down; from then on the minute counts.
  const breakerMs = Math.max(0, ...[...state.breakers.values()].map((b) => b.retryAtMs - state.nowMs))
  await time.advance(breakerMs + REST_MS)
  judge.expectRest()
  sweep()
  await time.advance(Math.max(0, endMs - time.nowMs()))
  judge.expectRest()
  judge.expectEnd()
  sweep()
}

function endOf({ state }: SimulatedWorld): string {
  return JSON.stringify([
    [...state.jobs.values()],
    [...state.runs.values()],
    [...state.credits],
    state.ledger,
  ])
}

/** The processes, and what happens to them. */
function createField(
  sim: SimulatedWorld,
  parts: {
    readonly judge: ReturnType<typeof createSimulationJudge>
    readonly provider: ReturnType<typeof createSimulatedProvider>
  },
) {
  const { dice, state } = sim
  const wanted = dice.pick([1, 1, 2, 3])
  const slots = dice.between(2, 8)
  const processes: SimulatedProcess[] = []
  let started = 0
  let kills = 0
  let disturbances = 0
  let over = false

  const startOne = (): void => {
    if (over || living().length >= wanted) return
    started += 1
    const name = `process-${started}`
    sim.note('start', name)
    const process = startSimulatedProcess(sim, {
      name,
      slots,
      provider: parts.provider,
      onClaimed: (batch) => {
        parts.judge.onClaimed(batch)
        // Many die while their mails are on the way: that is where it would hurt.
        if (batch.jobs.length > 0 && dice.chance(sim.weather.store * 2))
          sim.time.clock.after(dice.between(0, 2_000), () => process.kill('in flight'))
      },
      watchPolicy: parts.judge.watchPolicy,
      onKilled: () => {
        kills += 1
        sim.time.clock.after(dice.between(100, 90_000), startOne)
      },
    })
    processes.push(process)
  }
  const living = (): readonly SimulatedProcess[] => {
    for (const dead of processes.filter((p) => !p.isAlive())) processes.splice(processes.indexOf(dead), 1)
    return processes
  }
  const startAll = (): void => {
    for (let n = living().length; n < wanted; n++) startOne()
  }

  /** Clocks are set: a lease may look older than it is, or younger. */
  const jump = (): void => {
    const ms = dice.between(-5_000, 20_000)
    state.nowMs += ms
    sim.note('clock', ms)
  }
  const stopOne = async (process: SimulatedProcess): Promise<void> => {
    sim.note('stopping', process.name)
    void process.stop().then(() => sim.time.clock.after(dice.between(100, 5_000), startOne))
  }

  return {
    start: startAll,
    wakeAll: () => {
      for (const process of living()) process.wake()
    },
    disturb: async () => {
      const [first] = living()
      if (first === undefined) return startAll()
      const process = dice.pick(processes)
      disturbances += 1
      const what = dice.below(10)
      if (what < 5) process.kill('at random')
      else if (what < 7) process.freeze(dice.between(1_000, 150_000))
      else if (what < 8) await stopOne(process)
      else jump()
    },
    /** No more faults; who died or is frozen comes back now. */
    recover: async () => {
      for (const process of [...living()]) process.thaw()
      startAll()
    },
    stop: async () => {
      over = true
      const stops = [...living()].map((process) => process.stop())
      await sim.time.advance(60_000)
      await Promise.all(stops)
    },
    kills: () => kills,
    disturbances: () => disturbances,
  }
}
