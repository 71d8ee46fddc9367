import type { Pool } from 'pg'
import type { Accepted } from '../parts/sandbox-process.ts'
import { POINTS, type PointName } from './named-points.ts'

/** What the deaths at one point left behind. */
export type PointResult = {
  readonly point: PointName | 'together'
  readonly kills: number
  /** Jobs that the dead held, or were rescuing, resolving or answering late; each counts once. */
  readonly atRisk: number
  /** Of them: accepted by the provider. */
  readonly accepted: number
  /** Of them: were unconfirmed afterwards, as they must be. */
  readonly unconfirmed: number
  /** Of them: accepted more than once. */
  readonly double: number
}

/** One death and the jobs that the process was working on. */
export type DeathRecord = { readonly point: PointName; readonly atRisk: readonly string[] }

/** One result per point, and one over all. To be called at rest. */
export async function readPointResults(
  pool: Pool,
  accepted: readonly Accepted[],
  deaths: readonly DeathRecord[],
): Promise<readonly PointResult[]> {
  const { rows } = await pool.query<{ id: string; ref: string; doubted: boolean }>(
    `SELECT j."id", j."messageRef" AS "ref", EXISTS (
       SELECT FROM "AutomationAttempt" a WHERE a."affiliateId" = j."affiliateId" AND a."jobId" = j."id"
         AND a."outcome" = 'unconfirmed') AS "doubted"
     FROM "AffiliateAutomationJob" j WHERE j."id" = ANY ($1::uuid[])`,
    [deaths.flatMap(({ atRisk }) => atRisk)],
  )
  const jobs = new Map(rows.map((row) => [row.id, row]))
  const times = new Map<string, number>()
  for (const { ref } of accepted) if (ref !== null) times.set(ref, (times.get(ref) ?? 0) + 1)
  const resultOf = (point: PointResult['point'], here: readonly DeathRecord[]): PointResult => {
    const held = [...new Set(here.flatMap(({ atRisk }) => atRisk))]
      .map((id) => jobs.get(id))
      .filter((job) => job !== undefined)
    const acceptedTimes = held.map(({ ref }) => times.get(ref) ?? 0)
    return {
      point,
      kills: here.length,
      atRisk: held.length,
      accepted: acceptedTimes.filter((n) => n > 0).length,
      unconfirmed: held.filter(({ doubted }) => doubted).length,
      double: acceptedTimes.filter((n) => n > 1).length,
    }
  }
  const each = POINTS.map(({ name }) =>
    resultOf(
      name,
      deaths.filter(({ point }) => point === name),
    ),
  )
  return [...each, resultOf('together', deaths)]
}
