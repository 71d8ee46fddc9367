import type { Phase } from '../fire/fire-plan.ts'
import type { ProofOptions } from '../proof-options.ts'

export type PointsPlan = {
  readonly seed: number
  readonly killsPerPoint: number
  /** Processes at once, on one database. */
  readonly lanes: number
  /** Sends in flight at most per process. */
  readonly slots: number
  /** As in the fire. */
  readonly leases: Phase['leases']
}

const KILLS_PER_POINT = { quick: 2, default: 25, night: 75 } as const

export function planPoints({ size, seed }: Pick<ProofOptions, 'size' | 'seed'>): PointsPlan {
  return {
    seed,
    killsPerPoint: KILLS_PER_POINT[size],
    lanes: 2,
    slots: 8,
    leases: size === 'night' ? 'real' : 'hastened',
  }
}
