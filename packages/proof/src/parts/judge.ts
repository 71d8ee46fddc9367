import type { Pool } from 'pg'
import type { Accepted } from './sandbox-process.ts'

/** One promise, and what breaks it. No offender is good. */
export type Verdict = {
  readonly name: string
  readonly meaning: string
  readonly offenders: readonly unknown[]
}

type Job = {
  readonly id: string
  readonly affiliateId: string
  readonly ref: string
  readonly status: string
  readonly email: string
  readonly doubted: boolean
  readonly errorCode: string | null
}
type Facts = {
  readonly jobs: readonly Job[]
  readonly deducts: readonly { readonly jobId: string; readonly amount: number }[]
  readonly unbalanced: readonly unknown[]
  readonly accepted: readonly Accepted[]
}

/**
 * Holds the database against the provider's own acceptance log: SQL alone is blind to a mail that was sent twice.
 * Of affiliates without an acceptance log (demo history) nothing can be said, so the caller names those that count.
 * To be called when nothing is in flight.
 */
export async function judge(
  pool: Pool,
  input: { readonly accepted: readonly Accepted[]; readonly affiliateIds: readonly string[] },
): Promise<readonly Verdict[]> {
  const facts = await readFacts(pool, input)
  return [
    acceptedOnce(facts),
    everyDeductAccepted(facts),
    everyAcceptanceKnown(facts),
    chargedOncePerCompleted(facts),
    noStranger(facts),
    {
      name: 'credits-conserved',
      meaning: 'Top-ups and adjustments are the balance and the deducts.',
      offenders: facts.unbalanced,
    },
  ]
}

async function readFacts(
  pool: Pool,
  { accepted, affiliateIds }: { accepted: readonly Accepted[]; affiliateIds: readonly string[] },
): Promise<Facts> {
  const jobs = await pool.query<Job>(
    `SELECT j."id", j."affiliateId", j."messageRef" AS "ref", j."status"::text, l."email", j."errorCode",
       EXISTS (SELECT FROM "AutomationAttempt" a WHERE a."affiliateId" = j."affiliateId" AND a."jobId" = j."id"
         AND a."outcome" = 'unconfirmed') AS "doubted"
     FROM "AnyJob" j
     JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
     WHERE j."affiliateId" = ANY ($1::uuid[])`,
    [affiliateIds],
  )
  const deducts = await pool.query<{ jobId: string; amount: number }>(
    `SELECT "jobId", "amount" FROM "AffiliateCreditTransaction"
     WHERE "type" = 'deduct' AND "affiliateId" = ANY ($1::uuid[])`,
    [affiliateIds],
  )
  const unbalanced = await pool.query(
    `SELECT c."affiliateId", c."balance", c."reserved", sum(t."amount") FILTER (WHERE t."type" <> 'deduct')::int AS "put in",
       sum(-t."amount") FILTER (WHERE t."type" = 'deduct')::int AS "deducted"
     FROM "AffiliateCredit" c JOIN "AffiliateCreditTransaction" t ON t."affiliateId" = c."affiliateId"
     WHERE c."affiliateId" = ANY ($1::uuid[]) GROUP BY c."affiliateId"
     HAVING coalesce(sum(t."amount"), 0) <> c."balance"`,
    [affiliateIds],
  )
  return { jobs: jobs.rows, deducts: deducts.rows, unbalanced: unbalanced.rows, accepted }
}

function acceptedOnce({ accepted, jobs }: Facts): Verdict {
  const byRef = Map.groupBy(accepted, ({ ref }) => ref ?? 'none')
  const jobOf = new Map(jobs.map((job) => [job.ref, job]))
  const offenders = [...byRef]
    .filter(([ref, all]) => ref !== 'none' && all.length > 1)
    .map(([ref, all]) => ({ ref, at: all.map(({ at }) => at), job: jobOf.get(ref) }))
  return {
    name: 'accepted-once',
    meaning: 'The provider accepted no messageRef twice.',
    offenders,
  }
}

function everyDeductAccepted({ accepted, jobs, deducts }: Facts): Verdict {
  const refs = new Set(accepted.map(({ ref }) => ref))
  const jobOf = new Map(jobs.map((job) => [job.id, job]))
  return {
    name: 'deduct-has-acceptance',
    meaning: 'Whatever was charged, the provider accepted.',
    offenders: deducts
      .map(({ jobId }) => jobOf.get(jobId) ?? { id: jobId, ref: 'unknown job' })
      .filter(({ ref }) => !refs.has(ref)),
  }
}

/** A doubt that policy or a person ended is written down as an attempt: a recorded write-off. */
function everyAcceptanceKnown({ accepted, jobs }: Facts): Verdict {
  const refs = new Map(accepted.map((each) => [each.ref, each]))
  return {
    name: 'acceptance-is-accounted-for',
    meaning: 'Whatever the provider accepted is completed, unconfirmed or a recorded write-off.',
    offenders: jobs
      .filter(({ ref }) => refs.has(ref))
      .filter(({ status }) => status !== 'completed' && status !== 'unconfirmed')
      .filter(({ status, doubted }) => !(doubted && (status === 'failed' || status === 'cancelled')))
      .map((job) => ({ ...job, acceptedAt: refs.get(job.ref)?.at })),
  }
}

function chargedOncePerCompleted({ jobs, deducts }: Facts): Verdict {
  const times = new Map<string, number>()
  for (const { jobId } of deducts) times.set(jobId, (times.get(jobId) ?? 0) + 1)
  return {
    name: 'charges-are-completed-jobs',
    meaning: 'Every completed job is charged once, every other one never.',
    offenders: jobs
      .map((job) => ({ ...job, charges: times.get(job.id) ?? 0 }))
      .filter(({ status, charges }) => charges !== (status === 'completed' ? 1 : 0)),
  }
}

/** Alerts to admins go by the same provider with references of their own; a lead gets mail from jobs only. */
function noStranger({ accepted, jobs }: Facts): Verdict {
  const refs = new Set(jobs.map(({ ref }) => ref))
  const leads = new Set(jobs.map(({ email }) => email))
  return {
    name: 'no-mail-without-a-job',
    meaning: 'Whatever a lead was sent belongs to one of its jobs.',
    offenders: accepted.filter(({ ref, to }) => leads.has(to) && !refs.has(ref ?? '')),
  }
}
