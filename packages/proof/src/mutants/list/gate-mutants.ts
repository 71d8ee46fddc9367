import type { Mutant } from '../mutant.ts'

const GATES = 'packages/engine/src/domain/claim-gates.ts'
const RULES = 'packages/engine/src/domain/claim-gates.test.ts'
const FACTS = 'packages/db/src/engine-store/claim/select-due-jobs.ts'
const CLAIMED = 'packages/db/src/engine-store/claim/claim-gates.test.ts'

/** A gate left out of the rule. */
function withoutRule(gate: string, line: string, test: string): Mutant {
  return {
    name: `gate-without-${gate}`,
    breaks: `the claim stops what must not go out: ${gate.replaceAll('-', ' ')}`,
    edits: [{ file: GATES, from: line, to: '' }],
    killer: { file: RULES, test: `passGates ${test}` },
  }
}

/** A gate whose fact the claim does not read. */
function withoutFact(gate: string, from: string, to: string): Mutant {
  return {
    name: `claim-does-not-look-at-${gate}`,
    breaks: `the claim reads what its gates look at: ${gate.replaceAll('-', ' ')}`,
    edits: [{ file: FACTS, from, to }],
    killer: { file: CLAIMED, test: `a claim stops at ${gate.replaceAll('-', ' ')}` },
  }
}

/** One mutant per gate, in the rule and in what feeds it. */
export const gateMutants: readonly Mutant[] = [
  withoutRule(
    'cancelled-run',
    `  if (f.runStatus === 'cancelled') return { kind: 'cancel', errorCode: JOB_ERROR_CODES.runCancelled }\n`,
    '{"runStatus":"cancelled"}',
  ),
  withoutRule(
    'deleted-step',
    `  if (f.stepDeleted) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.stepDeleted }\n`,
    '{"stepDeleted":true}',
  ),
  withoutRule(
    'suppressed-lead',
    `  if (f.leadSuppressed) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.suppressed }\n`,
    '{"leadSuppressed":true}',
  ),
  withoutRule(
    'unsubscribed-lead',
    `  if (f.leadUnsubscribed) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.unsubscribed }\n`,
    '{"leadUnsubscribed":true}',
  ),
  withoutRule(
    'missing-address',
    `  if (f.leadEmail === null) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.noAddress }\n`,
    '{"leadEmail":null}',
  ),
  withoutRule(
    'suspended-affiliate',
    `  if (f.affiliateSuspended) return { kind: 'hold', reason: 'AFFILIATE_SUSPENDED' }\n`,
    '{"affiliateSuspended":true}',
  ),
  withoutRule(
    'paused-run',
    `  if (f.runStatus === 'paused') return { kind: 'hold', reason: 'RUN_PAUSED' }\n`,
    '{"runStatus":"paused"}',
  ),
  withoutRule(
    'paused-automation',
    `  if (f.automationStatus !== 'active') return { kind: 'hold', reason: 'AUTOMATION_PAUSED' }\n`,
    '{"automationStatus":"paused"}',
  ),
  {
    ...withoutRule(
      'earlier-step-open',
      `  if (f.earlierStepOpen) return { kind: 'behind' }\n`,
      '{"earlierStepOpen":true}',
    ),
    quick: true,
  },
  withoutRule(
    'earlier-step-held',
    `  if (f.earlierStepHeld !== null) return { kind: 'hold', reason: f.earlierStepHeld }\n`,
    '{"earlierStepHeld":"NO_CREDIT"}',
  ),
  withoutFact('an-unsubscribed-lead', `l."unsubscribedAt" IS NOT NULL AS`, 'false AS'),
  withoutFact('a-suppressed-lead', `l."suppressedAt" IS NOT NULL AS`, 'false AS'),
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
