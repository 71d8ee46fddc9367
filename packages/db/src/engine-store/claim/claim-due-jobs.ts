import { type GateVerdict, passGates, unfundedVerdict } from '@booster/engine/domain/claim/claim-gates'
import { leavesMore } from '@booster/engine/domain/claim/leaves-more'
import { fundJobs } from '@booster/engine/domain/credit'
import { BEHIND_MS } from '@booster/engine/domain/forecast/job-gate'
import { recipientDomainOf } from '@booster/engine/domain/recipient-domain'
import type { ClaimedBatch, ClaimedJob } from '@booster/engine/ports'
import { inTransaction, SERIALIZATION, type Tx } from '../../connection/transaction.ts'
import { KEYS, unnestColumns } from '../../connection/unnest.ts'
import { CHANGE_CHANNEL, changePayload } from '../shared/announce.ts'
import { createNumbers } from '../shared/create-numbers.ts'
import { isWaiting } from '../shared/job-states.ts'
import { sumByKey } from '../shared/sum-by-key.ts'
import type { StoreContext } from '../store-context.ts'
import { abandonLease } from './abandon-lease.ts'
import { type RefusedJob, refuseJobs } from './refuse-jobs.ts'
import { type DueJob, selectDueJobs } from './select-due-jobs.ts'
import { SENDING } from './stop-sending.ts'

const LEASED_JOBS = unnestColumns({ aff: 'uuid', id: 'uuid', version: 'int', domain: 'int', ask: 'int' })

const SNOOZED_JOBS = unnestColumns({ aff: 'uuid', id: 'uuid', ms: 'float8' })

const COSTS = unnestColumns({ aff: 'uuid', credits: 'int' })

/**
 * One claim takes at most this many affiliates; the next claim takes others while this batch is still being settled, so
 * that the two do not wait for the same credit rows (measured: 256 together 12,900 jobs/s, 32 in turn 18,800).
 */
const AFFILIATES_AT_MOST = 32
/**
 * At most this many affiliates share one batch if their queues fill all slots; the rest keep their place in line. A batch
 * then writes fewer of the rows that its jobs share (measured: 32 in a batch 32,200 jobs/s, 16 33,900).
 */
const AFFILIATES_FILL = 16
/** How long a half-open breaker waits for its one trying job before another may try. */
const PROBE_MS = 30_000

const NOTHING: ClaimedBatch = { jobs: [], refused: 0, more: false, breaker: 'closed' }

/**
 * Claims due jobs, affiliate by affiliate: who was served goes to the back of the line, so nobody starves and
 * replicas work on different affiliates. Gates and funds are decided by the domain's rules on rows this
 * transaction holds. Locks in the order of every operation: due, jobs, runs, counters, days, domains, credit.
 */
export async function claimDueJobs(
  { pool, clock }: StoreContext,
  input: {
    processId: string
    slots: number
    leaseMs: number
    provider: string
  },
): Promise<ClaimedBatch> {
  const leaseToken = crypto.randomUUID()
  try {
    return await inTransaction({ pool, clock }, (tx) => claim(tx, { ...input, leaseToken }))
  } catch (error) {
    // If the COMMIT went through although its answer was lost, nobody has handed these jobs over: put them back.
    await abandonLease(pool, clock, leaseToken)
    throw error
  }
}

type ClaimInput = { processId: string; slots: number; leaseMs: number; provider: string; leaseToken: string }

async function claim(tx: Tx, input: ClaimInput): Promise<ClaimedBatch> {
  const { breaker, affiliateIds } = await lockDueAffiliates(tx, input)
  if (breaker === 'open') return { ...NOTHING, breaker }
  const slots = breaker === 'probe' ? 1 : input.slots
  if (affiliateIds.length === 0) return { ...NOTHING, breaker }

  const share = Math.ceil(slots / Math.min(affiliateIds.length, AFFILIATES_FILL))
  const due = await selectDueJobs(tx, { affiliateIds, share, slots })
  // Affiliates not reached before the slots filled up keep their turn.
  const served = due.length < slots ? affiliateIds : [...new Set(due.map((job) => job.affiliateId))]
  const { passed, behind, snoozed, refused } = judge(due)
  const funded = fund(passed)
  for (const job of passed) {
    if (!funded.has(job.id)) refused.push(refusalOf(job, unfundedVerdict(job.onNoCredit)))
  }
  const jobs = passed.filter((job) => funded.has(job.id)).map((job) => leased(job, input.leaseToken))

  if (breaker === 'probe' && jobs.length > 0) await startProbe(tx, input.provider)
  leaseJobs(tx, jobs, input)
  postpone(tx, behind)
  postponeSnoozed(tx, snoozed)
  refuseJobs(tx, refused)
  finishClaim(tx, { affiliateIds: served, jobs, refused })
  const sight = {
    affiliates: affiliateIds.length,
    affiliatesAtMost: affiliatesAtMost(input.slots),
    dueOf: due.map((job) => job.affiliateId),
    share,
    slots,
  }
  return { jobs, refused: refused.length, more: breaker !== 'probe' && leavesMore(sight), breaker }
}

