import type { StepRef, StepText } from '@booster/engine/ports'
import { unnestColumns } from '../../connection/unnest.ts'
import type { StoreContext } from '../store-context.ts'

const STEP_REFS = unnestColumns({ aff: 'uuid', step: 'uuid', version: 'int' })

/** Milliseconds until polling for work makes sense again; null when nothing is pending anywhere. */
export async function nextDueInMs({ pool, clock }: StoreContext): Promise<number | null> {
  const { rows } = await pool.query<{ ms: number | null }>({
    name: 'next-due-in-ms',
    text: `SELECT (extract(epoch FROM greatest(d."nextDueAt", p."waitUntil", ${clock.now}) - ${clock.now}) * 1000)::float8 AS ms
        FROM (SELECT "nextDueAt" FROM "AffiliateDue" WHERE "nextDueAt" < 'infinity' ORDER BY "nextDueAt" LIMIT 1) d
        CROSS JOIN (SELECT max(coalesce("retryAt", ${clock.now} + interval '1 hour')) AS "waitUntil" FROM "ProviderState"
          WHERE "breaker" <> 'closed') p`,
  })
  return rows[0]?.ms ?? null
}

/** The texts of step versions. A version never changes, so the caller may keep them. */
export async function readStepTexts(
  { pool }: StoreContext,
  refs: readonly StepRef[],
): Promise<readonly StepText[]> {
  if (refs.length === 0) return []
  const { rows } = await pool.query<StepText>({
    name: 'read-step-texts',
    text: `SELECT v."affiliateId", v."stepId", v."version", v."emailSubject", v."preheader", v."emailBody"
        FROM ${STEP_REFS.from(1)}
        JOIN "AffiliateAutomationStepVersion" v ON v."affiliateId" = u.aff AND v."stepId" = u.step AND v."version" = u.version`,
    values: STEP_REFS.arrays(refs, {
      aff: (r) => r.affiliateId,
      step: (r) => r.stepId,
      version: (r) => r.version,
    }),
  })
  return rows
}
