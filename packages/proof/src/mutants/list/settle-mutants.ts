import type { Mutant } from '../mutant.ts'

const SETTLE = 'packages/db/src/engine-store/settle/settle-sends.ts'
const BOOK = 'packages/db/src/engine-store/settle/book-unaccepted.ts'
const ACCEPT = 'packages/db/src/engine-store/settle/accept-sends.ts'
const REPORT = 'packages/db/src/automations/read-report.test.ts'
const CONTRACT = 'packages/db/src/engine-store/store.contract.test.ts'
const MIGRATION = 'prisma/migrations/20261120000000_init/migration.sql'
const FENCE = `j."leaseToken" = u.token AND j."status"::text = 'processing'`
const ACCEPTED_FENCE = `j."leaseToken" = ($2::uuid[])[u.token] AND j."status"::text = 'processing'`
const ONE_DEDUCT = `CREATE UNIQUE INDEX "AffiliateCreditTransaction_one_deduct_per_job"`

/** Stage 4: fenced by the lease, everything in one transaction, everything once. */
export const SETTLE_MUTANTS: readonly Mutant[] = [
  {
    name: 'accepted-without-lease-check',
    breaks: 'a worker that lost its lease writes nothing',
    edits: [
      {
        file: ACCEPT,
        from: ACCEPTED_FENCE,
        to: `($2::uuid[])[u.token] IS NOT NULL AND j."status"::text = 'processing'`,
      },
    ],
    killer: { file: CONTRACT, test: 'the lease that was lost lets nothing be written' },
  },
  {
    name: 'not-sent-without-lease-check',
    breaks: 'a worker that lost its lease puts nothing back',
    edits: [
      {
        file: SETTLE,
        from: `FROM \${ENDED_LEASES.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND ${FENCE}`,
        to: `FROM \${ENDED_LEASES.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'processing'`,
      },
    ],
    killer: { file: CONTRACT, test: 'the lease that was lost lets nothing be written' },
  },
  {
    name: 'fence-without-lease-and-status',
    breaks: 'a job is settled once, whoever repeats it',
    edits: [{ file: ACCEPT, from: ACCEPTED_FENCE, to: '($2::uuid[])[u.token] IS NOT NULL' }],
    killer: { file: CONTRACT, test: 'settling an accepted mail twice charges once, also at the same time' },
  },
  {
    name: 'charged-twice-and-nothing-refuses-it',
    breaks: 'charged exactly once, even where fence and unique index are both gone',
    edits: [
      { file: ACCEPT, from: ACCEPTED_FENCE, to: '($2::uuid[])[u.token] IS NOT NULL' },
      { file: MIGRATION, from: ONE_DEDUCT, to: ONE_DEDUCT.replace(' UNIQUE', '') },
      { file: MIGRATION, from: `CHECK ("reserved" >= 0 AND "balance" >= "reserved")`, to: 'CHECK (true)' },
      {
        file: MIGRATION,
        from: `"cancelledSteps" >= 0 AND "totalSteps" >= 0
    AND "completedSteps" + "failedSteps" + "cancelledSteps" <= "totalSteps"`,
        to: `"cancelledSteps" >= 0 AND "totalSteps" >= 0`,
      },
    ],
    killer: { file: CONTRACT, test: 'settling an accepted mail twice charges once, also at the same time' },
  },
  {
    name: 'states-and-money-in-two-transactions',
    breaks: 'state, charge and counters of a batch are written together or not at all',
    edits: [
      {
        file: SETTLE,
        from: '      const report = await bookUnaccepted(\n',
        to: `      await tx.rows('commit-early', 'COMMIT', [])
      await tx.rows('begin-again', 'BEGIN', [])
      const report = await bookUnaccepted(\n`,
      },
    ],
    killer: {
      file: 'packages/db/src/engine-store/whole-or-not.test.ts',
      test: 'a failure that cannot be recorded changes nothing',
    },
  },
  {
    name: 'accepted-without-a-row-in-the-ledger',
    breaks: 'an accepted job that cannot be booked is not completed',
    edits: [
      {
        file: ACCEPT,
        from: 'SELECT demand((SELECT count(*) FROM sent) = (SELECT count(*) FROM ledger)',
        to: 'SELECT demand(true OR (SELECT count(*) FROM sent) = (SELECT count(*) FROM ledger)',
      },
    ],
    killer: {
      file: 'packages/db/src/engine-store/whole-or-not.test.ts',
      test: 'an accepted mail whose credit is gone is not completed',
    },
  },
  {
    name: 'ledger-begins-with-the-wrong-balance',
    breaks: 'the ledger of an affiliate chains without a gap',
    edits: [
      {
        file: ACCEPT,
        from: 'c."balance" + u.credits AS balance',
        to: 'c."balance" + u.credits - u.jobs + 1 AS balance',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'settling an accepted mail in a batch chains the ledger of every affiliate',
    },
  },
  {
    name: 'reservation-outlives-the-charge',
    breaks: 'reserved is what processing and unconfirmed jobs hold, no more',
    edits: [{ file: ACCEPT, from: `, "reserved" = c."reserved" - u.credits,`, to: ',' }],
    killer: { file: CONTRACT, test: 'settling an accepted mail charges it once, writes the ledger' },
  },
  {
    name: 'charged-and-released',
    breaks: 'a reservation ends once: as a charge or as a release',
    edits: [
      {
        file: ACCEPT,
        from: `"reserved" = c."reserved" - u.credits,`,
        to: `"reserved" = c."reserved" - 2 * u.credits,`,
      },
    ],
    killer: { file: CONTRACT, test: 'settling an accepted mail charges it once, writes the ledger' },
  },
  {
    name: 'unconfirmed-gives-the-credit-back',
    breaks: 'an unconfirmed job keeps its reservation',
    edits: [
      {
        file: BOOK,
        from: '[...putBack, ...failed].map((s) => s.job)',
        to: '[...putBack, ...failed, ...unconfirmed].map((s) => s.job)',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'settling a mail that was not accepted without an answer: unconfirmed, keeps its reservation',
    },
  },
  {
    name: 'not-sent-keeps-the-credit',
    breaks: 'what was not sent gives its reservation back',
    edits: [
      { file: BOOK, from: '[...putBack, ...failed].map((s) => s.job)', to: 'failed.map((s) => s.job)' },
    ],
    killer: {
      file: CONTRACT,
      test: 'settling a mail that was not accepted not sent: goes back by the schedule',
    },
  },
  {
    name: 'sent-count-is-not-counted',
    breaks: 'sentCount of a step = its completed jobs',
    edits: [
      { file: ACCEPT, from: '"sentCount" = s."sentCount" + u.sent', to: '"sentCount" = s."sentCount"' },
    ],
    killer: { file: CONTRACT, test: 'settling an accepted mail charges it once, writes the ledger' },
  },
  {
    name: 'sent-mails-stay-to-come',
    breaks: 'openCount of a step = its open jobs',
    edits: [
      { file: ACCEPT, from: '"openCount" = s."openCount" - u.sent', to: '"openCount" = s."openCount"' },
    ],
    killer: { file: REPORT, test: 'equals the facts in every window and zone' },
  },
  {
    name: 'mails-are-not-counted-by-domain',
    breaks: 'what was sent is counted by the domain that it went to',
    edits: [
      { file: ACCEPT, from: 'FROM mails WHERE domain IS NOT NULL AND', to: 'FROM mails WHERE false AND' },
    ],
    killer: { file: CONTRACT, test: 'settling an accepted mail counts it by the domain of the address' },
  },
  {
    name: 'failures-do-not-move-the-run',
    breaks: 'a run is open exactly as long as one of its jobs is',
    edits: [{ file: BOOK, from: '...failed.map((s) => ({ ...s.job, failed: 1 })), ', to: '' }],
    killer: {
      file: CONTRACT,
      test: 'settling a mail that was not accepted rejected recipient: failed, not charged',
    },
  },
  {
    name: 'ended-run-is-counted-as-active',
    breaks: 'the counters of runs by state are facts',
    edits: [{ file: ACCEPT, from: 'WHERE (after <> before OR', to: 'WHERE (after = before OR' }],
    killer: { file: CONTRACT, test: 'settling an accepted mail twice charges once, also at the same time' },
  },
  {
    name: 'attempts-are-not-recorded',
    breaks: 'every hand-over that was not accepted can be shown later',
    edits: [{ file: BOOK, from: '  recordAttempts(tx, settled)\n', to: '' }],
    killer: {
      file: CONTRACT,
      test: 'settling a mail that was not accepted rejected recipient: failed, not charged',
    },
  },
  {
    name: 'settlements-are-not-announced',
    breaks: 'one notify for the screens with every batch',
    edits: [{ file: ACCEPT, from: `pg_notify('\${CHANGE_CHANNEL}', $10)`, to: `pg_notify('nobody', $10)` }],
    killer: { file: 'packages/db/src/connection/notify.test.ts', test: 'a settlement tells the screens' },
  },
  {
    name: 'settle-does-not-mark-due',
    breaks: 'nothing lost: a job that was put back is looked at when it is due',
    edits: [
      {
        file: SETTLE,
        from: `settlement.to === 'pending' ? [{ affiliateId: job.affiliateId, inMs: settlement.delayMs }] : [],`,
        to: `settlement.to === 'pending' ? [{ affiliateId: job.affiliateId, inMs: settlement.delayMs }].slice(1) : [],`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'settling a mail that was not accepted not sent: goes back by the schedule',
    },
  },
  {
    name: 'later-steps-are-not-moved-behind',
    breaks: 'a later step never goes out before an earlier one',
    edits: [
      {
        file: BOOK,
        from: `AND later."stepOrder" > moved."stepOrder"`,
        to: `AND later."stepOrder" < moved."stepOrder"`,
      },
    ],
    killer: { file: CONTRACT, test: 'a retry moves the later steps of its run behind it' },
  },
  {
    name: 'put-back-job-of-a-cancelled-run-is-revived',
    breaks: 'the failure of a mail on its way does not undo a cancellation',
    edits: [
      {
        file: BOOK,
        from: `(r.status === 'cancelled' ?`,
        to: `(r.status === 'never' ?`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'cancelling a run is not undone by the failure of a mail that was on its way',
    },
  },
]
