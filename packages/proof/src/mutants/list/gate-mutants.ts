import type { Mutant } from '../mutant.ts'

const FACTS = 'packages/db/src/engine-store/claim/select-due-jobs.ts'
const CLAIMED = 'packages/db/src/engine-store/claim/claim-gates.test.ts'

/** A gate whose fact the claim does not read. */
function withoutFact(gate: string, from: string, to: string): Mutant {
  return {
    name: `claim-does-not-read-${gate}`,
    breaks: `the claim reads what its gates need: ${gate.replaceAll('-', ' ')}`,
    edits: [{ file: FACTS, from, to }],
    killer: { file: CLAIMED, test: `a claim stops at ${gate.replaceAll('-', ' ')}` },
  }
}

/** One mutant per fact that the gates need; the rule itself is Stryker's (`npm run mutants`). */
export const GATE_MUTANTS: readonly Mutant[] = [
  withoutFact('an-unsubscribed-lead', `l."unsubscribedAt" IS NOT NULL AS`, 'false AS'),
  withoutFact('a-suppressed-lead', `l."suppressedAt" IS NOT NULL AS`, 'false AS'),
  withoutFact(
    'a-lead-that-lets-its-mails-wait',
    `extract(epoch FROM l."snoozedUntil" - \${tx.clock.now}) * 1000`,
    '0',
  ),
  withoutFact('a-paused-run', `r."status" AS "runStatus"`, `'active' AS "runStatus"`),
  withoutFact('a-paused-automation', `'automationStatus', a."status"`, `'automationStatus', 'active'`),
  withoutFact(
    'a-suspended-affiliate',
    `'affiliateSuspended', p."status" = 'suspended'`,
    `'affiliateSuspended', false`,
  ),
  withoutFact('a-deleted-step', `'stepDeleted', s."archivedAt" IS NOT NULL`, `'stepDeleted', false`),
  withoutFact(
    'an-earlier-step-on-its-way',
    `AND e."status" IN ('pending', 'processing'))`,
    `AND e."status" = 'pending')`,
  ),
]
