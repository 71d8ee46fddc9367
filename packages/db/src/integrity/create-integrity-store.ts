import type { IntegrityStore } from '@booster/services/integrity/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { runInvariants } from '../invariants/run-invariants.ts'
import { recordIntegrityOutcome } from './record-integrity-outcome.ts'

/** @param context.clock the engine's, by which leases and unconfirmed jobs are judged */
export function createIntegrityStore(context: {
  readonly pool: pg.Pool
  readonly clock: SqlClock
}): IntegrityStore {
  const { pool, clock } = context
  return {
    runInvariants: () => runInvariants(pool, { clock: clock.now }),
    recordOutcome: (outcome) => recordIntegrityOutcome(pool, { clock, outcome }),
  }
}
