import { setTimeout as delay } from 'node:timers/promises'
import type { SeededRandom } from '@booster/demo/seeded-random'
import { apiEnv, launchApi, untilServing } from '../parts/api-process.ts'
import type { Child } from '../parts/child.ts'
import { expireLeasesOf } from '../parts/move-time.ts'
import { survive } from '../parts/survive.ts'
import type { Field } from './field.ts'
import type { Phase } from './fire-plan.ts'
import type { Tally } from './tally.ts'

/** The API processes of a phase: any number of them, on one database and one provider. */
export type Replicas = {
  /** Addresses that serve at this moment. */
  readonly serving: ReadonlySet<string>
  /** Starts one. Resolves when it serves. */
  start(): Promise<Replica>
  /** Keeps one process alive and kills it again and again, until `isOver`. */
  tormentOne(random: SeededRandom, isOver: () => boolean): Promise<void>
  killAll(): Promise<void>
  /** Everything that was ever killed: what it had leased runs out now. */
  expireLeasesOfTheDead(): Promise<number>
  /** What the living have said, for whoever has to find out why something does not come to rest. */
  lastWords(): readonly string[]
}

export type Replica = { readonly child: Child; readonly url: string }

export function createReplicas(field: Field, phase: Phase, tally: Tally): Replicas {
  const env = apiEnv({
    databaseUrl: field.databaseUrl,
    providerUrl: field.sandbox.providerUrl,
    more: { SENDING_SLOTS: String(phase.slots), ENGINE_TICK_SECONDS: '5' },
  })
  const serving = new Set<string>()
  const living = new Map<Child, string>()
  const deadPids: number[] = []

  const launch = (): Child => {
    const child = launchApi(env)
    tally.starts += 1
    living.set(child, '')
    void child.ended.then((code) => {
      const url = living.get(child)
      if (url === undefined) return
      living.delete(child)
      serving.delete(url)
      // A start whose database connection is cut says so and leaves; one that serves must not.
      if (url === '') tally.failedStarts += 1
      else
        tally.deaths.push(
          `Process ${child.pid} ended by itself with ${code}: ${child.output().slice(-2_000)}`,
        )
    })
    return child
  }
  const start = async (): Promise<Replica> => {
    const child = launch()
    const url = await untilServing(child)
    living.set(child, url)
    serving.add(url)
    return { child, url }
  }
  const kill = async (child: Child): Promise<void> => {
    serving.delete(living.get(child) ?? '')
    living.delete(child)
    deadPids.push(child.pid)
    child.signal('SIGKILL')
    tally.kills += 1
    await child.ended
  }
  /** Stopped for longer than its lease, while the others take over; then it wakes up and knows of nothing. */
  const freeze = async ({ child, url }: Replica, ms: number): Promise<void> => {
    serving.delete(url)
    child.signal('SIGSTOP')
    tally.freezes += 1
    await delay(100) // what it had sent to the database arrives
    await survive(() => expireLeasesOf(field.pool, [child.pid]))
    await delay(ms)
    child.signal('SIGCONT')
    serving.add(url)
  }

  const killInBoot = async (random: SeededRandom): Promise<void> => {
    const child = launch()
    await delay(random.between(50, 900))
    tally.killsInBoot += 1
    await kill(child)
  }
  const tormentServing = async (random: SeededRandom): Promise<void> => {
    const replica = await start().catch(() => null)
    if (replica === null) return
    await delay(random.between(100, 3_000))
    if (phase.replicas > 1 && random.chance(0.25)) {
      await freeze(replica, random.between(500, 6_000))
      await delay(random.between(0, 800))
    }
    await kill(replica.child)
    if (phase.leases === 'hastened' && random.chance(0.5))
      await survive(() => expireLeasesOf(field.pool, [replica.child.pid]))
  }

  return {
    serving,
    start,
    tormentOne: async (random, isOver) => {
      while (!isOver()) {
        if (random.chance(0.15)) await killInBoot(random)
        else await tormentServing(random)
      }
    },
    killAll: async () => {
      await Promise.all([...living.keys()].map(kill))
    },
    expireLeasesOfTheDead: () => expireLeasesOf(field.pool, deadPids),
    lastWords: () => [...living.keys()].map((child) => child.output().slice(-2_000)),
  }
}
