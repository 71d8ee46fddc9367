import { EVENT_KINDS } from '@booster/engine/domain/delivery-event'
import { findViolations } from '@booster/engine/testing/memory/find-violations'
import fc from 'fast-check'
import {
  type Act,
  ANSWERS,
  answerLate,
  claimOnly,
  deliver,
  enrol,
  HOUR_MS,
  moveBreaker,
  passTime,
  policy,
  publish,
  recordEvent,
  rescue,
  resolve,
  restart,
  steerAutomation,
  steerJobs,
  steerRun,
  suspend,
  tick,
  topUp,
  unsubscribe,
} from './acts.ts'
import { breachesOf } from './breaches.ts'
import {
  askAgain,
  askOptIn,
  confirm,
  eraseLead,
  liftSuppressions,
  optIn,
  reactivateLead,
  sendQuestions,
  stopByLink,
  updateLead,
} from './lead-acts.ts'
import { ADDRESSES, advance, type Model, type Real } from './model-pair.ts'
import { differenceOf } from './view.ts'
import { viewModel } from './view-model.ts'
import { viewReal } from './view-real.ts'

export type ActCommand = fc.AsyncCommand<Model, Real> & { readonly act: Act }

/** The store did otherwise than the reference model. */
export class Divergence extends Error {
  constructor(what: string, lines: readonly string[]) {
    super(`${what}\n${lines.slice(0, 12).join('\n')}`)
    this.name = 'Divergence'
  }
}

const PAUSES_MS = [
  1,
  1_000,
  2_000,
  6_000,
  61_000,
  HOUR_MS / 6,
  HOUR_MS / 2,
  HOUR_MS,
  5 * HOUR_MS,
  24 * HOUR_MS,
]
const INVARIANTS_EVERY = 40

/** An operation as a command: both sides must give the same answer and then show the same state. */
export function command(name: string, act: Act, input?: unknown): ActCommand {
  return {
    act,
    check: () => true,
    run: async (model, real) => {
      const expected = JSON.stringify(await act(model))
      const found = JSON.stringify(await act(real))
      if (expected !== found) throw new Divergence(`${name}: another answer`, [expected, found])
      const [wanted, seen] = [await viewModel(model), await viewReal(real)]
      const difference = differenceOf(wanted, seen)
      if (difference.length > 0) throw new Divergence(`${name}: another world`, difference)
      const breaches = breachesOf(model.before, seen, name)
      if (breaches.length > 0) throw new Divergence(`${name}: against the leads`, breaches)
      model.before = seen
      const violations = findViolations(model.state)
      if (violations.length > 0) throw new Divergence(`${name}: the model breaks`, violations)
      model.acts += 1
      if (model.acts % INVARIANTS_EVERY === 0) await expectInvariants(real, isAboutRescue)
      // No two operations at the same moment, or the order of what is due would be left to chance.
      for (const side of [model, real]) await advance(side, 1)
    },
    toString: () => `${name}(${input === undefined ? '' : JSON.stringify(input)})`,
  }
}

/** In these stories rescue and the policy come when they come, so these two may be late in the midst of one. */
export function isAboutRescue(violation: string): boolean {
  return /^(no-lease-overdue|unconfirmed-ends):/.test(violation)
}

/** @throws Divergence when PostgreSQL breaks an invariant that is not excused */
export async function expectInvariants(
  real: Real,
  isExcused: (violation: string) => boolean = () => false,
): Promise<void> {
  const violations = (await real.harness.world.violations()).filter((v) => !isExcused(v))
  if (violations.length > 0) throw new Divergence('PostgreSQL breaks', violations)
}

/** The end of every story: what is overdue is rescued and decided, and then nothing is excused. */
export async function endStory(model: Model, real: Real): Promise<void> {
  for (const [name, act] of [
    ['rescue', rescue],
    ['policy', policy],
  ] as const)
    await command(name, act).run(model, real)
  await expectInvariants(real)
}

