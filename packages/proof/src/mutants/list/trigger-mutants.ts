import type { Mutant } from '../mutant.ts'

const ENROL = 'packages/db/src/engine-store/trigger/enrol-leads.ts'
const OPTIN = 'packages/db/src/engine-store/trigger/enter-optin.ts'
const CONTRACT = 'packages/db/src/engine-store/store.contract.test.ts'

/** Stage 1: run and jobs together or not at all, once per lead, and the workers know of it. */
export const TRIGGER_MUTANTS: readonly Mutant[] = [
  {
    name: 'enrol-without-on-conflict',
    breaks: 'a lead enters an automation once, and the second trigger says so',
    edits: [
      {
        file: ENROL,
        from: `ON CONFLICT ("affiliateId", "automationId", "leadId", "triggerKey", "entry") DO NOTHING`,
        to: '',
      },
    ],
    killer: { file: CONTRACT, test: 'enrolling leads enrols a lead once, also when ten triggers come' },
  },
  {
    name: 'keyed-automation-forgets-its-key',
    breaks: 'an automation that may run again runs once per invoice or meeting',
    edits: [{ file: ENROL, from: 'runKeyFor(automation.reentry, input.triggerKey)', to: `''` }],
    killer: { file: CONTRACT, test: 'enrolling leads enters a keyed automation once per key' },
  },
  {
    name: 'enrol-does-not-mark-due',
    breaks: 'nothing lost: whoever was enrolled is looked at when the first job is due',
    edits: [
      {
        file: ENROL,
        from: 'markDue(tx, [{ affiliateId, inMs: firstDelayMinutes * MINUTE_MS }])',
        to: 'markDue(tx, [])',
      },
    ],
    killer: { file: CONTRACT, test: 'claiming looks again at somebody who had nothing to do' },
  },
  {
    name: 'mark-due-forgets-the-sooner-time',
    breaks: 'a later due time never hides an earlier one',
    edits: [
      {
        file: 'packages/db/src/engine-store/shared/mark-due.ts',
        from: `least(d."nextDueAt", excluded."nextDueAt")`,
        to: `greatest(d."nextDueAt", excluded."nextDueAt")`,
      },
    ],
    killer: { file: CONTRACT, test: 'claiming looks again at somebody who had nothing to do' },
  },
  {
    name: 'enrol-wakes-nobody',
    breaks: 'a trigger wakes the workers at once, not at the next tick',
    edits: [
      {
        file: 'packages/db/src/engine-store/shared/announce.ts',
        from: `, pg_notify('\${DUE_CHANNEL}', '')`,
        to: '',
      },
    ],
    killer: { file: 'packages/db/src/connection/notify.test.ts', test: 'a trigger wakes the workers' },
  },
  {
    name: 'optin-in-two-transactions',
    breaks: 'an opt-in leaves lead, consent, run and jobs, or no trace at all',
    edits: [
      {
        file: OPTIN,
        from: `  countPerson(tx,`,
        to: `  await tx.rows('commit-early', 'COMMIT', [])
  await tx.rows('begin-again', 'BEGIN', [])
  countPerson(tx,`,
      },
    ],
    killer: {
      file: 'packages/db/src/engine-store/whole-or-not.test.ts',
      test: 'an opt-in that cannot be counted',
    },
  },
  {
    name: 'optin-takes-a-suppression-back',
    breaks: 'who complained or bounced is not mailed again because somebody typed the address',
    edits: [
      {
        file: OPTIN,
        from: `THEN NULL ELSE l."suppressedAt" END,`,
        to: `THEN NULL ELSE NULL END,`,
      },
    ],
    killer: { file: CONTRACT, test: 'an unsubscription back, but never a suppression' },
  },
  {
    name: 'question-lets-everything-go',
    breaks: 'nothing is handed over after a goal of its run was known',
    edits: [
      {
        file: 'packages/db/src/engine-store/claim/ask-goals.ts',
        from: `AND r."goalAt" IS NULL
       RETURNING`,
        to: 'RETURNING',
      },
    ],
    killer: { file: CONTRACT, test: 'keeps a claimed mail back when the goal is known' },
  },
  {
    name: 'event-without-its-turn',
    breaks: 'no run starts whose goal is known, and no run goes on whose goal is',
    edits: [
      {
        file: 'packages/db/src/engine-store/trigger/record-event.ts',
        from: 'pg_advisory_xact_lock(',
        to: '(',
      },
    ],
    killer: { file: CONTRACT, test: 'leave no run that goes on, whichever comes first' },
  },
  {
    name: 'ended-run-is-open-to-a-retry-after-its-goal',
    breaks: 'nothing is handed over after a goal of its run was known',
    edits: [
      {
        file: 'packages/db/src/engine-store/trigger/reach-goals.ts',
        from: `AND r."status" <> 'completed' AND r."goalAt" IS NULL
       AND $3`,
        to: `AND r."status" IN ('active', 'paused') AND r."goalAt" IS NULL
       AND $3`,
      },
    ],
    killer: { file: CONTRACT, test: 'is not reopened by retrying its failed mail' },
  },
  {
    name: 'operations-without-a-transaction',
    breaks: 'every operation of the store is exactly one transaction',
    edits: [
      {
        file: 'packages/db/src/connection/transaction.ts',
        from: `const BEGIN_GENERIC = 'BEGIN; SET LOCAL`,
        to: `const BEGIN_GENERIC = 'SET`,
      },
    ],
    killer: {
      file: 'packages/db/src/engine-store/whole-or-not.test.ts',
      test: 'an opt-in that cannot be counted',
    },
  },
]
