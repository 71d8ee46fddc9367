/** Hours from the start of a run to each of its steps. */
const DELAYS = [0, 168, 336, 672, 1344]
/** The sequences: how many steps each has, and how many of twenty runs are its own. */
export const SEQUENCES = [
  { steps: 3, share: 8 },
  { steps: 5, share: 4 },
  { steps: 2, share: 4 },
  { steps: 1, share: 2 },
  // This one is paused: what came due in its last days is held.
  { steps: 3, share: 1 },
  { steps: 3, share: 1 },
  // One run in two thousand, taken from the last.
  { steps: 3, share: 0 },
] as const
export const PAUSED_SEQUENCE = 4
const RARE_SEQUENCE = SEQUENCES.length - 1
/** Twenty runs have sixty jobs. */
export const JOBS_PER_RUN = 3

const SEQUENCE_OF_RUN = `CASE WHEN n % 2000 = 19 THEN ${RARE_SEQUENCE}
  ELSE (ARRAY[${SEQUENCES.flatMap(({ share }, place) => Array<number>(share).fill(place)).join(', ')}])[1 + n % 20] END`

/** Runs have numbers; $4 is how many there are. The later, the more: half of them began in the last 45 of 180 days. */
const JOBS = `
  SELECT r.n, r.at, s.step, r.sequence, bench_pick(r.n, 1, 100) AS fate, b.automation, b.steps[s.step] AS step_id,
    cardinality(b.steps) AS last, r.at + (ARRAY[${DELAYS.join(', ')}])[s.step] * interval '1 hour' AS due
  FROM (
    SELECT n, ${SEQUENCE_OF_RUN} AS sequence,
      now() - interval '180 days' * power(1 - n / $4::float8, 2) - interval '1 minute' AS at
    FROM generate_series($2::int, $3::int) AS n) r
  JOIN bench_sequence b ON b.place = r.sequence
  CROSS JOIN LATERAL generate_series(1, cardinality(b.steps)) AS s(step)`

/** Of a hundred runs five are cancelled after their first mail, two meet a refusal and one is paused. */
const STATES = `
  SELECT j.*, CASE
    WHEN fate < 5 AND (step > 1 OR due > now()) THEN 'cancelled'
    WHEN due > now() THEN 'pending'
    WHEN sequence = ${PAUSED_SEQUENCE} AND fate >= 5 AND due > now() - interval '3 days' THEN 'held'
    WHEN fate = 7 AND due > now() - interval '10 days' THEN 'held'
    WHEN fate IN (5, 6) AND step = least(2, last) THEN 'failed'
    WHEN due > now() - interval '20 hours' AND n % 20 = 3 THEN 'unconfirmed'
    ELSE 'completed' END AS status
  FROM (${JOBS}) j`

/** SQL: the jobs of the runs $2 to $3 of the affiliate $1. */
export const INSERT_JOBS = `
  INSERT INTO "AffiliateAutomationJob" ("affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status",
    "holdReason", "scheduledAt", "executedAt", "failedAt", "cancelledAt", "unconfirmedAt", "errorCode", "errorMessage",
    "attemptCount", "creditReserved", "creditDeducted", "emailSent", "emailId", "sendMs", "stepVersion", "createdAt", "updatedAt", "recipientDomain")
  SELECT $1::uuid, bench_job(n, step), automation, step_id, bench_lead(n * 3), bench_run(n), step, status::"JobStatus",
    CASE WHEN status = 'held' THEN CASE WHEN sequence = ${PAUSED_SEQUENCE} THEN 'AUTOMATION_PAUSED' ELSE 'RUN_PAUSED' END END::"HoldReason",
    due, CASE WHEN status = 'completed' THEN due + interval '1 second' END, CASE WHEN status = 'failed' THEN due + interval '1 second' END,
    CASE WHEN status = 'cancelled' THEN least(now(), at + interval '1 day') END,
    CASE WHEN status = 'unconfirmed' THEN due + interval '15 seconds' END,
    CASE WHEN status = 'failed' THEN (ARRAY['REJECTED', 'INSUFFICIENT_CREDIT', 'PROVIDER_BUSY'])[1 + n % 3] END,
    CASE WHEN status = 'failed' THEN 'Refused.' END,
    CASE WHEN status IN ('completed', 'failed', 'unconfirmed') THEN 1 ELSE 0 END, status = 'unconfirmed', status = 'completed',
    status = 'completed', CASE WHEN status = 'completed' THEN 'mk_' || n || '_' || step END,
    CASE WHEN status = 'completed' THEN 40 END, CASE WHEN status IN ('completed', 'unconfirmed') THEN 1 END, at, least(now(), due),
    CASE WHEN status IN ('completed', 'unconfirmed') THEN (ARRAY['gmail.com', 'gmail.com', 'gmail.com', 'yahoo.com', 'yahoo.co.id', '*.co.id'])[1 + n % 6] END
  FROM (${STATES}) j`

