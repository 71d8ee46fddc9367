import type { Clock, Mailer, Store } from '../ports.ts'

/** The stages that repeat for every e-mail. */
export const STAGES = ['claim', 'send', 'settle'] as const
export type Stage = (typeof STAGES)[number]

/** One finished claim, hand-over or settlement. */
export type StageSight = {
  readonly stage: Stage
  /** A claim: `claimed` or `empty`. A hand-over: its outcome. A settlement: `settled`. Each: `error`. */
  readonly result: string
  readonly durationMs: number
  /** Jobs it was about; a claim counts what it refused as well. */
  readonly jobs: number
}

/**
 * The same store and mailer, timed: how long each claim, each settlement and each hand-over takes.
 */
export function timeStages(input: {
  readonly store: Store
  readonly mailer: Mailer
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly onSeen: (sight: StageSight) => void
}): { readonly store: Store; readonly mailer: Mailer } {
  const { store, mailer, clock, onSeen } = input

  const timed = async <T>(
    stage: Stage,
    work: Promise<T>,
    startedAtMs: number,
    read: (done: T) => { readonly result: string; readonly jobs: number },
  ): Promise<T> => {
    try {
      const done = await work
      onSeen({ stage, ...read(done), durationMs: clock.monotonicMs() - startedAtMs })
      return done
    } catch (error) {
      onSeen({ stage, result: 'error', jobs: 0, durationMs: clock.monotonicMs() - startedAtMs })
      throw error
    }
  }

  return {
    store: {
      ...store,
      claimDueJobs: (asked) => {
        const startedAtMs = clock.monotonicMs()
        return timed('claim', store.claimDueJobs(asked), startedAtMs, (batch) => {
          const jobs = batch.jobs.length + batch.refused
          return { jobs, result: jobs > 0 ? 'claimed' : 'empty' }
        })
      },
      settleSends: (sends) => {
        const startedAtMs = clock.monotonicMs()
        return timed('settle', store.settleSends(sends), startedAtMs, () => ({
          jobs: sends.length,
          result: 'settled',
        }))
      },
    },
    mailer: {
      ...mailer,
      send: (mail) => {
        const startedAtMs = clock.monotonicMs()
        return timed('send', mailer.send(mail), startedAtMs, (outcome) => ({ jobs: 1, result: outcome.kind }))
      },
    },
  }
}
