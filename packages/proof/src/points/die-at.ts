import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Mailer, Store } from '@booster/engine/ports'
import type { PointName } from './named-points.ts'

/** How and when a process kills itself. */
export type Death = {
  readonly point: PointName
  /** At its n-th arrival there, counted from 1. */
  readonly nth: number
  /** At points inside a call: how long after the call began. */
  readonly afterMs: number
}

/** What a point needs to be worth dying at, asked of the database. Lists are of job ids, at most a few hundred. */
export type Scene = {
  findExpired(): Promise<readonly string[]>
  findDoubtful(): Promise<readonly string[]>
  /** Jobs are claimed and their lease runs out at once, as if the process that claimed them had died. */
  leaveExpired(): Promise<void>
  /** This process lost its leases: they ran out, and somebody has rescued them. */
  loseOwnLeases(): Promise<void>
}

/** What a process says last, at its point only: which jobs of others it was busy with. */
function lastWords(point: PointName, busyWith: readonly string[]): string {
  return `dies at ${point} ${JSON.stringify(busyWith)}\n`
}

/** The jobs that last words tell of; null when it did not die at its point. */
export function hearLastWords(output: string, point: PointName): readonly string[] | null {
  const said = new RegExp(`^dies at ${point} (\\[.*\\])$`, 'm').exec(output)?.[1]
  return said === undefined ? null : (JSON.parse(said) as string[])
}

/** The same store and mailer, in a process that sends itself SIGKILL at one point. */
export function dieAt(
  death: Death,
  parts: { readonly store: Store; readonly mailer: Mailer; readonly scene: Scene },
): { readonly store: Store; readonly mailer: Mailer } {
  const { store, mailer, scene } = parts
  let arrivals = 0
  const isHere = (point: PointName): boolean => {
    if (point !== death.point) return false
    arrivals += 1
    // Not only then: a call that failed in that moment was no place to die.
    return arrivals >= death.nth
  }
  const die = (busyWith: readonly string[] = []): never => {
    writeSync(1, lastWords(death.point, busyWith))
    process.kill(process.pid, 'SIGKILL')
    throw new Error('SIGKILL came back.')
  }
  /** Dies while the call is under way; a faster one has at least not reported that it is done. */
  const dieDuring = async <T>(call: Promise<T>, busyWith?: readonly string[]): Promise<T> => {
    await Promise.race([delay(death.afterMs), call])
    return die(busyWith)
  }

  return {
    store: {
      ...store,
      claimDueJobs: async (input) => {
        if (isHere('in-claim')) return dieDuring(store.claimDueJobs(input))
        const batch = await store.claimDueJobs(input)
        if (batch.jobs.length > 0 && isHere('after-claim')) die()
        return batch
      },
      settleSends: async (sends) => {
        if (isHere('before-settle')) die()
        if (isHere('in-settle')) return dieDuring(store.settleSends(sends))
        if (death.point === 'in-late-answer') await scene.loseOwnLeases()
        const report = await store.settleSends(sends)
        if (isHere('after-settle')) die()
        return report
      },
      settleLateAnswers: (sends) =>
        isHere('in-late-answer')
          ? dieDuring(
              store.settleLateAnswers(sends),
              sends.map(({ job }) => job.id),
            )
          : store.settleLateAnswers(sends),
      rescueExpiredLeases: async (input) => {
        if (death.point !== 'in-rescue') return store.rescueExpiredLeases(input)
        if ((await scene.findExpired()).length === 0) await scene.leaveExpired()
        const expired = await scene.findExpired()
        return expired.length > 0 && isHere('in-rescue')
          ? dieDuring(store.rescueExpiredLeases(input), expired)
          : store.rescueExpiredLeases(input)
      },
      resolveAgedUnconfirmed: async (input) => {
        if (death.point !== 'in-resolve') return store.resolveAgedUnconfirmed(input)
        if ((await scene.findDoubtful()).length === 0) {
          await scene.leaveExpired()
          await store.rescueExpiredLeases({ limit: 50 })
        }
        const doubtful = await scene.findDoubtful()
        return doubtful.length > 0 && isHere('in-resolve')
          ? dieDuring(store.resolveAgedUnconfirmed(input), doubtful)
          : store.resolveAgedUnconfirmed(input)
      },
    },
    mailer: {
      name: mailer.name,
      send: async (mail) => {
        if (isHere('before-write')) die()
        if (isHere('after-write')) return dieDuring(mailer.send(mail))
        const outcome = await mailer.send(mail)
        if (outcome.kind === 'accepted' && isHere('after-acceptance')) die()
        return outcome
      },
    },
  }
}