/** SQL: the runs that these jobs belong to, as far as the jobs say. */
export const INSERT_RUNS = `
  INSERT INTO "AffiliateAutomationLog" ("affiliateId", "id", "automationId", "leadId", "triggerType", "status", "currentStepOrder",
    "totalSteps", "completedSteps", "failedSteps", "cancelledSteps", "startedAt", "pausedAt", "completedAt", "cancelledAt", "lastExecutedAt")
  SELECT $1::uuid, bench_run(n), automation, bench_lead(n * 3), 'AFTER_OPTIN', status::"RunStatus", least(total, completed + failed + 1),
    total, completed, failed, cancelled, at, CASE WHEN status = 'paused' THEN now() - interval '10 days' END,
    CASE WHEN status = 'completed' THEN last_due END, CASE WHEN status = 'cancelled' THEN least(now(), at + interval '1 day') END,
    last_sent
  FROM (
    SELECT *, CASE WHEN fate < 5 AND cancelled > 0 THEN 'cancelled' WHEN open > 0 AND fate = 7 THEN 'paused'
      WHEN open > 0 THEN 'active' WHEN failed > 0 THEN 'failed' ELSE 'completed' END AS status
    FROM (
      SELECT n, automation, fate, at, count(*)::int AS total, count(*) FILTER (WHERE status = 'completed')::int AS completed,
        count(*) FILTER (WHERE status = 'failed')::int AS failed, count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
        count(*) FILTER (WHERE status NOT IN ('completed', 'failed', 'cancelled'))::int AS open,
        max(due) AS last_due, max(due) FILTER (WHERE status = 'completed') AS last_sent
      FROM (${STATES}) j GROUP BY n, automation, fate, at) facts) runs`

/** SQL: what became of the mails that were sent, and what the provider said to the others. */
export const INSERT_NEWS = [
  `INSERT INTO "DeliveryEvent" ("affiliateId", "jobId", "digest", "kind", "at")
   SELECT j."affiliateId", j."id", 'bench-' || k.kind || j."id", k.kind::"DeliveryKind", j."executedAt" + k.after
   FROM "AffiliateAutomationJob" j
   CROSS JOIN (VALUES ('delivered', 10, interval '5 seconds'), ('opened', 4, interval '2 hours'), ('clicked', 1, interval '3 hours'))
     AS k(kind, of_ten, after)
   WHERE j."affiliateId" = $1 AND j."status" = 'completed' AND abs(hashtextextended(j."id"::text, 0) % 10) < k.of_ten`,
  `INSERT INTO "AutomationAttempt" ("affiliateId", "jobId", "attemptNo", "outcome", "errorCode", "message", "at")
   SELECT "affiliateId", "id", 1, CASE WHEN "status" = 'failed' THEN 'rejected' ELSE 'unconfirmed' END::"AttemptOutcome",
     coalesce("errorCode", 'TIMEOUT'), 'Refused.', coalesce("failedAt", "unconfirmedAt")
   FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "status" IN ('failed', 'unconfirmed')`,
]
