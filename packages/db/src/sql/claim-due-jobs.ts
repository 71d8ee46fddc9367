import { type GateVerdict, passGates, unfundedVerdict } from '@booster/engine/domain/claim-gates'
import { fundJobs } from '@booster/engine/domain/credit'
import type { ClaimedBatch, ClaimedJob } from '@booster/engine/ports'
import type pg from 'pg'
import type { SqlClock } from '../clock.ts'
import { inTransaction, type Tx } from '../transaction.ts'
import { announceChange } from './announce.ts'
import { type RefusedJob, refuseJobs } from './refuse-jobs.ts'
import { releaseCredits } from './release-credits.ts'
import { type DueJob, selectDueJobs } from './select-due-jobs.ts'
import { SENDING } from './stop-sending.ts'
import { sumByKey } from './sum-by-key.ts'

/**
 * Affiliates served by one claim at most; the next goes on with the others while this one is still being settled, so
 * that the two do not wait for the same credit rows (measured: 256 together 12,900 jobs/s, 32 in turn 18,800).
 */
const AFFILIATES_AT_MOST = 32
/** How long a half-open breaker waits for its one trying job before another may try. */
const PROBE_MS = 30_000
/** A job behind an earlier step of its run is looked at again after this. */
const BEHIND_MS = 1_000

const NOTHING: ClaimedBatch = { jobs: [], refused: 0, more: false, breaker: 'closed' }

/**
 * Claims due jobs, affiliate by affiliate: who was served goes to the back of the line, so nobody starves and
 * replicas work on different affiliates. Gates and funds are decided by the domain's rules on rows this
 * transaction holds. Locks in the order of every deed: due, jobs, credit, runs, counters.
 */
export const claimDueJobs =
  (pool: pg.Pool, clock: SqlClock) =>
  async (input: {
    processId: string
    slots: number
    leaseMs: number
    provider: string
  }): Promise<ClaimedBatch> => {
    const leaseToken = crypto.randomUUID()
    try {
      return await inTransaction(pool, (tx) => claim(tx, clock, { ...input, leaseToken }))
    } catch (error) {
      // If the COMMIT went through although its answer was lost, nobody has handed these jobs over: put them back.
      await abandonLease(pool, clock, leaseToken)
      throw error
    }
  }

type ClaimInput = { processId: string; slots: number; leaseMs: number; provider: string; leaseToken: string }

const claim = async (tx: Tx, clock: SqlClock, input: ClaimInput): Promise<ClaimedBatch> => {
  const breaker = await readBreaker(tx, clock, input.provider)
  if (breaker === 'open') return { ...NOTHING, breaker }
  const slots = breaker === 'probe' ? 1 : input.slots

  const affiliateIds = await lockDueAffiliates(tx, clock, Math.min(slots, AFFILIATES_AT_MOST))
  if (affiliateIds.length === 0) return { ...NOTHING, breaker }

  const due = await selectDueJobs(tx, clock, { affiliateIds, slots })
  const passed: DueJob[] = []
  const behind: DueJob[] = []
  const refused: RefusedJob[] = []
  for (const job of due) {
    const verdict = passGates(job.facts)
    if (verdict.kind === 'pass') passed.push(job)
    else if (verdict.kind === 'behind') behind.push(job)
    else refused.push(refusalOf(job, verdict))
  }

  const funded = await fund(tx, passed)
  for (const job of passed) {
    if (!funded.has(job.id)) refused.push(refusalOf(job, unfundedVerdict(job.onNoCredit)))
  }
  const jobs = passed
    .filter((job) => funded.has(job.id))
    .map((job): ClaimedJob => ({ ...job.claim, leaseToken: input.leaseToken }))

  if (breaker === 'probe' && jobs.length > 0) await startProbe(tx, clock, input.provider)
  await leaseJobs(tx, clock, jobs, input)
  await postpone(tx, clock, behind)
  await refuseJobs(tx, clock, refused)
  await sendToTheBack(tx, clock, affiliateIds)
  if (jobs.length + refused.length > 0) {
    await announceChange(
      tx,
      [...jobs, ...refused].map((j) => j.affiliateId),
      ['jobs', 'runs', 'credit'],
    )
  }
  return { jobs, refused: refused.length, more: breaker !== 'probe', breaker }
}

