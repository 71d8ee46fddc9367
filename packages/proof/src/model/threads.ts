import { SYSTEM } from '@booster/engine/domain/actor'
import { EVENT_KINDS } from '@booster/engine/domain/delivery-event'
import type { ClaimedJob, SettledSend } from '@booster/engine/ports'
import fc from 'fast-check'
import {
  type Act,
  ANSWERS,
  answerTo,
  askGoals,
  claim,
  deliver,
  endOf,
  enrol,
  type JobAt,
  jobAt,
  policy,
  recordEvent,
  rescue,
  steerAutomation,
  steerJobs,
  steerRun,
  topUp,
  unsubscribe,
} from './acts.ts'
import { eraseLead, liftSuppressions, reactivateLead, updateLead } from './lead-acts.ts'
import type { Side } from './model-pair.ts'

/**
 * Something that goes on beside other things: one store operation after the other, each of which is atomic. An
 * operation that steps over what others hold (SKIP LOCKED) may find nothing to do, and be left to the next look.
 */
export type Thread = {
  readonly name: string
  /** Jobs that it locks, even where it then changes nothing: others may pass them over. */
  readonly targets: readonly JobAt[]
  /** A fresh course of it; what one operation learns, the next one knows. */
  readonly begin: () => readonly Operation[]
}
export type Operation = { readonly act: Act; readonly maySkip: boolean }

function single(name: string, act: Act, { maySkip = false, targets = [] as readonly JobAt[] } = {}): Thread {
  return {
    name,
    targets,
    begin: () => [{ act, maySkip }],
  }
}

/** A process that claims what is due, hands it over, and settles the answers. */
function sending(answers: readonly number[]): Thread {
  return {
    name: `send ${answers.map((n) => ANSWERS[n]?.kind).join()}`,
    targets: [],
    begin: () => {
      let jobs: readonly ClaimedJob[] = []
      let keptBack: ReadonlySet<string> = new Set()
      return [
        {
          maySkip: true,
          act: async (side) => {
            const claimed = await claim(side)
            jobs = claimed.jobs
            return claimed.seen
          },
        },
        {
          maySkip: false,
          act: async (side) => {
            keptBack = await askGoals(side, jobs)
            return null
          },
        },
        { maySkip: false, act: (side) => settleThem(side, { jobs, answers, keptBack }) },
      ]
    },
  }
}

/** An answer of a hand-over that began before: settled, or, its lease lost, evidence. */
function answering(from: number): Thread {
  return {
    name: `answer ${from}`,
    targets: [],
    begin: () => {
      let lost: readonly SettledSend[] = []
      return [
        {
          maySkip: false,
          act: async (side) => {
            const { store, cast } = side
            const open = cast.open[from % Math.max(1, cast.open.length)]
            if (open === undefined) return null
            const report = await store.settleSends([endOf(side, open)])
            lost = report.lost
            return lost.length
          },
        },
        {
          maySkip: false,
          act: async ({ store }) =>
            lost.length === 0 ? null : (await store.settleLateAnswers(lost)).lost.length,
        },
      ]
    },
  }
}

async function settleThem(
  side: Side,
  sent: {
    readonly jobs: readonly ClaimedJob[]
    readonly answers: readonly number[]
    readonly keptBack: ReadonlySet<string>
  },
): Promise<unknown> {
  const { jobs, answers, keptBack } = sent
  if (jobs.length === 0) return null
  // The answer belongs to the step, so that it is the same in whatever order jobs are claimed. (Their names are known
  // only when the trigger has had its answer, which may be later than this.)
  const sends = jobs.map((job) => answerTo(job, answers[job.stepOrder % answers.length] ?? 0, keptBack))
  return (await side.store.settleSends(sends)).lost.length
}

function resolving(job: JobAt, verdict: 'was_sent' | 'send_again' | 'release'): Act {
  return async (side) =>
    side.cast.runIds.length === 0
      ? null
      : side.store.resolveUnconfirmed({
          affiliateId: side.cast.affiliateId,
          jobId: jobAt(side, job),
          verdict,
          actor: SYSTEM,
        })
}

