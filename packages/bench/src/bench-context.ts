import type { BenchOptions } from './options.ts'
import type { Profile } from './profile.ts'
import type { Section } from './results.ts'

/** What every measurement is given. */
export type BenchContext = {
  readonly serverUrl: string
  readonly options: BenchOptions
  /**
   * Numbers of rounds, counted from 1: the usual ones, or as many as the options ask for. Never begins another
   * when the time is used up, so that a slow or busy machine measures fewer rounds in place of taking long.
   */
  rounds(usual: number, withinS: number): Iterable<number>
  /** A number of jobs, made smaller or larger by `--scale`. */
  jobs(usual: number): number
  readonly profile: Profile
  /** Says on stderr what is going on. */
  say(text: string): void
}

export type Measurement = {
  readonly name: string
  readonly run: (context: BenchContext) => Promise<Section>
}
