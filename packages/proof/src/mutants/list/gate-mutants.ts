import type { Mutant } from '../mutant.ts'

const GATES = 'packages/engine/src/domain/claim-gates.ts'
const REFUSAL = 'packages/engine/src/domain/job-refusal.ts'
const LEAD = 'packages/engine/src/domain/lead.ts'
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

/** A reason left out of the rule that the claim shares with retry, undo and send now. */
function withoutReason(
  gate: string,
  from: string,
  { test, file = REFUSAL, to = '' }: { readonly test: string; readonly file?: string; readonly to?: string },
): Mutant {
  return { ...withoutRule(gate, from, test), edits: [{ file, from, to }] }
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
  withoutReason('cancelled-run', `  if (job.runStatus === 'cancelled') return 'RUN_CANCELLED'\n`, {
    test: '{"runStatus":"cancelled"}',
  }),
  withoutReason('deleted-step', `  if (job.stepDeleted) return 'STEP_DELETED'\n`, {
    test: '{"stepDeleted":true}',
  }),
  withoutReason('suppressed-lead', `  if (lead.leadSuppressed) return 'SUPPRESSED'\n`, {
    test: '{"leadSuppressed":true}',
    file: LEAD,
  }),
  withoutReason('unsubscribed-lead', `lead.leadUnsubscribed ? 'UNSUBSCRIBED' : null`, {
    test: '{"leadUnsubscribed":true}',
    file: LEAD,
    to: 'null',
  }),
  withoutReason('missing-address', `  if (lead.leadEmail === null) return 'NO_ADDRESS'\n`, {
    test: '{"leadEmail":null}',
    file: LEAD,
  }),
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
    '{"earlierStepHeld":"INSUFFICIENT_CREDIT"}',
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
