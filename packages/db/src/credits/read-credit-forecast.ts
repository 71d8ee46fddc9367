import type { TimeZone } from '@booster/contracts/wire/preferences'
import { LOW_WITHIN_DAYS } from '@booster/engine/domain/forecast/credit-standing'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import type { CreditForecast, NearForecast } from './credit-forecast.ts'
import { foreseeFurther } from './foresee-further.ts'
import { AHEAD_AT_MOST, spendCredit } from './spend-credit.ts'

/**
 * Exact while at most AHEAD_AT_MOST jobs wait. Beyond them counters say how many there are, an index when they come due,
 * and the share of those that a gate stops is taken to be the same.
 */
export async function readCreditForecast(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly zone: TimeZone },
): Promise<CreditForecast> {
  const near = await readNear(db, input)
  return near.examined < AHEAD_AT_MOST ? near : foreseeFurther(db, input, near)
}

async function readNear(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly zone: TimeZone },
): Promise<NearForecast> {
  const { rows } = await db.query<NearForecast>(
    `WITH ${spendCredit(input.clock, 'true')},
     days AS (
       SELECT (s."scheduledAt" AT TIME ZONE '${input.zone}')::date AS "day", sum(s."creditAmount")::int AS "credits"
       FROM spent s GROUP BY 1)
     SELECT c."available"::int AS "available", c."open"::int AS "openJobs", e.*, u.*, coalesce(d."scheduled", 0) AS "scheduled",
       coalesce(d."days", '[]') AS "days"
     FROM credit c
     CROSS JOIN (
       SELECT count(*)::int AS "examined", max("scheduledAt") AS "lastScheduledAt",
         (SELECT "id" FROM ahead ORDER BY "scheduledAt" DESC, "id" DESC LIMIT 1) AS "lastId",
         (count(*) FILTER (WHERE NOT EXISTS (SELECT FROM halted_automations h WHERE h."id" = w."automationId")))::int AS "active"
       FROM ahead w) e
     CROSS JOIN (
       SELECT count(*)::int AS "uncoveredJobs", min(s."place") AS "firstUncoveredAt",
         count(*) FILTER (WHERE s."place" <= (SELECT "now" FROM clock) + interval '${LOW_WITHIN_DAYS} days')::int AS "uncoveredSoon"
       FROM spent s WHERE s."credits" > (SELECT "available" FROM credit)) u
     CROSS JOIN (
       SELECT sum("credits")::int AS "scheduled",
         jsonb_agg(jsonb_build_object('day', "day", 'credits', "credits") ORDER BY "day") AS "days" FROM days) d`,
    [input.affiliateId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('Reading what the credit is needed for gave no row')
  return row
}
