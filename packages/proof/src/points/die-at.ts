import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Mailer, Store } from '@booster/engine/ports'
import type { PointName } from './named-points.ts'

/** How and when a process kills itself. */
export type Death = {
  readonly point: PointName
  /** At its so many-th arrival there, from 1. */
  readonly nth: number
  /** At points inside a call: how long after the call began. */
  readonly afterMs: number
}

/** What a point needs to be worth dying at, asked of the database. */
export type Scene = {
  hasExpiredLeases(): Promise<boolean>
  hasDoubts(): Promise<boolean>
  /** This process lost its leases: they ran out, and somebody has rescued them. */
  loseOwnLeases(): Promise<void>
}

/** What a process says last; it may be killed at other places, but it says this at its point only. */
export const lastWords = (point: PointName): string => `dies at ${point}`

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
  const die = (): never => {
    writeSync(1, `${lastWords(death.point)}\n`)
    process.kill(process.pid, 'SIGKILL')
    throw new Error('SIGKILL came back.')
  }
  /** Dies while the call is under way; one that is faster has at least told nobody that it is done. */
  const dieDuring = async <T>(call: Promise<T>): Promise<T> => {
    await Promise.race([delay(death.afterMs), call])
    return die()
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
        isHere('in-late-answer') ? dieDuring(store.settleLateAnswers(sends)) : store.settleLateAnswers(sends),
      rescueExpiredLeases: async (input) => {
        const isWorthIt = death.point === 'in-rescue' && (await scene.hasExpiredLeases())
        return isWorthIt && isHere('in-rescue')
          ? dieDuring(store.rescueExpiredLeases(input))
          : store.rescueExpiredLeases(input)
      },
      resolveAgedUnconfirmed: async (input) => {
        const isWorthIt = death.point === 'in-resolve' && (await scene.hasDoubts())
        return isWorthIt && isHere('in-resolve')
          ? dieDuring(store.resolveAgedUnconfirmed(input))
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
