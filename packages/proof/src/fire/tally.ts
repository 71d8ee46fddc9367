/** What happened in one phase, in numbers. */
export type Tally = {
  kills: number
  /** Of them, in the middle of a start. */
  killsInBoot: number
  starts: number
  /** Starts that gave up because their database connection was cut. */
  failedStarts: number
  /** SIGSTOP until others have taken over, then SIGCONT. */
  freezes: number
  /** Database connections of the product that were cut. */
  backendKills: number
  /** Backends that got SIGKILL: PostgreSQL drops everybody and recovers from its log. */
  backendCrashes: number
  /** Immediate stops of the whole server (`pg_ctl stop -m immediate`), which then starts again on the same data. */
  databaseCrashes: number
  faults: number
  sweeps: number
  /** Opt-ins that were answered 201, by address. */
  readonly optins: string[]
  /** Processes that ended although nobody killed them: their last words. */
  readonly deaths: string[]
  /** Rows that an invariant found, at whatever moment. */
  readonly violations: {
    readonly invariant: string
    readonly at: string
    readonly rows: readonly unknown[]
  }[]
}

export function createTally(): Tally {
  return {
    kills: 0,
    killsInBoot: 0,
    starts: 0,
    failedStarts: 0,
    freezes: 0,
    backendKills: 0,
    backendCrashes: 0,
    databaseCrashes: 0,
    faults: 0,
    sweeps: 0,
    optins: [],
    deaths: [],
    violations: [],
  }
}
