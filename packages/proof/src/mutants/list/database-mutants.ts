import type { Mutant } from '../mutant.ts'

const MIGRATION = 'prisma/migrations/20261120000000_init/migration.sql'
const LEAN_JOBS = 'prisma/migrations/20261120150000_lean_jobs/migration.sql'
const REFUSES = 'packages/db/src/invariants/database-refuses.test.ts'

function without(
  name: string,
  breaks: string,
  from: string,
  to: string,
  test: string,
  file = MIGRATION,
): Mutant {
  return {
    name: `database-allows-${name}`,
    breaks,
    edits: [{ file, from, to }],
    killer: { file: REFUSES, test: `the database refuses ${test}` },
  }
}

/** The rules that the database holds once more, whatever the code does. */
export const DATABASE_MUTANTS: readonly Mutant[] = [
  without(
    'two-charges-of-a-job',
    'at most one deduct per job, whatever the code does',
    'CREATE UNIQUE INDEX "AffiliateCreditTransaction_one_deduct_per_job"',
    'CREATE INDEX "AffiliateCreditTransaction_one_deduct_per_job"',
    'a second charge of a job',
  ),
  without(
    'reserving-beyond-the-balance',
    'balance >= reserved >= 0, whatever the code does',
    `CHECK ("reserved" >= 0 AND "balance" >= "reserved")`,
    'CHECK ("reserved" >= 0)',
    'a reservation beyond the balance',
  ),
  without(
    'releasing-twice',
    'balance >= reserved >= 0, whatever the code does',
    `CHECK ("reserved" >= 0 AND "balance" >= "reserved")`,
    'CHECK ("balance" >= "reserved")',
    'a second release',
  ),
  without(
    'reviving-a-sent-job',
    'illegal transitions are refused by the database too',
    `OR (OLD."status" = 'failed' AND NEW."status" = 'pending')`,
    `OR (OLD."status" IN ('failed', 'completed') AND NEW."status" = 'pending')`,
    'a sent job that is to be sent again',
    LEAN_JOBS,
  ),
  without(
    'completing-without-a-charge',
    'completed and charged are one thing',
    `CHECK (("status" = 'completed') = "creditDeducted")`,
    'CHECK (true)',
    'a completed job that was not charged',
  ),
  without(
    'changing-the-ledger',
    'the ledger only grows',
    `CREATE TRIGGER "ledger_append_only" BEFORE UPDATE OR DELETE ON`,
    `CREATE TRIGGER "ledger_append_only" BEFORE UPDATE OF "seq" ON`,
    'a changed line of the ledger',
  ),
  without(
    'a-wrong-running-balance',
    'balanceAfter = balanceBefore + amount',
    `CHECK ("balanceAfter" = "balanceBefore" + "amount" AND "balanceAfter" >= 0)`,
    'CHECK ("balanceAfter" >= 0)',
    'a line of the ledger that does not add up',
  ),
]
