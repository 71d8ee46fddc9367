import type { TimeZone } from '@booster/contracts/wire/preferences'
import { LOW_WITHIN_DAYS } from '@booster/engine/domain/forecast/credit-standing'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { startOfDayIn } from '../connection/zoned-day.ts'
import { FROM_LEAVING } from '../engine-store/shared/job-states.ts'
import { FROM_WAITING_KEYS } from './chargeable-jobs.ts'
import type { CreditForecast, NearForecast } from './credit-forecast.ts'

/** Beyond this the average use is the better estimate. */
const DAYS_AT_MOST = 366

type Input = { readonly affiliateId: string; readonly clock: SqlClock; readonly zone: TimeZone }
type Day = {
  readonly day: string
  readonly jobs: number
  readonly beginsAt: Date
  readonly isSoon: boolean
}

/** The forecast beyond the jobs that were taken one by one. */
export async function foreseeFurther(
  db: Queryable,
  input: Input,
  near: NearForecast,
): Promise<CreditForecast> {
  const waiting = await countWaiting(db, input)
  const share = near.active === 0 ? 0 : near.scheduled / near.active
  const scheduled = Math.max(near.scheduled, Math.round(waiting.active * share))
  const uncoveredJobs = Math.max(near.uncoveredJobs, scheduled - Math.max(0, near.available))
  const further = { ...near, scheduled, uncoveredJobs: Math.max(0, uncoveredJobs) }
  const { lastScheduledAt: at, lastId: id } = near
  if (near.uncoveredJobs > 0 || at === null || id === null) return further
  const beyond = waiting.all - near.examined
  const scale = beyond <= 0 ? 0 : (scheduled - near.scheduled) / beyond
  if (scale === 0) return further
  // As far as the credit lasts.
  const jobs = Math.ceil((near.available - near.scheduled) / scale)
  return withDays(further, await listFurtherDays(db, input, { after: { at, id }, jobs }), scale)
}

/** Adds the days that follow, each with its share of what is charged. */
function withDays(near: NearForecast, found: readonly Day[], scale: number): CreditForecast {
  const credits = new Map(near.days.map((day) => [day.day, day.credits]))
  let spent = near.days.reduce((sum, day) => sum + day.credits, 0)
  let firstUncoveredAt: Date | null = null
  let uncoveredSoon = 0
  for (const { day, jobs, beginsAt, isSoon } of found) {
    const used = Math.round(jobs * scale)
    credits.set(day, (credits.get(day) ?? 0) + used)
    spent += used
    if (spent <= near.available) continue
    firstUncoveredAt ??= beginsAt
    if (isSoon) uncoveredSoon = spent - near.available
  }
  const days = [...credits].map(([day, used]) => ({ day, credits: used }))
  return { ...near, days, firstUncoveredAt, uncoveredSoon }
}

/** How many jobs wait, in all and of active sequences, by the counters. */
async function countWaiting(
  db: Queryable,
  { affiliateId }: Input,
): Promise<{ readonly all: number; readonly active: number }> {
  const { rows } = await db.query<{ all: number; active: number }>(
    `SELECT coalesce(sum(n."waiting"), 0)::int AS "all",
       coalesce(sum(n."waiting") FILTER (WHERE a."status" = 'active'), 0)::int AS "active"
     FROM "AffiliateAutomation" a
     CROSS JOIN LATERAL (
       SELECT n."total" - n."held" - n."unconfirmed" - n."failed" - n."cancelled" - coalesce((
           SELECT sum(s."sentCount") FROM "AffiliateAutomationStep" s
           WHERE s."affiliateId" = $1 AND s."automationId" = a."id"), 0)
         - (SELECT count(*) ${FROM_LEAVING} AND j."automationId" = a."id") AS "waiting"
       FROM "AutomationCounter" n WHERE n."affiliateId" = $1 AND n."automationId" = a."id") n
     WHERE a."affiliateId" = $1`,
    [affiliateId],
  )
  return rows[0] ?? { all: 0, active: 0 }
}

type Place = { readonly at: Date; readonly id: string }

/** The days that follow a place until this many jobs have come due; of the jobs only an index is read. */
async function listFurtherDays(
  db: Queryable,
  { affiliateId, clock, zone }: Input,
  { after, jobs }: { readonly after: Place; readonly jobs: number },
): Promise<Day[]> {
  const endOf = (day: string): string => startOfDayIn(zone, `${day} + 1`)
  const countFrom = (beginning: string): string => `CROSS JOIN LATERAL (
    SELECT count(*) AS "jobs" ${FROM_WAITING_KEYS} AND ${beginning} AND j."scheduledAt" < ${endOf('t."day"')}) f`
  const { rows } = await db.query<Day>(
    `WITH RECURSIVE days ("n", "day", "beginsAt", "jobs", "sum") AS (
       SELECT 1, t."day", $2::timestamptz, f."jobs", f."jobs"
       FROM (SELECT ($2::timestamptz AT TIME ZONE '${zone}')::date AS "day") t
       ${countFrom('(j."scheduledAt", j."id") > ($2::timestamptz, $3::uuid)')}
       UNION ALL
       SELECT d."n" + 1, t."day", t."beginsAt", f."jobs", d."sum" + f."jobs"
       FROM days d
       CROSS JOIN LATERAL (SELECT d."day" + 1 AS "day", ${endOf('d."day"')} AS "beginsAt") t
       ${countFrom('j."scheduledAt" >= t."beginsAt"')}
       WHERE d."sum" <= $4::bigint AND d."n" < ${DAYS_AT_MOST})
     SELECT "day"::text AS "day", "jobs"::int AS "jobs", "beginsAt",
       "beginsAt" <= ${clock.now} + interval '${LOW_WITHIN_DAYS} days' AS "isSoon"
     FROM days WHERE "jobs" > 0 ORDER BY "n"`,
    [affiliateId, after.at, after.id, jobs],
  )
  return rows
}
