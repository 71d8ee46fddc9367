import type { SqlClock } from '../../connection/clock.ts'
import { parametersOf, retryingConflicts, type Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { MOVE_RUN } from '../shared/advance-runs.ts'
import { CHANGE_CHANNEL, changePayload } from '../shared/announce.ts'
import { byKey } from '../shared/by-key.ts'
import { DAY_KEY, DOMAIN_KEY, dayPart, jakartaDay } from '../shared/count-days.ts'
import { RUN_COUNTS } from '../shared/count-jobs.ts'
import { createNumbers } from '../shared/create-numbers.ts'
import { ADD_NEWS, NEWS_COLUMNS, sumNews } from '../shared/news-of-mail.ts'
import type { StoreContext } from '../store-context.ts'
import type { BookedSend } from './booked-send.ts'

/** `aff`, `token` and `name` are 1-based indexes into the arrays $1 to $3. */
const SENT = unnestColumns({
  aff: 'int',
  id: 'uuid',
  token: 'int?',
  provider: 'text?',
  ms: 'int?',
  name: 'int',
})

/** A mail that the provider accepted, and the job it belongs to. */
export type AcceptedSend = {
  readonly job: {
    readonly affiliateId: string
    readonly id: string
    readonly automationName: string
  }
  /** What must still be true of the job: it holds this lease, or it is unconfirmed (then null). */
  readonly leaseToken: string | null
  readonly providerId: string | null
  readonly durationMs: number | null
}

/** The accepted ones among these. */
export function acceptedAmong<Send extends BookedSend>(
  sends: readonly Send[],
  leaseTokenOf: (send: Send) => string | null,
): readonly AcceptedSend[] {
  return sends.flatMap((send) =>
    send.settlement.to === 'completed'
      ? [
          {
            job: send.job,
            leaseToken: leaseTokenOf(send),
            providerId: send.settlement.providerId,
            // A verdict about a mail says nothing about how long its hand-over took.
            durationMs: send.outcome === 'accepted' ? send.durationMs : null,
          },
        ]
      : [],
  )
}

/**
 * Completes accepted jobs of which this process holds the lease, and books everything that follows, in one statement
 * and so in one transaction. @returns the jobs written; a lost lease writes nothing
 */
export async function acceptLeased(
  { pool, clock }: Pick<StoreContext, 'pool' | 'clock'>,
  sends: readonly AcceptedSend[],
): Promise<ReadonlySet<string>> {
  if (sends.length === 0) return new Set()
  return retryingConflicts(async () => {
    const { rows } = await pool.query<Written>({
      name: 'accept-leased',
      text: statement(clock, LEASED),
      values: parametersOf(valuesOf(sends)),
    })
    return writtenOf(sends, rows[0])
  })
}

/** The same for unconfirmed jobs that turn out to have been accepted, in the caller's transaction. */
export async function acceptUnconfirmed(
  tx: Tx,
  sends: readonly AcceptedSend[],
): Promise<ReadonlySet<string>> {
  if (sends.length === 0) return new Set()
  const [row] = await tx.rows<Written>('accept-unconfirmed', statement(tx.clock, NO_ANSWER), valuesOf(sends))
  return writtenOf(sends, row)
}

type Written = { readonly written: number; readonly ids: readonly string[] | null }

/** The fence, and how many unconfirmed jobs each job written takes away. */
type Fence = { readonly where: string; readonly unconfirmed: 0 | -1 }
const LEASED: Fence = {
  where: `j."leaseToken" = ($2::uuid[])[u.token] AND j."status"::text = 'processing'`,
  unconfirmed: 0,
}
const NO_ANSWER: Fence = {
  where: `j."status"::text = 'unconfirmed' AND ($2::uuid[])[u.token] IS NULL`,
  unconfirmed: -1,
}

/**
 * Each step takes the one before it as its source or waits for it (`after`), so that rows are locked in the order of
 * every operation, rows of a kind by key: jobs, runs, steps, counters, days, domains, and last, for the shortest time, credit.
 * Every join goes from an unnest or aggregate to a full primary key. A deduction reuses its job's id: generating
 * another one costs as much as an index entry. The last line undoes everything unless each accepted job moved a run and got
 * its one row in the ledger.
 */
function statement(clock: SqlClock, fence: Fence): string {
  const moved = `WHERE (after <> before OR ${fence.unconfirmed} <> 0)`
  return `
  WITH sent AS (
    UPDATE "AffiliateAutomationJob" j SET "status" = 'completed', "leaseToken" = NULL, "leaseUntil" = NULL,
      "creditReserved" = false, "creditDeducted" = true, "emailSent" = true,
      "emailId" = coalesce(u.provider, j."emailId"), "sendMs" = coalesce(u.ms, j."sendMs"),
      "executedAt" = ${clock.now}, "unconfirmedAt" = NULL, "errorCode" = NULL, "errorMessage" = NULL, "updatedAt" = now()
    FROM ${SENT.from(4)}
    WHERE j."affiliateId" = ($1::uuid[])[u.aff] AND j."id" = u.id AND ${fence.where}
    RETURNING j."affiliateId" AS aff, j."id", j."runId" AS run, j."automationId" AS aut, j."stepId" AS step,
      j."stepOrder" AS place, j."creditAmount" AS credits, j."earlyNews" AS news, j."recipientDomain" AS domain, u.name),
  runs AS (
    UPDATE "AffiliateAutomationLog" r SET ${MOVE_RUN(clock)}
    FROM (SELECT aff, run, count(*)::int AS completed, 0 AS failed, 0 AS cancelled, max(place) AS closed
          FROM sent GROUP BY 1, 2 ORDER BY 1, 2) u
    WHERE r."affiliateId" = u.aff AND r."id" = u.run
    RETURNING r."affiliateId" AS aff, r."automationId" AS aut, r."statusBefore" AS before, r."status" AS after,
      u.completed),
  steps AS (
    UPDATE "AffiliateAutomationStep" s SET "sentCount" = s."sentCount" + u.sent, "openCount" = s."openCount" - u.sent,
      "lastSentAt" = ${clock.now}
    FROM (SELECT aff, step, count(*)::int AS sent FROM sent WHERE ${after('runs')} GROUP BY 1, 2 ORDER BY 1, 2) u
    WHERE s."affiliateId" = u.aff AND s."id" = u.step RETURNING 1),
  counters AS (
    UPDATE "AutomationCounter" c SET "unconfirmed" = c."unconfirmed" + ${fence.unconfirmed} * n.sent,
      ${RUN_COUNTS.map(({ name }) => `"${name}" = c."${name}" + n."${name}"`).join(', ')}
    FROM (SELECT aff, aut, sum(completed)::int AS sent,
            ${RUN_COUNTS.map(({ name, change }) => `sum(${change})::int AS "${name}"`).join(', ')}
          FROM runs ${moved} AND ${after('steps')}
          GROUP BY 1, 2 ORDER BY 1, 2) n
    WHERE c."affiliateId" = n.aff AND c."automationId" = n.aut RETURNING 1),
  mails AS (
    SELECT aff, aut, step, domain, news, count(*) AS sent FROM sent WHERE ${after('counters')} GROUP BY 1, 2, 3, 4, 5),
  days AS (
    INSERT INTO "AutomationDay" AS d ("affiliateId", "automationId", "stepId", "day", "part", "sent", ${NEWS_COLUMNS})
    SELECT aff, aut, step, ${jakartaDay(clock.now)}, ${dayPart(clock.now)}, sum(sent), ${sumNews('news', 'sent')}
    FROM mails GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT ${DAY_KEY} DO UPDATE SET "sent" = d."sent" + excluded."sent", ${ADD_NEWS} RETURNING 1),
  domains AS (
    INSERT INTO "DomainDay" AS d ("affiliateId", "domain", "day", "part", "sent", ${NEWS_COLUMNS})
    SELECT aff, domain, ${jakartaDay(clock.now)}, ${dayPart(clock.now)}, sum(sent), ${sumNews('news', 'sent')}
    FROM mails WHERE domain IS NOT NULL AND ${after('days')} GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT ${DOMAIN_KEY} DO UPDATE SET "sent" = d."sent" + excluded."sent", ${ADD_NEWS} RETURNING 1),
  credit AS (
    UPDATE "AffiliateCredit" c SET "balance" = c."balance" - u.credits, "reserved" = c."reserved" - u.credits,
      "totalUsed" = c."totalUsed" + u.credits, "ledgerSeq" = c."ledgerSeq" + u.jobs, "updatedAt" = now()
    FROM (SELECT aff, sum(credits)::int AS credits, count(*)::int AS jobs, array_agg(id ORDER BY id) AS ids,
            array_agg(credits ORDER BY id) AS amounts, array_agg(name ORDER BY id) AS names,
            array_agg(place ORDER BY id) AS places
          FROM sent WHERE ${after('domains')} GROUP BY 1 ORDER BY 1) u
    WHERE c."affiliateId" = u.aff
    RETURNING c."affiliateId" AS aff, c."balance" + u.credits AS balance, c."ledgerSeq" - u.jobs AS seq,
      u.ids, u.amounts, u.names, u.places),
  ledger AS (
    INSERT INTO "AffiliateCreditTransaction"
      ("affiliateId", "seq", "id", "type", "amount", "balanceBefore", "balanceAfter", "jobId", "description", "createdAt")
    SELECT b.aff, b.seq + b.n, b.id, 'deduct', -b.amount, b.balance - b.used + b.amount, b.balance - b.used, b.id,
      'Automation email: ' || ($3::text[])[b.name] || ' - Step ' || b.place, ${clock.now}
    FROM (SELECT c.aff, c.seq, c.balance, j.id, j.amount, j.name, j.place, j.n,
            sum(j.amount) OVER (PARTITION BY c.aff ORDER BY j.n)::int AS used
          FROM credit c, unnest(c.ids, c.amounts, c.names, c.places) WITH ORDINALITY AS j(id, amount, name, place, n)) b
    RETURNING 1)
  SELECT demand((SELECT count(*) FROM sent) = (SELECT count(*) FROM ledger)
      AND (SELECT count(*) FROM sent) = (SELECT coalesce(sum(completed), 0) FROM runs)
      AND (SELECT count(*) FROM (SELECT DISTINCT aff, aut FROM runs ${moved}) a) = (SELECT count(*) FROM counters),
      'accepted jobs could not be booked'),
    (SELECT count(*)::int FROM sent) AS written,
    CASE WHEN (SELECT count(*) FROM sent) < cardinality($5) THEN (SELECT array_agg(id) FROM sent) END AS ids,
    pg_notify('${CHANGE_CHANNEL}', $10)`
}

/** Always true; makes PostgreSQL finish that step first. */
function after(step: string): string {
  return `(SELECT count(*) FROM ${step}) >= 0`
}

function valuesOf(sends: readonly AcceptedSend[]): unknown[] {
  const ordered = [...sends].sort((a, b) => byKey(a.job, b.job))
  const [affiliates, tokens, names] = [createNumbers(), createNumbers(), createNumbers()]
  const sent = SENT.arrays(ordered, {
    aff: (s) => affiliates.of(s.job.affiliateId),
    id: (s) => s.job.id,
    token: (s) => (s.leaseToken === null ? null : tokens.of(s.leaseToken)),
    provider: (s) => s.providerId,
    ms: (s) => (s.durationMs === null ? null : Math.round(s.durationMs)),
    name: (s) => names.of(s.job.automationName),
  })
  return [
    affiliates.values,
    tokens.values,
    names.values,
    ...sent,
    changePayload(affiliates.values, ['jobs', 'runs', 'credit']),
  ]
}

function writtenOf(sends: readonly AcceptedSend[], row: Written | undefined): ReadonlySet<string> {
  if (row === undefined) throw new Error('Booking accepted mails gave no answer')
  return new Set(row.written === sends.length ? sends.map((s) => s.job.id) : row.ids)
}
