import type { Mutant } from '../mutant.ts'

const CLAIM = 'packages/db/src/engine-store/claim/claim-due-jobs.ts'
const CONTRACT = 'packages/db/src/engine-store/store.contract.test.ts'
const MIGRATION = 'prisma/migrations/20261120000000_init/migration.sql'

/** Stage 2: what a claim takes, funds and leases. */
export const CLAIM_MUTANTS: readonly Mutant[] = [
  {
    name: 'first-domain-stays',
    breaks: 'a mail is counted by the domain of the hand-over that was accepted',
    edits: [
      {
        file: CLAIM,
        from: '"recipientDomain" = ($9::text[])[u.domain]',
        to: '"recipientDomain" = coalesce(j."recipientDomain", ($9::text[])[u.domain])',
      },
    ],
    killer: { file: CONTRACT, test: 'settling an accepted mail counts it by the domain of the hand-over' },
  },
  {
    name: 'reserve-without-balance-condition',
    breaks: 'balance >= reserved, at any instant',
    edits: [
      {
        file: CLAIM,
        from: '[job.affiliateId, job.available]',
        to: '[job.affiliateId, job.available + 1_000]',
      },
      { file: CLAIM, from: ` AND c."balance" - c."reserved" >= u.credits`, to: '' },
      {
        file: MIGRATION,
        from: `CHECK ("reserved" >= 0 AND "balance" >= "reserved")`,
        to: 'CHECK ("reserved" >= 0)',
      },
    ],
    killer: { file: CONTRACT, test: 'funding never reserves more than there is, however many claim at once' },
  },
  {
    name: 'unfunded-job-fails-where-it-should-wait',
    breaks: 'an automation that waits for credit holds its jobs',
    edits: [{ file: CLAIM, from: 'unfundedVerdict(job.onNoCredit)', to: `unfundedVerdict('fail')` }],
    killer: { file: CONTRACT, test: 'funding holds instead where the automation waits for credit' },
  },
  {
    name: 'claim-takes-more-than-its-slots',
    breaks: 'every claimed job goes out at once: no more jobs than free slots',
    edits: [
      {
        file: 'packages/db/src/engine-store/claim/select-due-jobs.ts',
        from: '[input.affiliateIds, input.share, input.slots]',
        to: '[input.affiliateIds, input.share + 1, input.slots + 1]',
      },
    ],
    killer: { file: CONTRACT, test: 'claiming never takes more than the slots' },
  },
  {
    name: 'claim-overwrites-due-without-looking',
    breaks: 'nothing lost: an affiliate with pending jobs is looked at again when they are due',
    edits: [
      {
        file: CLAIM,
        from: `ORDER BY j."scheduledAt", j."id" LIMIT 1), 'infinity')`,
        to: `AND j."scheduledAt" < \${tx.clock.now} ORDER BY j."scheduledAt", j."id" LIMIT 1), 'infinity')`,
      },
    ],
    killer: { file: CONTRACT, test: 'claiming takes what is due, funds and leases it, and nothing else' },
  },
  {
    name: 'idle-affiliate-stays-due',
    breaks: 'who has nothing pending is not looked at, until something is',
    edits: [
      {
        file: CLAIM,
        from: `ORDER BY j."scheduledAt", j."id" LIMIT 1), 'infinity')`,
        to: `ORDER BY j."scheduledAt", j."id" LIMIT 1), \${tx.clock.now})`,
      },
    ],
    killer: { file: CONTRACT, test: 'claiming looks again at somebody who had nothing to do' },
  },
  {
    name: 'one-affiliate-is-served-first-for-ever',
    breaks: 'who was served goes to the back of the line, so nobody starves',
    edits: [
      {
        file: CLAIM,
        from: `ORDER BY "nextDueAt" LIMIT $1 FOR UPDATE SKIP LOCKED`,
        to: `ORDER BY "affiliateId" LIMIT least($1, 1) FOR UPDATE SKIP LOCKED`,
      },
    ],
    killer: { file: CONTRACT, test: 'claiming serves affiliates in turn, whoever has the longer queue' },
  },
  {
    name: 'claim-leaves-no-note-of-its-lease',
    breaks: 'an expired lease is found and rescued, whoever died',
    edits: [
      {
        file: CLAIM,
        from: `VALUES ($6, $8, \${tx.clock.now} + $7 * interval '1 millisecond', $1, $2))`,
        to: `SELECT $6::uuid, $8::text, \${tx.clock.now} + $7::float8 * interval '1 millisecond', $1::uuid[], $2::uuid[] WHERE false)`,
      },
    ],
    killer: { file: CONTRACT, test: 'the lease that expired makes the job unconfirmed, never pending' },
  },
  {
    name: 'claim-does-not-count-the-attempt',
    breaks: 'every hand-over has a number of its own',
    edits: [
      { file: CLAIM, from: `"attemptCount" = j."attemptCount" + 1`, to: `"attemptCount" = j."attemptCount"` },
    ],
    killer: { file: CONTRACT, test: 'claiming takes what is due, funds and leases it, and nothing else' },
  },
  {
    name: 'claim-keeps-what-an-unknown-commit-leased',
    breaks:
      'a claim whose COMMIT got no answer puts its jobs back instead of leaving them to become unconfirmed',
    edits: [{ file: CLAIM, from: '      await abandonLease(pool, clock, leaseToken)\n', to: '' }],
    killer: {
      file: 'packages/db/src/engine-store/whole-or-not.test.ts',
      test: 'a claim whose commit got no answer',
    },
  },
  {
    name: 'claim-ignores-the-open-breaker',
    breaks: 'nothing is claimed while the provider refuses everybody',
    edits: [
      { file: CLAIM, from: `  if (breaker === 'open') return { ...NOTHING, breaker }\n`, to: '' },
      { file: CLAIM, from: ` AND (SELECT state FROM breaker) <> 'open'`, to: '' },
    ],
    killer: { file: CONTRACT, test: 'the breaker lets nothing be claimed while it is open, and opens once' },
  },
  {
    name: 'half-open-breaker-lets-all-try',
    breaks: 'after the cool-down one job tries, not all of them',
    edits: [{ file: CLAIM, from: `breaker === 'probe' ? 1 : input.slots`, to: 'input.slots' }],
    killer: { file: CONTRACT, test: 'the breaker then tries with one job, while the others keep waiting' },
  },
  {
    name: 'breaker-does-not-wait-longer',
    breaks: 'the cool-down doubles with every trial that is refused',
    edits: [
      {
        file: 'packages/db/src/engine-store/claim/move-breaker.ts',
        from: `least($5::float8, $2::float8 * power(2, p."openCount"))`,
        to: 'least($5::float8, $2::float8)',
      },
    ],
    killer: { file: CONTRACT, test: 'the breaker waits longer after every failed trial' },
  },
  {
    name: 'refusals-close-what-refusals-opened',
    breaks: 'where every address is refused, no refusal proves that the provider serves us',
    edits: [
      {
        file: 'packages/db/src/engine-store/claim/move-breaker.ts',
        from: ` AND ($2 OR "errorCode" <> '\${EVERYBODY_REFUSED}')`,
        to: ' AND $2::boolean IS NOT NULL',
      },
    ],
    killer: { file: CONTRACT, test: 'the breaker that refusals opened is closed by an accepted mail only' },
  },
  {
    name: 'refusals-are-not-counted',
    breaks: 'counters are facts: what a claim refuses is counted',
    edits: [
      {
        file: 'packages/db/src/engine-store/claim/refuse-jobs.ts',
        from: 'jobs.map((j) => ({ affiliateId: j.affiliateId',
        to: 'jobs.slice(0, 0).map((j) => ({ affiliateId: j.affiliateId',
      },
    ],
    killer: { file: CONTRACT, test: 'the gates of a claim hold the jobs of a suspended affiliate' },
  },
]