function of<Input>(name: string, input: fc.Arbitrary<Input>, act: (input: Input) => Act) {
  return input.map((value) => command(name, act(value), value))
}

const some = fc.nat({ max: 11 })
const address = fc.nat({ max: ADDRESSES.length - 1 })
const answers = fc.array(fc.nat({ max: ANSWERS.length - 1 }), { minLength: 1, maxLength: 6 })
const job = fc.record({ run: some, job: some })
const stranger = fc.nat({ max: 15 }).map((n) => n === 0)

function steering(operation: 'cancelJobs' | 'undoCancelJobs' | 'retryJobs' | 'sendJobsNow') {
  return fc.record({
    operation: fc.constant(operation),
    jobs: fc.array(job, { minLength: 1, maxLength: 2 }),
    stranger,
  })
}
function running(operation: 'cancelRun' | 'pauseRun' | 'resumeRun') {
  return fc.record({ operation: fc.constant(operation), run: some, stranger })
}

const COMMANDS = {
  enrol: of(
    'enrol',
    fc.record({ lead: some, automation: fc.nat({ max: 3 }), key: fc.nat({ max: 2 }) }),
    enrol,
  ),
  optIn: of('opt-in', fc.record({ email: fc.nat({ max: 3 }) }), optIn),
  tick: of('tick', fc.record({ answers }), tick),
  claim: of('claim', fc.record({ answers, dies: fc.boolean() }), claimOnly),
  answerLate: of(
    'late answer',
    fc.record({ from: some, count: fc.integer({ min: 1, max: 3 }), again: fc.boolean() }),
    answerLate,
  ),
  clock: of('clock', fc.record({ ms: fc.constantFrom(...PAUSES_MS) }), passTime),
  rescue: fc.constant(null).map(() => command('rescue', rescue)),
  policy: fc.constant(null).map(() => command('policy', policy)),
  topUp: of(
    'top up',
    fc.record({
      amountCredits: fc.constantFrom(1, 2, 5, -1, -4),
      type: fc.constantFrom('topup', 'adjustment'),
      reference: fc.nat({ max: 30 }),
    }),
    topUp,
  ),
  cancelRun: of('run', running('cancelRun'), steerRun),
  pauseRun: of('run', running('pauseRun'), steerRun),
  resumeRun: of('run', running('resumeRun'), steerRun),
  restart: of(
    'restart',
    fc.record({ run: some, fromStepOrder: fc.integer({ min: 1, max: 3 }), stranger }),
    restart,
  ),
  automation: of(
    'automation',
    fc.record({
      automation: fc.nat({ max: 2 }),
      status: fc.constantFrom('active', 'active', 'active', 'paused', 'paused', 'archived'),
    }),
    steerAutomation,
  ),
  cancelJobs: of('jobs', steering('cancelJobs'), steerJobs),
  undo: of('jobs', steering('undoCancelJobs'), steerJobs),
  retry: of('jobs', steering('retryJobs'), steerJobs),
  sendNow: of('jobs', steering('sendJobsNow'), steerJobs),
  resolve: of(
    'resolve',
    fc.record({
      job,
      verdict: fc.constantFrom('was_sent', 'was_sent', 'send_again', 'release'),
      times: fc.integer({ min: 1, max: 2 }),
    }),
    resolve,
  ),
  deliver: of(
    'deliver',
    fc.record({
      job,
      kind: fc.constantFrom(...EVENT_KINDS),
      bounceClass: fc.constantFrom('hard', 'soft', 'reputation'),
      by: fc.constantFrom('reference', 'reference', 'own-link', 'address'),
      event: fc.nat({ max: 9 }),
    }),
    deliver,
  ),
  event: of(
    'event',
    fc.record({
      lead: some,
      event: fc.constantFrom('paid', 'paid', 'attended', 'invoice_created', 'invoice_created'),
      key: fc.option(fc.nat({ max: 2 }), { freq: 2 }),
      stranger,
    }),
    recordEvent,
  ),
  unsubscribe: of(
    'unsubscribe',
    fc.record({ lead: some, reason: fc.constantFrom('unsubscribed', 'hard_bounce', 'complaint') }),
    unsubscribe,
  ),
  stopByLink: of(
    'stop by link',
    fc.record({ job, act: fc.constantFrom('leave', 'undo', 'undo', 'snooze', 'snooze', 'wake') }),
    stopByLink,
  ),
  updateLead: of(
    'update lead',
    fc.record({ lead: some, name: fc.option(fc.nat({ max: 3 })), address: fc.option(address), stranger }),
    updateLead,
  ),
  reactivateLead: of('reactivate lead', fc.record({ lead: some, stranger }), reactivateLead),
  lift: of(
    'lift',
    fc.record({ leads: fc.array(some, { minLength: 1, maxLength: 3 }), stranger }),
    liftSuppressions,
  ),
  eraseLead: of('erase lead', fc.record({ lead: some, stranger }), eraseLead),
  askOptIn: of(
    'ask',
    fc.record({ address: fc.constantFrom(0, 4, 8, 8, 9, 9), name: fc.nat({ max: 3 }) }),
    askOptIn,
  ),
  askAgain: of('ask again', fc.record({ lead: some, stranger }), askAgain),
  sendQuestions: of(
    'send questions',
    fc.record({
      end: fc.constantFrom('sent', 'sent', 'sent', 'failed', 'unconfirmed', 'queued', 'withheld', 'dies'),
    }),
    sendQuestions,
  ),
  confirm: of('confirm', fc.record({ link: some }), confirm),
  publish: of(
    'publish',
    fc.record({
      automation: fc.nat({ max: 2 }),
      edit: fc.constantFrom('text', 'text', 'delete', 'add', 'reverse'),
      step: some,
      text: some,
    }),
    publish,
  ),
  breaker: of('breaker', fc.record({ to: fc.constantFrom('open', 'closed', 'closed') }), moveBreaker),
  suspend: of('suspend', fc.record({ status: fc.constantFrom('active', 'active', 'suspended') }), suspend),
} as const satisfies Record<string, fc.Arbitrary<ActCommand>>