const refusalOf = (
  job: DueJob,
  verdict: Exclude<GateVerdict, { kind: 'pass' | 'behind' }> | ReturnType<typeof unfundedVerdict>,
): RefusedJob => {
  const ref = {
    affiliateId: job.affiliateId,
    id: job.id,
    automationId: job.claim.automationId,
    runId: job.claim.runId,
    stepOrder: job.claim.stepOrder,
  }
  if (verdict.kind === 'hold') return { ...ref, to: 'held', reason: verdict.reason }
  if (verdict.kind === 'fail') return { ...ref, to: 'failed', errorCode: verdict.errorCode }
  return { ...ref, to: 'cancelled', errorCode: verdict.errorCode }
}

/** The provider's breaker, and the switch that stops all sending. */
const readBreaker = async (tx: Tx, clock: SqlClock, provider: string): Promise<ClaimedBatch['breaker']> => {
  const states = await tx.rows<{ ready: boolean }>(
    'read-breaker',
    `SELECT coalesce("retryAt" <= ${clock.now}, false) AS ready FROM "ProviderState"
     WHERE "provider" IN ($1, '${SENDING}') AND "breaker" <> 'closed'`,
    [provider],
  )
  if (states.length === 0) return 'closed'
  return states.every((state) => state.ready) ? 'probe' : 'open'
}

/** Half open: this claim's one job tries; should its answer never come, another may try after PROBE_MS. */
const startProbe = async (tx: Tx, clock: SqlClock, provider: string): Promise<void> => {
  const started = await tx.rows(
    'start-probe',
    `UPDATE "ProviderState" SET "breaker" = 'half_open', "retryAt" = ${clock.now} + $2 * interval '1 millisecond'
     WHERE "provider" = $1 AND "breaker" <> 'closed' AND "retryAt" <= ${clock.now} RETURNING 1`,
    [provider, PROBE_MS],
  )
  if (started.length === 0) throw new ProbeTaken()
}

class ProbeTaken extends Error {
  // Another process probes already; as a serialization failure it makes this claim begin again.
  readonly code = '40001'
}

