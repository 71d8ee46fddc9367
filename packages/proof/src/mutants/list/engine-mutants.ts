import type { Mutant } from '../mutant.ts'

const DRAIN = 'packages/engine/src/flow/drain.ts'
const SEND = 'packages/engine/src/flow/3-send.ts'
const SETTLE = 'packages/engine/src/flow/4-settle.ts'
const ENGINE = 'packages/engine/src/engine.ts'
const TESTS = 'packages/engine/src/engine.test.ts'

/** Stage 3 and what strings the stages together: slots, stopping, the breaker, answers that nobody may lose. */
export const ENGINE_MUTANTS: readonly Mutant[] = [
  {
    name: 'settle-before-send',
    breaks: 'charged for what the provider accepted, never for what it did not',
    edits: [
      {
        file: DRAIN,
        from: '  parts.sending.count += 1\n',
        to: `  await parts.settling.add(
    { job, settlement: { to: 'completed', providerId: null }, outcome: 'accepted', durationMs: 0 },
    false,
  )
  parts.sending.count += 1\n`,
      },
    ],
    killer: { file: TESTS, test: 'the engine by itself gives up after three rounds, and charges nothing' },
    quick: true,
  },
  {
    name: 'unexpected-error-is-tried-again',
    breaks: 'a hand-over that ends in an error may have arrived: it is unconfirmed',
    edits: [
      {
        file: SEND,
        from: `kind: 'unconfirmed',\n        fault: { code: 'MAILER_ERROR'`,
        to: `kind: 'not-sent',\n        fault: { code: 'MAILER_ERROR'`,
      },
    ],
    killer: { file: TESTS, test: 'a hand-over that breaks in an unexpected way is unconfirmed' },
    quick: true,
  },
  {
    name: 'old-lease-still-sends',
    breaks: 'no hand-over begins when a third of the lease is gone',
    edits: [
      {
        file: SEND,
        from: `(clock.monotonicMs() - claimedAtMs > START_WITHIN_MS ? 'LEASE_TOO_OLD' : null)`,
        to: 'null',
      },
    ],
    killer: { file: TESTS, test: 'a hand-over does not begin when too much of the lease is gone' },
    quick: true,
  },
  {
    name: 'goals-are-not-asked-again',
    breaks: 'nothing is handed over after a goal of its run was known',
    edits: [{ file: SEND, from: 'job.mustAsk ? await whyKept(ports, input) : null', to: 'null' }],
    killer: {
      file: TESTS,
      test: 'the engine by itself hands nothing over whose goal became known after the claim',
    },
    quick: true,
  },
  {
    name: 'late-answer-about-goals-still-sends',
    breaks: 'no hand-over begins when a third of the lease is gone',
    edits: [{ file: SEND, from: '    return whyNotNow(ports, asked)\n', to: '    return null\n' }],
    killer: { file: TESTS, test: 'does not hand over when the answer about the goals came too late' },
  },
  {
    name: 'stopping-process-still-sends',
    breaks: 'a process that stops puts back what it has not handed over',
    edits: [{ file: SEND, from: '  if (stop !== null) return notHandedOver(stop)\n', to: '' }],
    killer: { file: TESTS, test: 'stopping puts back what was claimed but not handed over' },
  },
  {
    name: 'stop-does-not-wait',
    breaks: 'on SIGTERM what is in flight finishes and is settled',
    edits: [{ file: ENGINE, from: '      await Promise.allSettled(drains)\n', to: '' }],
    killer: { file: TESTS, test: 'stopping lets what is in flight finish and settles it' },
    quick: true,
  },
  {
    name: 'stop-goes-on-claiming',
    breaks: 'on SIGTERM nothing more is claimed',
    edits: [{ file: DRAIN, from: `    parts.stopReason() === 'STOPPING' ||\n`, to: '' }],
    killer: { file: TESTS, test: 'stopping lets what is in flight finish and settles it' },
  },
  {
    name: 'failed-claim-forgets-what-is-in-flight',
    breaks: 'a drain ends when everything it handed over is settled, also after an error',
    edits: [
      {
        file: DRAIN,
        from: `    await sends.ended()\n  }`,
        to: `    if (claimedAll) await sends.ended()\n  }`,
      },
    ],
    killer: { file: TESTS, test: 'stopping waits for what is in flight, also when a claim failed meanwhile' },
  },
  {
    name: 'claims-pile-up-behind-a-slow-database',
    breaks: 'nothing more is claimed while too many mails wait to be settled',
    edits: [{ file: DRAIN, from: '      await parts.settling.hasRoom()\n', to: '' }],
    killer: {
      file: 'packages/engine/src/flow/drain.test.ts',
      test: 'claims nothing while too many mails wait to be settled',
    },
  },
  {
    name: 'slots-are-not-reserved',
    breaks: 'two drains never claim for the same slot',
    edits: [{ file: 'packages/engine/src/slots.ts', from: '      taken += count\n', to: '' }],
    killer: { file: 'packages/engine/src/slots.test.ts', test: 'never gives more than there are' },
  },
  {
    name: 'blocked-does-not-open-the-breaker',
    breaks: 'an outage of the provider stops every claim',
    edits: [
      {
        file: DRAIN,
        from: `  if (counted.kind === 'blocked') await parts.breaker.blocked(counted)\n`,
        to: '',
      },
    ],
    killer: {
      file: TESTS,
      test: 'the breaker opens when the provider refuses everybody, and burns no attempt',
    },
    quick: true,
  },
  {
    name: 'accepted-trial-does-not-close-the-breaker',
    breaks: 'the breaker closes with the first mail that is accepted',
    edits: [
      {
        file: DRAIN,
        from: `  if (isProbe && sent.handOver.kind !== 'blocked') await parts.breaker.answered(sent.handOver)\n`,
        to: '',
      },
    ],
    killer: { file: TESTS, test: 'the breaker tries with one mail after the cool-down' },
  },
  {
    name: 'refused-trial-does-not-close-the-breaker',
    breaks: 'one wrong address does not keep everybody waiting',
    edits: [
      {
        file: 'packages/engine/src/breaker.ts',
        from: `handOver.kind === 'rejected' && handOver.about === 'unknown'`,
        to: `handOver.kind === 'rejected'`,
      },
    ],
    killer: { file: TESTS, test: 'the breaker closes when one mail is refused by itself' },
  },
  {
    name: 'answer-is-dropped-when-the-database-is-away',
    breaks: 'an answer of the provider is never thrown away: settled until written',
    edits: [
      {
        file: SETTLE,
        from: '      await new Promise<void>((resume) => ports.clock.after(waitMs, resume))\n',
        to: '      return { accepted: 0, putBack: 0, failed: 0, unconfirmed: 0, lost: sends }\n',
      },
    ],
    killer: { file: TESTS, test: 'settling is tried again for as long as the store does not answer' },
    quick: true,
  },
  {
    name: 'late-answer-is-not-handed-in',
    breaks: 'the late answer of an attempt is evidence',
    edits: [
      {
        file: SETTLE,
        from: 'if (report.lost.length === 0) return report',
        to: 'if (report.lost.length >= 0) return report',
      },
    ],
    killer: { file: TESTS, test: 'settling takes an answer that comes after the lease as evidence' },
    quick: true,
  },
  {
    name: 'retry-does-not-set-the-timer',
    breaks: 'a retry goes out when it is due, not at the next tick',
    edits: [{ file: ENGINE, from: '      if (report.putBack > 0) void waker.setTimer()\n', to: '' }],
    killer: {
      file: TESTS,
      test: 'the engine by itself tries again by the schedule also when the answer took its time',
    },
  },
]
