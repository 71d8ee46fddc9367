import type { Mutant } from '../mutant.ts'

const SCHEDULE = 'packages/engine/src/domain/retry-schedule.ts'
const SETTLEMENT = 'packages/engine/src/domain/settlement.ts'
const SCHEDULED = 'packages/engine/src/domain/retry-schedule.test.ts'
const SETTLED = 'packages/engine/src/domain/settlement.test.ts'
const ENGINE = 'packages/engine/src/engine.test.ts'

/** What follows from an outcome: the one rule and the one schedule. */
export const SCHEDULE_MUTANTS: readonly Mutant[] = [
  {
    name: 'unconfirmed-is-tried-again',
    breaks: 'never sent twice by itself: what nobody can know is not re-sent',
    edits: [
      {
        file: SETTLEMENT,
        from: `return { to: 'unconfirmed', fault: handOver.fault }`,
        to: `return settle(job, { kind: 'not-sent', fault: handOver.fault }, random)`,
      },
    ],
    killer: { file: ENGINE, test: 'the engine by itself does not send an unconfirmed mail again' },
    quick: true,
  },
  {
    name: 'blocked-burns-an-attempt',
    breaks: 'no job burns an attempt for trouble of the whole provider',
    edits: [{ file: SETTLEMENT, from: 'burnsAttempt: false,', to: 'burnsAttempt: true,' }],
    killer: {
      file: ENGINE,
      test: 'the breaker opens when the provider refuses everybody, and burns no attempt',
    },
  },
  {
    name: 'refused-recipient-is-not-suppressed',
    breaks: 'an address the provider refuses is not mailed again',
    edits: [{ file: SETTLEMENT, from: `handOver.about === 'recipient'`, to: 'false' }],
    killer: { file: SETTLED, test: 'settle fails what was refused, and suppresses only a refused recipient' },
  },
  {
    name: 'retry-after-is-ignored',
    breaks: 'a provider that asks for a pause gets it',
    edits: [{ file: SCHEDULE, from: 'Math.max(jittered, retryAfterMs)', to: 'jittered' }],
    killer: { file: SCHEDULED, test: 'nextTry lets the longer wait win when the provider asks for one' },
  },
  {
    name: 'jitter-out-of-range',
    breaks: 'retries come after 2, 6 and 18 s, ±20 %',
    edits: [{ file: SCHEDULE, from: 'const JITTER = 0.2', to: 'const JITTER = 0.3' }],
    killer: { file: SCHEDULED, test: 'nextTry waits 2, 6 and 18 seconds, give or take a fifth' },
  },
  {
    name: 'one-round-too-many',
    breaks: 'three rounds, then failed',
    edits: [
      {
        file: SCHEDULE,
        from: 'state.retryCount >= state.maxRetries',
        to: 'state.retryCount > state.maxRetries',
      },
    ],
    killer: { file: SCHEDULED, test: 'nextTry gives up after three rounds: sixteen attempts in all' },
  },
]
