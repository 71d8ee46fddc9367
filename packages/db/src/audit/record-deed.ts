import type pg from 'pg'
import { inTransaction } from '../connection/transaction.ts'
import { type Activity, recordActivity } from './record-activity.ts'

/** Writes one row of the audit log in a transaction of its own, for a deed that no transaction of ours holds. */
export function recordDeed(pool: pg.Pool, activity: Activity): Promise<void> {
  return inTransaction(pool, (tx) => recordActivity(tx, activity))
}