/** By the gates, in the order in which they were found. */
function judge(due: readonly DueJob[]): {
  readonly passed: DueJob[]
  readonly behind: DueJob[]
  readonly snoozed: DueJob[]
  readonly refused: RefusedJob[]
} {
  const passed: DueJob[] = []
  const behind: DueJob[] = []
  const snoozed: DueJob[] = []
  const refused: RefusedJob[] = []
  for (const job of due) {
    const verdict = passGates(job)
    if (verdict.kind === 'pass') passed.push(job)
    else if (verdict.kind === 'behind') behind.push(job)
    else if (verdict.kind === 'snoozed') snoozed.push(job)
    else refused.push(refusalOf(job, verdict))
  }
  return { passed, behind, snoozed, refused }
}

function leased(job: DueJob, leaseToken: string): ClaimedJob {
  return {
    affiliateId: job.affiliateId,
    id: job.id,
    runId: job.runId,
    automationId: job.automationId,
    leadId: job.leadId,
    stepId: job.stepId,
    stepOrder: job.stepOrder,
    stepVersion: job.stepVersion,
    leaseToken,
    attemptNo: job.attemptNo,
    retryCount: job.retryCount,
    quickRetryCount: job.quickRetryCount,
    maxRetries: job.maxRetries,
    creditAmount: job.creditAmount,
    messageRef: job.messageRef,
    leadName: job.leadName,
    // A lead without an address never passes the gates, so the empty one is never used.
    leadEmail: job.leadEmail ?? '',
    leadWhatsapp: job.leadWhatsapp,
    leadLanguage: job.leadLanguage,
    affiliateName: job.affiliateName,
    senderName: job.senderName,
    replyTo: job.replyTo,
    accountEmail: job.accountEmail,
    postalAddress: job.postalAddress,
    automationName: job.automationName,
    trackOpens: job.trackOpens,
    trackClicks: job.trackClicks,
    endOnReply: job.endOnReply,
    mustAsk: job.mustAsk,
  }
}

function refusalOf(
  job: DueJob,
  verdict: Exclude<GateVerdict, { kind: 'pass' | 'behind' | 'snoozed' }> | ReturnType<typeof unfundedVerdict>,
): RefusedJob {
  const ref = {
    affiliateId: job.affiliateId,
    id: job.id,
    automationId: job.automationId,
    runId: job.runId,
    stepId: job.stepId,
    stepOrder: job.stepOrder,
  }
  if (verdict.kind === 'hold') return { ...ref, to: 'held', reason: verdict.reason }
  if (verdict.kind === 'fail') return { ...ref, to: 'failed', errorCode: verdict.errorCode }
  return { ...ref, to: 'cancelled', errorCode: verdict.errorCode }
}

/** Half open: this claim's one job tries; should its answer never come, another may try after PROBE_MS. */
async function startProbe(tx: Tx, provider: string): Promise<void> {
  const started = await tx.rows(
    'start-probe',
    `UPDATE "ProviderState" SET "breaker" = 'half_open', "retryAt" = ${tx.clock.now} + $2 * interval '1 millisecond'
     WHERE "provider" = $1 AND "breaker" <> 'closed' AND "retryAt" <= ${tx.clock.now} RETURNING 1`,
    [provider, PROBE_MS],
  )
  if (started.length === 0) throw new ProbeTaken()
}

/** Another process probes already; as a serialization failure it makes this claim begin again. */
class ProbeTaken extends Error {
  readonly code = SERIALIZATION
}

/** The provider's breaker and the switch that stops all sending, then the affiliates whose turn it is. */
async function lockDueAffiliates(
  tx: Tx,
  input: ClaimInput,
): Promise<{
  readonly breaker: ClaimedBatch['breaker']
  readonly affiliateIds: readonly string[]
}> {
  const [row] = await tx.rows<{ breaker: ClaimedBatch['breaker']; affiliateIds: string[] }>(
    'lock-due-affiliates',
    `WITH breaker AS (
       SELECT CASE WHEN count(*) = 0 THEN 'closed' WHEN bool_and(coalesce("retryAt" <= ${tx.clock.now}, false)) THEN 'probe'
         ELSE 'open' END AS state
       FROM "ProviderState" WHERE "provider" IN ($2, '${SENDING}') AND "breaker" <> 'closed'),
     due AS MATERIALIZED (
       SELECT "affiliateId" FROM "AffiliateDue" WHERE "nextDueAt" <= ${tx.clock.now} AND (SELECT state FROM breaker) <> 'open'
       ORDER BY "nextDueAt" LIMIT $1 FOR UPDATE SKIP LOCKED)
     SELECT (SELECT state FROM breaker) AS "breaker", ARRAY(SELECT "affiliateId" FROM due) AS "affiliateIds"`,
    [affiliatesAtMost(input.slots), input.provider],
  )
  if (row === undefined) throw new Error('Locking due affiliates returned no row')
  return row
}

function affiliatesAtMost(slots: number): number {
  return Math.min(slots, AFFILIATES_AT_MOST)
}

/** Funds jobs from what is available; it cannot grow meanwhile without waiting for the due rows held here. */
function fund(jobs: readonly DueJob[]): ReadonlySet<string> {
  return fundJobs(jobs, new Map(jobs.map((job) => [job.affiliateId, job.available])))
}

