import { createEngine, type Engine } from '@booster/engine'
import type { ClaimedBatch, Store } from '@booster/engine/ports'
import { textRenderer } from '@booster/engine/testing/text-renderer'
import type { SimulatedProvider } from './simulated-provider.ts'
import type { SimulatedWorld } from './world.ts'

/** One process with a real engine in it, which can be killed at any await, frozen, or ended in peace. */
export type SimulatedProcess = {
  readonly name: string
  readonly isAlive: () => boolean
  wake(): void
  /** SIGKILL: nothing of it runs again; what has left for the provider has left. */
  kill(cause: string): void
  /** SIGSTOP for this long: answers and timers wait until it goes on. */
  freeze(ms: number): void
  /** SIGCONT, before its time. */
  thaw(): void
  /** SIGTERM. */
  stop(): Promise<void>
}

export type ProcessParts = {
  readonly name: string
  readonly slots: number
  readonly provider: SimulatedProvider
  /** Sees every claim in the moment in which it is committed. */
  readonly onClaimed: (batch: ClaimedBatch) => void
  /** Sees what the policy for doubt does. */
  readonly watchPolicy: (
    act: () => Promise<{ readonly resolved: number }>,
  ) => Promise<{ readonly resolved: number }>
  readonly onKilled: (cause: string) => void
}

const RESCUE_EVERY_MS = 5_000
const POLICY_EVERY_MS = 3_600_000

