import type { BenchOptions } from './options.ts'
import type { Profile } from './profile.ts'
import type { Section } from './results.ts'

/** What every measurement is given. */
export type BenchContext = {
  readonly serverUrl: string
  readonly options: BenchOptions
  /** Rounds of this run, unless the options say otherwise. */
  rounds(usual: number): number
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
