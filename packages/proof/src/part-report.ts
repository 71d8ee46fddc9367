/** Everything that a part of the proof may count. */
export const FIGURES = [
  'kills at named points',
  'kills at random',
  'kills during a start',
  'kills in a volley',
  'kills in simulated time',
  'freezes longer than a lease',
  'restarts',
  'database crashes',
  'backend kills',
  'changes of fault',
  'jobs',
  'sends accepted',
  'rows imported',
  'bodies',
  'mails scored',
  'sweeps',
  'violations',
  'mutants killed',
  'mutants not killed',
  'seeds',
  'stories',
  'races',
] as const

/** What a part counted, by name; what it does not count is absent. */
export type Figures = Readonly<Partial<Record<(typeof FIGURES)[number], number>>>

/** What one part of the proof came to. */
export type PartReport = {
  readonly passed: number
  readonly failed: number
  /** For the table at the top of the report. */
  readonly figures: Figures
  /** A section of the written report. */
  readonly markdown: string
}
