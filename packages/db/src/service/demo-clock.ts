import type { Actor } from '@booster/engine/domain/actor'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { movableClock } from '../connection/clock.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange, announceDue } from '../engine-store/shared/announce.ts'

/** How many hours the engine's clock is ahead of the database's. */
export async function readDemoClock(pool: Pick<pg.Pool, 'query'>): Promise<{ readonly aheadHours: number }> {
  const { rows } = await pool.query<{ aheadHours: number }>({
    name: 'read-demo-clock',
    text: `SELECT coalesce((SELECT "aheadHours" FROM "DemoClock"), 0) AS "aheadHours"`,
  })
  return rows[0] ?? { aheadHours: 0 }
}

/** Moves the clock ahead, wakes the workers and tells every screen that time has passed. */
export function advanceDemoClock(
  pool: pg.Pool,
  input: { readonly hours: number; readonly actor: Actor },
): Promise<{ readonly aheadHours: number }> {
  return inTransaction({ pool, clock: movableClock }, async (tx) => {
    const [clock] = await tx.rows<{ aheadHours: number }>(
      'advance-demo-clock',
      `INSERT INTO "DemoClock" AS c ("id", "aheadHours") VALUES (true, $1)
       ON CONFLICT ("id") DO UPDATE SET "aheadHours" = c."aheadHours" + $1, "updatedAt" = now()
       RETURNING "aheadHours"`,
      [input.hours],
    )
    const aheadHours = clock?.aheadHours ?? input.hours
    recordAudit(tx, {
      actor: input.actor,
      affiliateId: null,
      action: 'demo.clock_advanced',
      objects: [{ id: 'demo', after: { aheadHours } }],
    })
    announceDue(tx)
    announceChange(tx, [], ['jobs', 'runs', 'credit', 'engine'])
    return { aheadHours }
  })
}