const lockDueAffiliates = async (tx: Tx, clock: SqlClock, limit: number): Promise<string[]> => {
  const rows = await tx.rows<{ affiliateId: string }>(
    'lock-due-affiliates',
    `SELECT "affiliateId" FROM "AffiliateDue" WHERE "nextDueAt" <= ${clock.now}
     ORDER BY "nextDueAt" LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  )
  return rows.map((row) => row.affiliateId)
}

const fund = async (tx: Tx, jobs: readonly DueJob[]): Promise<ReadonlySet<string>> => {
  if (jobs.length === 0) return new Set()
  const affiliateIds = [...new Set(jobs.map((job) => job.affiliateId))].sort()
  const credits = await tx.rows<{ affiliateId: string; available: number }>(
    'lock-credits',
    `SELECT c."affiliateId", c."balance" - c."reserved" AS available
     FROM "AffiliateCredit" c WHERE c."affiliateId" = ANY ($1::uuid[]) ORDER BY c."affiliateId" FOR UPDATE`,
    [affiliateIds],
  )
  const requests = jobs.map((job) => ({
    affiliateId: job.affiliateId,
    id: job.id,
    creditAmount: job.claim.creditAmount,
  }))
  return fundJobs(requests, new Map(credits.map((c) => [c.affiliateId, c.available])))
}

const leaseJobs = async (
  tx: Tx,
  clock: SqlClock,
  jobs: readonly ClaimedJob[],
  input: ClaimInput,
): Promise<void> => {
  if (jobs.length === 0) return
  await tx.rows(
    'lease-jobs',
    `UPDATE "AffiliateAutomationJob" j SET "status" = 'processing', "leaseToken" = $4,
       "leaseUntil" = ${clock.now} + $5 * interval '1 millisecond', "creditReserved" = true,
       "attemptCount" = j."attemptCount" + 1, "stepVersion" = u.version, "updatedAt" = now()
     FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(aff, id, version)
     WHERE j."affiliateId" = u.aff AND j."id" = u.id`,
    [
      jobs.map((j) => j.affiliateId),
      jobs.map((j) => j.id),
      jobs.map((j) => j.stepVersion),
      input.leaseToken,
      input.leaseMs,
    ],
  )
  const reserved = sumByKey(
    jobs,
    (j) => [j.affiliateId] as const,
    (j) => ({ credits: j.creditAmount }),
  )
  await tx.rows(
    'reserve-credits',
    `UPDATE "AffiliateCredit" c SET "reserved" = c."reserved" + u.credits
     FROM unnest($1::uuid[], $2::int[]) AS u(aff, credits)
     WHERE c."affiliateId" = u.aff AND c."balance" - c."reserved" >= u.credits`,
    [reserved.map((r) => r.key[0]), reserved.map((r) => r.sums.credits)],
  )
  await tx.rows(
    'write-claim',
    `INSERT INTO "JobClaim" ("leaseToken", "processId", "leaseUntil", "affiliateIds", "jobIds")
     VALUES ($1, $2, ${clock.now} + $3 * interval '1 millisecond', $4, $5)`,
    [input.leaseToken, input.processId, input.leaseMs, jobs.map((j) => j.affiliateId), jobs.map((j) => j.id)],
  )
}

const postpone = async (tx: Tx, clock: SqlClock, jobs: readonly DueJob[]): Promise<void> => {
  if (jobs.length === 0) return
  await tx.rows(
    'postpone-jobs-behind',
    `UPDATE "AffiliateAutomationJob" j SET "updatedAt" = now(), "scheduledAt" = greatest(
       ${clock.now} + $3 * interval '1 millisecond',
       (SELECT max(e."scheduledAt") + interval '1 millisecond' FROM "AffiliateAutomationJob" e
        WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
          AND e."status" = 'pending'))
     FROM unnest($1::uuid[], $2::uuid[]) AS u(aff, id)
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'pending'`,
    [jobs.map((j) => j.affiliateId), jobs.map((j) => j.id), BEHIND_MS],
  )
}

/**
 * When to look at these affiliates again: at once if something is still due (behind the others), else when it will
 * be; never by itself when nothing is pending. (greatest() passes over NULL: it has to stand inside the subquery.)
 */
const sendToTheBack = async (tx: Tx, clock: SqlClock, affiliateIds: readonly string[]): Promise<void> => {
  await tx.rows(
    'send-to-the-back',
    `UPDATE "AffiliateDue" d SET "nextDueAt" = coalesce(
       (SELECT greatest(j."scheduledAt", ${clock.now}) FROM "AffiliateAutomationJob" j
        WHERE j."affiliateId" = d."affiliateId" AND j."status" = 'pending'
        ORDER BY j."scheduledAt", j."id" LIMIT 1), 'infinity')
     FROM unnest($1::uuid[]) AS u(aff) WHERE d."affiliateId" = u.aff`,
    [affiliateIds],
  )
}

/** Puts back what a claim of unknown fate may have leased. Nothing of it was handed over. */
export const abandonLease = async (pool: pg.Pool, clock: SqlClock, leaseToken: string): Promise<void> => {
  await inTransaction(pool, async (tx) => {
    const jobs = await tx.rows<{ affiliateId: string; creditAmount: number }>(
      'abandon-lease',
      `UPDATE "AffiliateAutomationJob" j SET "status" = 'pending', "leaseToken" = NULL, "leaseUntil" = NULL,
         "creditReserved" = false, "attemptCount" = j."attemptCount" - 1, "updatedAt" = now()
       FROM "JobClaim" c, unnest(c."affiliateIds", c."jobIds") AS u(aff, id)
       WHERE c."leaseToken" = $1 AND j."affiliateId" = u.aff AND j."id" = u.id
         AND j."leaseToken" = $1 AND j."status"::text = 'processing'
       RETURNING j."affiliateId", j."creditAmount"`,
      [leaseToken],
    )
    if (jobs.length === 0) return
    await releaseCredits(tx, jobs)
    await tx.rows(
      'abandon-due',
      `UPDATE "AffiliateDue" SET "nextDueAt" = least("nextDueAt", ${clock.now}) WHERE "affiliateId" = ANY ($1::uuid[])`,
      [[...new Set(jobs.map((j) => j.affiliateId))].sort()],
    )
  })
}
