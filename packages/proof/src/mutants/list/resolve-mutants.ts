import type { Mutant } from '../mutant.ts'

const RESCUE = 'packages/db/src/engine-store/resolve/rescue-expired-leases.ts'
const RESOLVE = 'packages/db/src/engine-store/resolve/resolve-unconfirmed.ts'
const UNCONFIRMED = 'packages/db/src/engine-store/resolve/settle-unconfirmed.ts'
const POLICY = 'packages/db/src/engine-store/resolve/resolve-aged-unconfirmed.ts'
const LATE = 'packages/db/src/engine-store/resolve/settle-late-answers.ts'
const APPLY = 'packages/db/src/engine-store/resolve/apply-delivery-event.ts'
const CONFIRM = 'packages/db/src/engine-store/resolve/confirm-sent.ts'
const NEWS = 'packages/db/src/engine-store/resolve/record-facts.ts'
const SOFT = 'packages/db/src/engine-store/resolve/stop-after-soft-bounces.ts'
const REPORT = 'packages/db/src/automations/read-report.test.ts'
const REPLY = 'packages/db/src/engine-store/resolve/end-run-by-reply.ts'
const CONTRACT = 'packages/db/src/engine-store/store.contract.test.ts'

/** Stages 5 and 6: what is unconfirmed stays unconfirmed until the first evidence. */
export const RESOLVE_MUTANTS: readonly Mutant[] = [
  {
    name: 'early-news-are-not-kept',
    breaks: 'news that come before the answer of the provider count as well',
    edits: [{ file: NEWS, from: 'e."earlyNews" | f.bits', to: 'e."earlyNews" | (f.bits & 0)' }],
    killer: { file: REPORT, test: 'equals the facts whatever happened to each mail' },
  },
  {
    name: 'news-are-counted-again',
    breaks: 'a mail that is opened twice counts once',
    edits: [{ file: NEWS, from: 'AND e."digest" <> w.digest', to: 'AND e."digest" <> w.digest AND false' }],
    killer: { file: REPORT, test: 'equals the facts whatever happened to each mail' },
  },
  {
    name: 'news-are-not-counted-by-domain',
    breaks: 'what became of a mail is counted by the domain that it went to',
    edits: [
      {
        file: NEWS,
        from: 'd."domain" = n.domain',
        to: 'd."domain" = n.domain || n.part',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'a delivery event about a sent mail is counted once by its kind and the domain',
    },
  },
  {
    name: 'reply-ends-every-sequence',
    breaks: 'a reply ends only the sequences whose affiliate wants it',
    edits: [{ file: REPLY, from: ' AND a."endOnReply")', to: ')' }],
    killer: { file: CONTRACT, test: 'is written down and stops nothing where the sequence does not say so' },
  },
  {
    name: 'reply-cancels-mails-and-not-the-run',
    breaks: 'a mail under way when its lead replied is not sent again',
    edits: [{ file: REPLY, from: "endRuns: 'of all found'", to: "endRuns: 'none'" }],
    killer: { file: CONTRACT, test: 'a reply lets the last mail under way end, and does not send it again' },
  },
  {
    name: 'silent-mail-does-not-end-the-row',
    breaks: 'nobody whose mail arrives unreported is silenced for bounces of long ago',
    edits: [{ file: SOFT, from: 'WHERE NOT m."isReturned" AND', to: 'WHERE false AND' }],
    killer: { file: CONTRACT, test: 'begin again after a mail of which nothing is known' },
  },
  {
    name: 'returned-although-it-arrived',
    breaks: 'a mail that arrived after all is no bounce in a row',
    edits: [{ file: SOFT, from: ` AND bool_and(e."kind" = 'bounced')`, to: '' }],
    killer: { file: CONTRACT, test: 'begin again after a mail that was delivered' },
  },
  {
    name: 'rescue-puts-back-to-pending',
    breaks: 'never sent twice by itself: an expired lease may have sent',
    edits: [
      {
        file: RESCUE,
        from: `SET "status" = 'unconfirmed', "leaseToken" = NULL`,
        to: `SET "status" = 'pending', "creditReserved" = false, "leaseToken" = NULL`,
      },
    ],
    killer: { file: CONTRACT, test: 'the lease that expired makes the job unconfirmed, never pending' },
  },
  {
    name: 'rescue-does-not-wait-for-the-lease',
    breaks: 'a live worker keeps its jobs as long as its lease',
    edits: [
      {
        file: RESCUE,
        from: `WHERE "leaseUntil" < \${tx.clock.now}`,
        to: `WHERE "leaseUntil" < \${tx.clock.now} + interval '1 minute'`,
      },
      { file: RESCUE, from: ` AND j."leaseUntil" < \${tx.clock.now}`, to: '' },
    ],
    killer: { file: CONTRACT, test: 'the lease that expired makes the job unconfirmed, never pending' },
  },
  {
    name: 'rescue-takes-settled-jobs',
    breaks: 'what was settled in time is left alone',
    edits: [
      {
        file: RESCUE,
        from: `AND j."leaseToken" = u.token
           AND j."status"::text = 'processing' AND j."leaseUntil" < \${tx.clock.now}`,
        to: 'AND u.token IS NOT NULL',
      },
    ],
    killer: { file: CONTRACT, test: 'the lease of a settled job is forgotten' },
  },
  {
    name: 'rescued-jobs-are-not-counted',
    breaks: 'counters are facts: what is unconfirmed is counted',
    edits: [
      {
        file: RESCUE,
        from: 'rescued.map((r) => ({ ...r, unconfirmed: 1 })),',
        to: 'rescued.slice(0, 0).map((r) => ({ ...r, unconfirmed: 1 })),',
      },
    ],
    killer: { file: CONTRACT, test: 'the lease that expired makes the job unconfirmed, never pending' },
  },
  {
    name: 'late-answer-is-ignored',
    breaks: 'the late answer of the same attempt is evidence',
    edits: [
      {
        file: LATE,
        from: 'telling.filter((s) => ids.has(s.job.id))',
        to: 'telling.filter((s) => ids.size < 0 && ids.has(s.job.id))',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'the lease that expired, when the answer still comes: accepted charges it',
    },
  },
  {
    name: 'late-answer-of-another-attempt-counts',
    breaks: 'an answer is evidence for its own attempt only',
    edits: [
      {
        file: LATE,
        from: `AND j."attemptCount" = u.no AND j."errorCode" = 'LEASE_EXPIRED'`,
        to: `AND u.no > 0 AND j."errorCode" = 'LEASE_EXPIRED'`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'the lease that expired twice: the answer of the first attempt says nothing of the second',
    },
  },
  {
    name: 'evidence-after-a-decision-counts',
    breaks: 'the first evidence wins: nothing is charged after a release',
    edits: [
      {
        file: LATE,
        from: `WHERE j."status"::text = 'unconfirmed' AND j."attemptCount" = u.no AND j."errorCode" = 'LEASE_EXPIRED'`,
        to: `WHERE j."attemptCount" = u.no`,
      },
    ],
    killer: { file: CONTRACT, test: 'the lease that expired, when somebody decided before the answer came' },
  },
  {
    name: 'second-verdict-wins-too',
    breaks: 'the first evidence wins',
    edits: [
      {
        file: RESOLVE,
        from: `if (reason !== null) return { kind: 'unchanged', reason }`,
        to: `if (reason !== null && reason !== 'NOT_UNCONFIRMED') return { kind: 'unchanged', reason }`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'resolving an unconfirmed job by a person it was sent: charges and completes it',
    },
  },
  {
    name: 'send-again-under-a-cancelled-run',
    breaks: 'a cancelled run sends nothing more',
    edits: [
      {
        file: UNCONFIRMED,
        from: `r."status" AS "runStatus"`,
        to: `'active' AS "runStatus"`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'resolving an unconfirmed job by a person does not send again under a cancelled run',
    },
  },
  {
    name: 'policy-sends-again-and-again',
    breaks: 'the policy sends a payment reminder again once, not for ever',
    edits: [{ file: POLICY, from: ' && !job.sentAgain && ', to: ' && ' }],
    killer: {
      file: CONTRACT,
      test: 'resolving by the policy of the automation sends again where the automation says so',
    },
  },
  {
    name: 'policy-does-not-wait',
    breaks: 'evidence has 24 hours before the policy decides',
    edits: [
      {
        file: POLICY,
        from: `AND j."unconfirmedAt" <= \${tx.clock.now} - $2 * interval '1 millisecond'`,
        to: `AND j."unconfirmedAt" <= \${tx.clock.now} + $2 * interval '1 millisecond'`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'resolving by the policy of the automation does nothing before its time',
    },
  },
  {
    name: 'event-while-the-mail-leaves-is-forgotten',
    breaks: 'evidence counts whether it comes before or after the job becomes unconfirmed',
    edits: [{ file: CONFIRM, from: 'WHERE EXISTS (', to: 'WHERE false AND EXISTS (' }],
    killer: {
      file: CONTRACT,
      test: 'a delivery event about a job whose mail is leaving confirms it at once when the answer is a time-out',
    },
  },
  {
    name: 'webhook-about-an-unconfirmed-job-only-counts',
    breaks: 'a delivery event is evidence: it charges and completes an unconfirmed job',
    edits: [
      {
        file: APPLY,
        from: `const resolved = status === 'unconfirmed'`,
        to: `const resolved = status === 'never'`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'a delivery event about an unconfirmed job charges and completes it, once',
    },
  },
  {
    name: 'repeated-event-undoes-a-new-consent',
    breaks: 'the same event again changes nothing',
    edits: [
      {
        file: APPLY,
        from: `if (!isRepetition(event)) return false`,
        to: `if (event.source.kind !== 'report') return false`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'a delivery event about a sent mail with a time is the same event when it comes again',
    },
  },
]