export function startSimulatedProcess(sim: SimulatedWorld, parts: ProcessParts): SimulatedProcess {
  const life = { alive: true, frozenUntilMs: 0 }
  const isAlive = (): boolean => life.alive
  const isFrozen = (): boolean => life.frozenUntilMs > sim.time.nowMs()
  let thawing: (() => void)[] = []
  const thaw = (): void => {
    life.frozenUntilMs = Math.min(life.frozenUntilMs, sim.time.nowMs())
    const resumes = thawing
    thawing = []
    for (const resume of resumes) resume()
  }

  const kill = (cause: string): void => {
    if (!life.alive) return
    life.alive = false
    sim.note('killed', parts.name, cause)
    parts.onKilled(cause)
  }
  /** Resolves when the process may go on; never, once it is dead. */
  const untilRunning = async (): Promise<void> => {
    while (life.alive && isFrozen()) await new Promise<void>((resume) => thawing.push(resume))
    if (!life.alive) await new Promise<never>(() => undefined)
  }
  const after = (ms: number, callback: () => void): (() => void) => {
    let cancelled = false
    const cancelTimer = sim.time.clock.after(ms, () => {
      if (!life.alive) return
      if (!isFrozen()) callback()
      else void untilRunning().then(() => (cancelled ? undefined : callback()))
    })
    return () => {
      cancelled = true
      cancelTimer()
    }
  }

  /** One operation of the store as this process sees it: late, without answer, or its last one. */
  const through =
    <Args extends readonly unknown[], Result>(name: string, operation: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const fault = drawStoreFault(sim, name)
      await failBefore(name, fault)
      const result = await operation(...args).catch((error: Error) => {
        // The model refuses what the engine must never ask for; the engine would merely try again.
        sim.violations.add(`${name} threw: ${error.message}`)
        throw error
      })
      await failAfter(name, fault)
      return result
    }
  const failBefore = async (name: string, fault: StoreFault | null): Promise<void> => {
    if (fault === 'killed before') kill(`before ${name}`)
    if (fault === 'late') await sim.sleep(sim.dice.between(1, 400))
    await untilRunning()
    if (fault === 'away') throw new Error(`${name}: the database is away`)
  }
  const failAfter = async (name: string, fault: StoreFault | null): Promise<void> => {
    if (fault === 'killed after') kill(`after ${name}`)
    if (fault === 'answer late') await sim.sleep(sim.dice.between(1, 400))
    await untilRunning()
    if (fault === 'answer lost') throw new Error(`${name}: the answer is lost`)
  }

  const { store } = sim
  const seen: Store = {
    ...store,
    claimDueJobs: through('claim', async (input) => {
      const batch = await store.claimDueJobs(input)
      parts.onClaimed(batch)
      if (batch.jobs.length + batch.refused > 0) {
        sim.note('claim', parts.name, batch.breaker, batch.refused, ...batch.jobs.map((job) => job.id))
        rescueSoon()
      }
      return batch
    }),
    readStepTexts: through('texts', store.readStepTexts),
    nextDueInMs: through('next due', store.nextDueInMs),
    settleSends: through('settle', async (sends) => {
      const report = await store.settleSends(sends)
      sim.note('settle', parts.name, ...sends.map((s) => [s.job.id, s.outcome]), report.lost.length)
      return report
    }),
    settleLateAnswers: through('settle late', async (sends) => {
      const report = await store.settleLateAnswers(sends)
      sim.note('settle late', parts.name, ...sends.map((s) => [s.job.id, s.outcome]), report.lost.length)
      return report
    }),
    rescueExpiredLeases: through('rescue', store.rescueExpiredLeases),
    resolveAgedUnconfirmed: through('policy', (input) =>
      parts.watchPolicy(() => store.resolveAgedUnconfirmed(input)),
    ),
    openBreaker: through('open breaker', store.openBreaker),
    closeBreaker: through('close breaker', store.closeBreaker),
  }

  const engine: Engine = createEngine({
    store: seen,
    mailer: {
      name: 'simulated',
      send: async (mail) => {
        try {
          return await parts.provider.send(mail, isAlive)
        } finally {
          await untilRunning()
        }
      },
    },
    renderer: textRenderer,
    clock: { monotonicMs: sim.time.nowMs, after, random: sim.dice.next },
    log: {
      info: () => undefined,
      warn: (event) => sim.note('warn', parts.name, event),
      error: (event) => sim.note('error', parts.name, event),
    },
    slots: parts.slots,
    processId: parts.name,
    provider: 'provider',
    onBlocked: () => sim.note('breaker open', parts.name),
    onUnblocked: () => sim.note('breaker closed', parts.name),
  })

  // Every 5 s, as in life, but only while there is a lease that may expire: the other looks would find nothing.
  let rescueSet = false
  const rescueSoon = (): void => {
    if (rescueSet) return
    rescueSet = true
    after(RESCUE_EVERY_MS, () => {
      rescueSet = false
      const again = (): void => {
        if (hasLeases(sim)) rescueSoon()
      }
      engine.rescue().then(
        (rescued) => {
          if (rescued > 0) sim.note('rescue', parts.name, rescued)
          again()
        },
        (error: Error) => {
          sim.note('rescue failed', parts.name, error.message)
          again()
        },
      )
    })
  }
  const policySoon = (): void => {
    after(POLICY_EVERY_MS, () => {
      policySoon()
      engine.resolveAged().then(
        (resolved) => (resolved > 0 ? engine.wake() : undefined),
        (error: Error) => sim.note('policy failed', parts.name, error.message),
      )
    })
  }
  if (hasLeases(sim)) rescueSoon()
  policySoon()
  engine.start()

  return {
    name: parts.name,
    isAlive,
    wake: () => after(0, () => engine.wake()),
    kill,
    freeze: (ms) => {
      life.frozenUntilMs = Math.max(life.frozenUntilMs, sim.time.nowMs() + ms)
      sim.note('frozen', parts.name, ms)
      sim.time.clock.after(ms, () => (isFrozen() ? undefined : thaw()))
    },
    thaw,
    stop: async () => {
      await engine.stop()
      sim.note('stopped', parts.name)
      life.alive = false
    },
  }
}

const STORE_FAULTS = [
  'killed before',
  'killed after',
  'away',
  'answer lost',
  'late',
  'late',
  'answer late',
] as const

type StoreFault = (typeof STORE_FAULTS)[number]

function drawStoreFault(sim: SimulatedWorld, name: string): StoreFault | null {
  const isDull = (name === 'claim' || name === 'next due') && !hasOpenWork(sim)
  return !isDull && sim.dice.chance(sim.weather.store) ? sim.dice.pick(STORE_FAULTS) : null
}

/** Something is due or in flight: a fault elsewhere would show nothing. */
function hasOpenWork({ state }: SimulatedWorld): boolean {
  for (const job of state.jobs.values())
    if (job.status === 'processing' || (job.status === 'pending' && job.scheduledAtMs <= state.nowMs))
      return true
  return false
}

function hasLeases({ state }: SimulatedWorld): boolean {
  for (const job of state.jobs.values()) if (job.status === 'processing') return true
  return false
}
