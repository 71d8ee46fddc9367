import type { BulkTriggerStore } from '@booster/services/triggers/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { addBulkTrigger } from './add-bulk-trigger.ts'
import { cancelBulkTrigger } from './cancel-bulk-trigger.ts'
import { claimBulkTrigger, releaseBulkTrigger } from './claim-bulk-trigger.ts'

/** Bulk triggers in PostgreSQL. */
export function createBulkTriggerStore(context: {
  readonly pool: pg.Pool
  readonly clock: SqlClock
}): BulkTriggerStore {
  return {
    add: (input) => addBulkTrigger(context, input),
    claim: (input) => claimBulkTrigger(context, input),
    release: (lease) => releaseBulkTrigger(context.pool, lease),
    cancel: (input) => cancelBulkTrigger(context, input),
  }
}
