import type { Mutant } from '../mutant.ts'

const TOP_UP = 'packages/db/src/engine-store/credit/book-top-up.ts'
const SUSPEND = 'packages/db/src/engine-store/accounts/suspend-affiliate.ts'
const CANCEL = 'packages/db/src/engine-store/steer/cancel-open-jobs.ts'
const CONTRACT = 'packages/db/src/engine-store/store.contract.test.ts'

/** What people do while mails are on their way. */
export const STEER_MUTANTS: readonly Mutant[] = [
  {
    name: 'top-up-leaves-held-jobs',
    breaks: 'a top-up puts jobs back that waited for credit',
    edits: [{ file: TOP_UP, from: `reason: 'INSUFFICIENT_CREDIT',`, to: `reason: 'AFFILIATE_SUSPENDED',` }],
    killer: {
      file: CONTRACT,
      test: 'funding holds instead where the automation waits for credit, and a top-up',
    },
  },
  {
    name: 'release-leaves-held-jobs',
    breaks: 'what a suspension held comes back by itself when it ends',
    edits: [{ file: SUSPEND, from: `reason: 'AFFILIATE_SUSPENDED',`, to: `reason: 'INSUFFICIENT_CREDIT',` }],
    killer: {
      file: CONTRACT,
      test: 'a suspended affiliate sends nothing, and on release all that was held leaves',
    },
  },
  {
    name: 'top-up-forgets-its-reference',
    breaks: 'the same payment is booked once',
    edits: [
      {
        file: TOP_UP,
        from: 'if (known.length > 0) {',
        to: 'if (known.length > 1_000) {',
      },
      {
        file: 'prisma/migrations/20261120150000_lean_jobs/migration.sql',
        from: 'CREATE UNIQUE INDEX "AffiliateCreditTransaction_reference_once"',
        to: 'CREATE INDEX "AffiliateCreditTransaction_reference_once"',
      },
    ],
    killer: { file: CONTRACT, test: 'credits book a reference once, also at the same time' },
  },
  {
    name: 'adjustment-takes-reserved-credit',
    breaks: 'what is reserved for mails on their way cannot be taken',
    edits: [{ file: TOP_UP, from: 'if (balance < credit.reserved)', to: 'if (balance < 0)' }],
    killer: { file: CONTRACT, test: 'credits are never adjusted below what is reserved' },
  },
  {
    name: 'cancel-takes-what-is-on-its-way',
    breaks: 'a job already processing finishes',
    edits: [
      {
        file: CANCEL,
        from: `jobs.filter((j) => j.status === 'pending' || j.status === 'held')`,
        to: `jobs.filter((j) => j.status !== 'completed')`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'cancelling a run lets a mail that is on its way arrive, and charges it',
    },
  },
  {
    name: 'archiving-overlooks-what-is-being-retried',
    breaks: 'nothing waits under a cancelled run, also when it is retried in the same moment',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/move-automation.ts',
        from: `AND j."status" <> 'completed'`,
        to: `AND j."status" IN ('pending', 'held', 'processing')`,
      },
    ],
    killer: {
      file: 'packages/db/src/engine-store/steer/retry-beside-cancel.test.ts',
      test: 'a job that is retried while its automation is archived does not wait under the cancelled run',
    },
  },
  {
    name: 'cancelled-run-stays-open',
    breaks: 'a cancelled run is cancelled at once, also while a mail of it is on its way',
    edits: [
      {
        file: CANCEL,
        from: 'await cancelRuns(tx, ending[input.endRuns])',
        to: 'await cancelRuns(tx, ending.none)',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'cancelling a run is not undone by the failure of a mail that was on its way',
    },
  },
  {
    name: 'resume-forgets-the-catch-up-rule',
    breaks: 'what came due in a pause comes back by the rule of the automation',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/pause-run.ts',
        from: 'rule: run.catchUp,',
        to: `rule: 'send_now',`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'pausing and resuming a run drop: what is older than the hours is cancelled',
    },
  },
  {
    name: 'paused-run-is-counted-as-active',
    breaks: 'the counters of runs by state are facts',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/pause-run.ts',
        from: 'runsActive: -1, runsPaused: 1 }',
        to: 'runsActive: 0, runsPaused: 0 }',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'pausing and resuming a run holds its jobs when they come due',
    },
  },
  {
    name: 'retry-forgets-the-deleted-step',
    breaks: 'a store refuses what the screen refuses',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/lock-jobs-to-steer.ts',
        from: `s."archivedAt" IS NOT NULL AS "stepDeleted"`,
        to: `false AS "stepDeleted"`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'retrying failed jobs refuses a job whose step was deleted since, and leaves it failed',
    },
  },
  {
    name: 'undo-forgets-the-newer-run',
    breaks: 'of the runs of a lead by one key at most one is open',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/lock-jobs-to-steer.ts',
        from: 'AS "enteredAgain"',
        to: 'AND false AS "enteredAgain"',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'a run that would be reopened beside a newer one stays closed: a cancellation is not taken back',
    },
  },
  {
    name: 'steering-jobs-of-others',
    breaks: 'nobody steers the jobs of another affiliate',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/lock-jobs-to-steer.ts',
        from: `WHERE j."affiliateId" = $1 AND j."id" = ANY ($2::uuid[])\n     ORDER BY`,
        to: `WHERE $1::uuid IS NOT NULL AND j."id" = ANY ($2::uuid[])\n     ORDER BY`,
      },
    ],
    killer: { file: CONTRACT, test: 'no operation on jobs finds those of another affiliate' },
  },
  {
    name: 'edit-changes-nothing-unsent',
    breaks: 'every mail not yet sent takes the newest published text',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/publish-steps.ts',
        from: 'sameText ? before.version : before.version + 1',
        to: 'sameText ? before.version : before.version + 0',
      },
    ],
    killer: { file: CONTRACT, test: 'publishing steps gives unsent mails the newest text' },
  },
]
