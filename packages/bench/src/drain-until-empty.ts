import { setTimeout as delay } from 'node:timers/promises'
import type { Engine } from '@booster/engine'
import type pg from 'pg'

/**
 * Drains until no job is due. One drain may end a little earlier: what its claim passed over was locked by another
 * process, or is due only in a moment. @returns how many were accepted
 */
export const drainUntilEmpty = async (engine: Engine, pool: pg.Pool): Promise<number> => {
  let accepted = 0
  do {
    const report = await engine.drain({ cause: 'cron', maxMs: 300_000 })
    accepted += report.accepted
    if (report.claimed === 0) await delay(1)
  } while (await isAnythingDue(pool))
  return accepted
}

const isAnythingDue = async (pool: pg.Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ due: boolean }>(
    `SELECT EXISTS (SELECT FROM "AffiliateAutomationJob" WHERE "status" = 'pending' AND "scheduledAt" <= now()) AS due`,
  )
  return rows[0]?.due === true
}
