import { setTimeout as delay } from 'node:timers/promises'
import { archiveFinishedJobs } from '@booster/db/archive/archive-finished-jobs'
import type { Place } from '@booster/db/archive/find-old-jobs'
import type { SqlClock } from '@booster/db/connection/clock'
import { forgetOldBulkTriggers } from '@booster/db/triggers/forget-old-bulk-triggers'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Chore } from '../boot/scheduler.ts'

/** A turn ends well within the minute, so that a shutdown need not wait long for it. */
const TURN_MS = 15_000

/**
 * Every minute of the small hours until nothing old is left; each turn goes on where the last one stopped. Any number
 * of processes may do it beside each other.
 */
export function retentionChore(input: {
  /** Jobs of runs that ended more days ago leave the live table; reports of bulk triggers are deleted. */
  readonly days: number
  readonly pool: Pool
  readonly clock: SqlClock
  readonly log: Logger
  readonly turnMs?: number
}): Chore {
  const { days, pool, clock, log, turnMs = TURN_MS } = input
  let from: Place | null = null
  return {
    name: 'retention',
    pattern: '20 * 1-4 * * *',
    timeZone: 'Asia/Jakarta',
    run: async () => {
      const { next, ...moved } = await archiveFinishedJobs(pool, clock, {
        olderThanDays: days,
        maxMs: turnMs,
        from,
        rest: delay,
      })
      from = next
      const bulkTriggers = await forgetOldBulkTriggers({ pool, clock }, { olderThanDays: days })
      if (bulkTriggers > 0) log.info({ bulkTriggers }, 'retention.forgot_bulk_triggers')
      if (moved.jobs > 0) log.info({ ...moved, done: next === null }, 'retention.archived')
    },
  }
}
