import type { ProofSize } from '../proof-options.ts'

/** One stretch of the proof on the same database. */
export type Phase = {
  readonly name: string
  readonly replicas: number
  /** Sends in flight at most per replica. */
  readonly slots: number
  /** Every answer of the provider takes this long. */
  readonly latencyMs: readonly [least: number, most: number]
  readonly kind: /** This many jobs are in flight at once, then every replica is killed at the same moment. */
    | { readonly kind: 'volley'; readonly jobs: number; readonly inFlight: number }
    /** How long replicas are killed at random, under changing faults, while work keeps coming in. */
    | {
        readonly kind: 'fire'
        readonly seconds: number
        /** Immediate stops of the database server, spread over that time. */
        readonly crashes: number
        readonly jobsPerSecond: number
      }
  /**
   * The leases of killed processes: `real` waits until they run out (60 s), `hastened` moves their stored end to
   * now, as if the minute had passed. Leases of the living are never touched, but for a process that is frozen.
   */
  readonly leases: 'real' | 'hastened'
}

export type FirePlan = {
  readonly size: ProofSize
  readonly seed: number
  readonly phases: readonly Phase[]
}

/** The phases of a size; `only` keeps those with these words in their name. Throws TypeError when none is left. */
export function planFire(input: {
  readonly size: ProofSize
  readonly seed: number
  readonly only: string
}): FirePlan {
  const phases = phasesOf[input.size].filter(({ name }) => name.includes(input.only))
  if (phases.length === 0) throw new TypeError('--only names no phase.')
  return { size: input.size, seed: input.seed, phases }
}

function volley(replicas: number, leases: Phase['leases']): Phase {
  return {
    name: `500 in flight, ${replicas} killed`,
    replicas,
    slots: Math.ceil(600 / replicas),
    // Longer than a busy machine needs to send that many, shorter than the client waits (15 s).
    latencyMs: [10_000, 10_000],
    kind: { kind: 'volley', jobs: 600, inFlight: 500 },
    leases,
  }
}

function fire(
  replicas: number,
  scale: { readonly seconds: number; readonly crashes: number },
  leases: Phase['leases'],
): Phase {
  return {
    name: `fire on ${replicas}`,
    replicas,
    slots: Math.ceil(240 / replicas),
    latencyMs: [200, 500],
    kind: { kind: 'fire', ...scale, jobsPerSecond: 120 },
    leases,
  }
}

const phasesOf: Readonly<Record<ProofSize, readonly Phase[]>> = {
  quick: [volley(2, 'hastened'), fire(2, { seconds: 10, crashes: 1 }, 'hastened')],
  default: [
    volley(2, 'real'),
    fire(1, { seconds: 35, crashes: 3 }, 'hastened'),
    fire(2, { seconds: 45, crashes: 3 }, 'hastened'),
    fire(4, { seconds: 45, crashes: 3 }, 'hastened'),
    fire(8, { seconds: 45, crashes: 3 }, 'hastened'),
  ],
  night: [
    ...[1, 2, 4].map((replicas) => volley(replicas, 'real')),
    ...[1, 2, 4, 8].map((replicas) => fire(replicas, { seconds: 135, crashes: 9 }, 'real')),
  ],
}
