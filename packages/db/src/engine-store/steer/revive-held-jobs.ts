import type { CatchUpRule } from '@booster/engine/domain/automation'
import { type HoldReason, JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Tx } from '../../connection/transaction.ts'
import { countJobs, type JobCount } from '../shared/count-jobs.ts'
import { cancelLockedJobs } from './cancel-open-jobs.ts'

type HeldJob = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly runId: string
  readonly stepId: string
  readonly stepOrder: number
  readonly status: string
  readonly tooOld: boolean
}

/**
 * Brings held jobs back by the catch-up rule: send now (in their order), spread over some hours, or drop what is
 * older than that. The caller has marked the affiliate due.
 * @param where an SQL condition on `j` over $1 (affiliate), $2 (hold reason), $4
 */
export async function reviveHeldJobs(
  tx: Tx,
  input: {
    readonly affiliateId: string
    readonly reason: HoldReason
    readonly name: string
    readonly where: string
    readonly value: unknown
    readonly rule: CatchUpRule
    readonly hours: number
    /** What else the caller changes in the same counters: it has to be there before a dropped job ends its run. */
    readonly counts?: readonly JobCount[]
  },
): Promise<number> {
  const held = await tx.rows<HeldJob>(
    `lock-held-jobs-${input.name}`,
    `SELECT j."affiliateId", j."id", j."automationId", j."runId", j."stepId", j."stepOrder", j."status",
       j."scheduledAt" < ${tx.clock.now} - $3 * interval '1 hour' AS "tooOld"
     FROM "AffiliateAutomationJob" j
     WHERE j."affiliateId" = $1 AND j."restStatus" = 'held' AND j."holdReason" = $2::"HoldReason" AND ${input.where}
     ORDER BY j."affiliateId", j."id" FOR UPDATE`,
    [input.affiliateId, input.reason, input.hours, input.value],
  )
  const dropped = input.rule === 'drop' ? held.filter((j) => j.tooOld) : []
  await cancelLockedJobs(tx, dropped, JOB_ERROR_CODES.tooOld, input.counts)
  const revived = input.rule === 'drop' ? held.filter((j) => !j.tooOld) : held
  if (revived.length === 0) return 0
  await tx.rows(
    'revive-jobs',
    `UPDATE "AffiliateAutomationJob" j SET "status" = 'pending', "holdReason" = NULL, "updatedAt" = now(),
       "scheduledAt" = CASE WHEN $4::float8 > 0
         THEN ${tx.clock.now} + ord.n::float8 / $3::int * $4::float8 * interval '1 hour'
         ELSE least(j."scheduledAt", ${tx.clock.now}) END
     FROM (SELECT k."id", row_number() OVER (ORDER BY k."scheduledAt", k."stepOrder", k."id") - 1 AS n
           FROM unnest($2::uuid[]) AS u(id)
           JOIN "AffiliateAutomationJob" k ON k."affiliateId" = $1 AND k."id" = u.id) AS ord
     WHERE j."affiliateId" = $1 AND j."id" = ord."id" AND j."status"::text = 'held'`,
    [input.affiliateId, revived.map((j) => j.id), revived.length, input.rule === 'spread' ? input.hours : 0],
  )
  countJobs(
    tx,
    revived.map(({ affiliateId, automationId }) => ({ affiliateId, automationId, held: -1 })),
  )
  return revived.length
}
