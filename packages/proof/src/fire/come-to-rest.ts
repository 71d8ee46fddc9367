import { setTimeout as delay } from 'node:timers/promises'
import { endCoolDown, makeDueNow } from '../parts/move-time.ts'
import type { Field } from './field.ts'
import type { Phase } from './fire-plan.ts'
import type { Replicas } from './replicas.ts'

export type Rest = {
  readonly ms: number
  /** Jobs that did not come to rest, with what the engine knows of them. */
  readonly restless: readonly unknown[]
}

/** At most 60 s after the faults end. A real lease (60 s) and its rescue (5 s) come on top. */
const REST_WITHIN_MS = { hastened: 60_000, real: 130_000 }

/**
 * The faults are over: everything must come to rest by itself. Unconfirmed is rest, pending and processing are
 * not. Retries that wait for their time are made due, so that every one of them is seen to its end.
 */
export async function comeToRest(
  field: Field,
  phase: Pick<Phase, 'leases'>,
  replicas: Pick<Replicas, 'expireLeasesOfTheDead'>,
): Promise<Rest> {
  const startedAt = performance.now()
  await field.sandbox.setFaults({ mode: 'none', latencyMs: 20 })
  for (;;) {
    if (phase.leases === 'hastened') await replicas.expireLeasesOfTheDead()
    await endCoolDown(field.pool)
    await makeDueNow(field.pool, 'all')
    await delay(250)
    const restless = await findRestless(field)
    const ms = performance.now() - startedAt
    if (restless.length === 0 || ms > REST_WITHIN_MS[phase.leases]) return { ms, restless }
  }
}

async function findRestless({ pool }: Field): Promise<readonly unknown[]> {
  const { rows } = await pool.query(
    `SELECT j."id", j."affiliateId", j."runId", j."stepOrder", j."status", j."scheduledAt", j."leaseUntil", c."processId",
       j."attemptCount", j."retryCount", j."quickRetryCount", j."errorCode", d."nextDueAt", p."breaker", p."retryAt", now() AS "asOf"
     FROM "AffiliateAutomationJob" j
     LEFT JOIN "AffiliateDue" d ON d."affiliateId" = j."affiliateId"
     LEFT JOIN "JobClaim" c ON c."leaseToken" = j."leaseToken"
     LEFT JOIN "ProviderState" p ON true
     WHERE j."status" IN ('pending', 'processing') ORDER BY j."affiliateId", j."runId", j."stepOrder" LIMIT 20`,
  )
  return rows
}