/** New texts for the first steps of the first automation, perhaps without one of them; unlike an edit it reads nothing. */
function publishing(without: number | null): Act {
  return ({ store, cast }) =>
    store.publishSteps({
      affiliateId: cast.affiliateId,
      automationId: cast.automationIds[0] ?? '',
      steps: (cast.stepIds[0] ?? [])
        .slice(0, 3)
        .filter((_, n) => n !== without)
        .map((id) => ({ id, delayMinutes: 60, emailSubject: 'At once', preheader: '', emailBody: 'Body' })),
      actor: SYSTEM,
    })
}

/** Mostly the first job of all: at once means at the same. */
const job = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ run: 0, job: 0 }) },
  { weight: 1, arbitrary: fc.record({ run: fc.nat({ max: 1 }), job: fc.nat({ max: 2 }) }) },
)

/** Something that happens to the first lead elsewhere. */
function happening(): fc.Arbitrary<Thread> {
  return fc
    .record({
      lead: fc.constant(0),
      event: fc.constantFrom('paid', 'paid', 'attended'),
      key: fc.constantFrom(null, 0),
      stranger: fc.constant(false),
    })
    .map((input) => single(`event ${JSON.stringify(input)}`, recordEvent(input)))
}

/** Anything that may happen beside other things, mostly to the first runs. */
export function anyThread(): fc.Arbitrary<Thread> {
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.array(fc.nat({ max: ANSWERS.length - 1 }), { minLength: 1, maxLength: 2 }).map(sending),
    },
    { weight: 2, arbitrary: fc.nat({ max: 3 }).map(answering) },
    fc.constant(single('rescue', rescue, { maySkip: true })),
    fc.constant(single('policy', policy, { maySkip: true })),
    fc
      .record({ job, verdict: fc.constantFrom('was_sent', 'send_again', 'release') })
      .map(({ job, verdict }) =>
        single(`resolve ${JSON.stringify(job)} ${verdict}`, resolving(job, verdict), { targets: [job] }),
      ),
    fc
      .record({
        operation: fc.constantFrom('cancelRun', 'pauseRun', 'resumeRun'),
        run: fc.nat({ max: 1 }),
        stranger: fc.constant(false),
      })
      .map((input) => single(`${input.operation} ${input.run}`, steerRun(input))),
    fc
      .record({
        operation: fc.constantFrom('cancelJobs', 'undoCancelJobs', 'retryJobs', 'sendJobsNow'),
        jobs: fc.tuple(job),
        stranger: fc.constant(false),
      })
      .map((input) =>
        single(`${input.operation} ${JSON.stringify(input.jobs)}`, steerJobs(input), { targets: input.jobs }),
      ),
    fc
      .record({
        automation: fc.nat({ max: 1 }),
        status: fc.constantFrom('active', 'paused', 'archived'),
      })
      .map((input) => single(`automation ${JSON.stringify(input)}`, steerAutomation(input))),
    // One and the same request, should there be two: who comes second changes nothing.
    fc.constant(single('enrol', enrol({ lead: 1, automation: 0, key: 0 }))),
    fc
      .record({ amountCredits: fc.constantFrom(3, -2), reference: fc.constantFrom(100, 101) })
      .map((input) => single(`book ${JSON.stringify(input)}`, topUp({ ...input, type: 'adjustment' }))),
    fc
      .record({
        job,
        kind: fc.constantFrom(...EVENT_KINDS),
        bounceClass: fc.constantFrom('hard', 'soft'),
        by: fc.constantFrom('reference', 'own-link'),
        event: fc.nat({ max: 1 }),
      })
      .map((input) => single(`deliver ${JSON.stringify(input)}`, deliver(input), { targets: [input.job] })),
    happening(),
    fc.constant(single('unsubscribe', unsubscribe({ lead: 0, reason: 'unsubscribed' }))),
    fc
      .record({
        lead: fc.constant(0),
        name: fc.constant(7),
        address: fc.constant(9),
        stranger: fc.constant(false),
      })
      .map((input) => single('update lead', updateLead(input))),
    fc.constant(single('erase lead', eraseLead({ lead: 0, stranger: false }))),
    fc.constant(single('lift', liftSuppressions({ leads: [0, 1], stranger: false }))),
    fc.constant(single('reactivate lead', reactivateLead({ lead: 0, stranger: false }))),
    fc.option(fc.nat({ max: 2 })).map((without) => single(`publish without ${without}`, publishing(without))),
  )
}