function leaseJobs(tx: Tx, jobs: readonly ClaimedJob[], input: ClaimInput): void {
  if (jobs.length === 0) return
  const domains = createNumbers()
  tx.send(
    'lease-jobs',
    `WITH note AS (
       INSERT INTO "JobClaim" ("leaseToken", "processId", "leaseUntil", "affiliateIds", "jobIds")
       VALUES ($6, $8, ${tx.clock.now} + $7 * interval '1 millisecond', $1, $2))
     UPDATE "AffiliateAutomationJob" j SET "status" = 'processing', "leaseToken" = $6,
       "leaseUntil" = ${tx.clock.now} + $7 * interval '1 millisecond', "creditReserved" = true,
       "attemptCount" = j."attemptCount" + 1, "stepVersion" = u.version, "recipientDomain" = ($9::text[])[u.domain],
       "mustAsk" = u.ask = 1, "clearedAt" = NULL, "updatedAt" = now()
     FROM ${LEASED_JOBS.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id`,
    [
      ...LEASED_JOBS.arrays(jobs, {
        aff: (j) => j.affiliateId,
        id: (j) => j.id,
        version: (j) => j.stepVersion,
        domain: (j) => domains.of(recipientDomainOf(j.leadEmail)),
        ask: (j) => (j.mustAsk ? 1 : 0),
      }),
      input.leaseToken,
      input.leaseMs,
      input.processId,
      domains.values,
    ],
  )
}

function postpone(tx: Tx, jobs: readonly DueJob[]): void {
  if (jobs.length === 0) return
  tx.send(
    'postpone-jobs-behind',
    `UPDATE "AffiliateAutomationJob" j SET "updatedAt" = now(), "scheduledAt" = greatest(
       ${tx.clock.now} + $3 * interval '1 millisecond',
       (SELECT max(e."scheduledAt") + interval '1 millisecond' FROM "AffiliateAutomationJob" e
        WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
          AND e."status" = 'pending'))
     FROM ${KEYS.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'pending'`,
    [...KEYS.arrays(jobs, { aff: (j) => j.affiliateId, id: (j) => j.id }), BEHIND_MS],
  )
}

/** Until its lead no longer lets its mails wait. */
function postponeSnoozed(tx: Tx, jobs: readonly DueJob[]): void {
  if (jobs.length === 0) return
  tx.send(
    'postpone-snoozed-jobs',
    `UPDATE "AffiliateAutomationJob" j SET "updatedAt" = now(),
       "scheduledAt" = ${tx.clock.now} + u.ms * interval '1 millisecond'
     FROM ${SNOOZED_JOBS.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'pending'`,
    SNOOZED_JOBS.arrays(jobs, { aff: (j) => j.affiliateId, id: (j) => j.id, ms: (j) => j.snoozedForMs }),
  )
}

/**
 * Last, because the credit rows are locked from here to the end only: the affiliates go to the back of the line, and
 * what the leased jobs cost is reserved.
 * An affiliate is due again at once if something is still due (behind the others), else when it will be; never
 * by itself when nothing is pending. (greatest() passes over NULL: it has to stand inside the subquery.)
 */
function finishClaim(
  tx: Tx,
  claimed: {
    readonly affiliateIds: readonly string[]
    readonly jobs: readonly ClaimedJob[]
    readonly refused: readonly RefusedJob[]
  },
): void {
  const costs = sumByKey(
    claimed.jobs,
    (j) => [j.affiliateId] as const,
    (j) => ({ credits: j.creditAmount }),
  )
  tx.send(
    'finish-claim',
    `WITH back AS (
       UPDATE "AffiliateDue" d SET "nextDueAt" = coalesce(
         (SELECT greatest(j."scheduledAt", ${tx.clock.now}) FROM "AffiliateAutomationJob" j
          WHERE j."affiliateId" = d."affiliateId" AND ${isWaiting('j')}
          ORDER BY j."scheduledAt", j."id" LIMIT 1), 'infinity')
       FROM unnest($1::uuid[]) AS u(aff) WHERE d."affiliateId" = u.aff),
     reserved AS (
       UPDATE "AffiliateCredit" c SET "reserved" = c."reserved" + u.credits
       FROM ${COSTS.from(2)}
       WHERE c."affiliateId" = u.aff AND c."balance" - c."reserved" >= u.credits RETURNING 1)
     SELECT demand((SELECT count(*) FROM reserved) = cardinality($2), 'somebody else used the credit', '${SERIALIZATION}'),
       CASE WHEN $4::text IS NOT NULL THEN pg_notify('${CHANGE_CHANNEL}', $4) END`,
    [
      claimed.affiliateIds,
      ...COSTS.arrays(costs, { aff: (c) => c.key[0], credits: (c) => c.sums.credits }),
      claimed.jobs.length + claimed.refused.length === 0
        ? null
        : changePayload(
            [...claimed.jobs, ...claimed.refused].map((j) => j.affiliateId),
            ['jobs', 'runs', 'credit'],
          ),
    ],
  )
}
