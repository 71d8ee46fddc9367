import { runInvariants } from '@booster/db/invariants/run-invariants'
import type pg from 'pg'

/** A fast drain that gets the money wrong does not count. */
export async function verifyLedger(pool: pg.Pool, jobs: number): Promise<void> {
  const { rows } = await pool.query<{ charged: number; sent: number }>(
    `SELECT (SELECT coalesce(sum("totalUsed"), 0)::int FROM "AffiliateCredit") AS charged,
       (SELECT coalesce(sum("sentCount"), 0)::int FROM "AffiliateAutomationStep") AS sent`,
  )
  if (rows[0]?.charged !== jobs || rows[0].sent !== jobs) {
    throw new Error(
      `${jobs} jobs, but ${rows[0]?.charged} credits charged and ${rows[0]?.sent} counted as sent`,
    )
  }
  await verifyInvariants(pool)
}

/** @throws Error that names the truths about the data which do not hold */
export async function verifyInvariants(pool: pg.Pool): Promise<void> {
  const broken = (await runInvariants(pool)).filter((invariant) => invariant.rows.length > 0)
  if (broken.length > 0)
    throw new Error(
      `invariants broken: ${broken.map((b) => `${b.name} ${JSON.stringify(b.rows[0])}`).join(', ')}`,
    )
}