type CommandName = keyof typeof COMMANDS

/** How often each comes compared with the others; `fc.commands` gives every entry the same chance. */
const OFTEN: Partial<Record<CommandName, number>> = {
  ...{ enrol: 5, tick: 6, clock: 6, claim: 3, answerLate: 3, topUp: 3, resolve: 3, resumeRun: 2, undo: 2 },
  ...{ retry: 2, rescue: 3, optIn: 2, deliver: 2, event: 2 },
  ...{ updateLead: 2, askOptIn: 2, askAgain: 2, sendQuestions: 2 },
}

/** What happens around leads whose addresses and wills change. */
const OFTEN_ABOUT_LEADS: Partial<Record<CommandName, number>> = {
  ...{ enrol: 2, tick: 3, clock: 3, unsubscribe: 2, deliver: 1, stopByLink: 4, optIn: 1, topUp: 1 },
  ...{ updateLead: 4, reactivateLead: 2, lift: 2, eraseLead: 1 },
  ...{ askOptIn: 3, sendQuestions: 4, askAgain: 3, confirm: 3 },
}

/** All commands, the frequent ones several times. */
export function allCommands(): fc.Arbitrary<ActCommand>[] {
  return (Object.keys(COMMANDS) as CommandName[]).flatMap((name) => times(name, OFTEN[name] ?? 1))
}

export function leadCommands(): fc.Arbitrary<ActCommand>[] {
  const names = Object.keys(OFTEN_ABOUT_LEADS) as CommandName[]
  return names.flatMap((name) => times(name, OFTEN_ABOUT_LEADS[name] ?? 0))
}

function times(name: CommandName, count: number): fc.Arbitrary<ActCommand>[] {
  return Array.from({ length: count }, () => COMMANDS[name])
}
