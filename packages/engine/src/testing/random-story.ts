import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { type Actor, SYSTEM } from '../domain/actor.ts'
import { settle } from '../domain/settlement.ts'
import type { ClaimedJob, SettledSend } from '../ports.ts'
import {
  ACCEPTED,
  BLOCKED,
  BY,
  claim,
  HOUR_MS,
  IN_DOUBT,
  must,
  NOT_HANDED_OVER,
  NOT_SENT,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
} from './contract/scene.ts'
import type { StoreHarness } from './store-harness.ts'

/** What a store shows after a chapter, without ids: two stores that tell the same story show the same. */
export type Chapter = {
  readonly deed: string
  readonly answer: unknown
  /** Null where nobody looked. */
  readonly world: unknown
}

type Cast = {
  readonly affiliateIds: readonly string[]
  readonly automations: readonly { readonly affiliateId: string; readonly automationId: string }[]
  readonly leads: readonly { readonly affiliateId: string; readonly leadId: string }[]
  readonly runs: { readonly affiliateId: string; readonly runId: string }[]
  /** Hand-overs whose answer has not been told yet, and when they began. */
  readonly open: { readonly send: SettledSend; readonly startedAtMs: number }[]
  /** How much time has passed. */
  readonly time: { ms: number }
  /** Names of jobs, `run.step`, by their id. */
  readonly names: Map<string, string>
}

const ANSWERS = [
  ...[ACCEPTED, ACCEPTED, ACCEPTED, NOT_SENT, NOT_SENT],
  ...[IN_DOUBT, REFUSED_CONTENT, REFUSED_RECIPIENT, BLOCKED, NOT_HANDED_OVER],
]
const PAUSES_MS = [1, 1_000, 2_000, 6_000, 61_000, 30 * 60_000, HOUR_MS, 5 * HOUR_MS, 24 * HOUR_MS]

/**
 * Plays a story of random deeds, the same for the same seed, on an empty world.
 * @returns its chapters, to be compared with those of another store
 */
export async function* playRandomStory(
  harness: StoreHarness,
  {
    seed,
    deeds,
    lookEvery = 1,
  }: {
    readonly seed: number
    readonly deeds: number
    /** Looks at the world after so many deeds: a look costs more than a deed. */
    readonly lookEvery?: number
  },
): AsyncGenerator<Chapter> {
  const dice = createDice(seed)
  const cast = await gatherCast(harness)
  for (let n = 0; n < deeds; n++) {
    const [deed, act] = dice.pick(DEEDS)
    const answer = await act(harness, cast, dice)
    const looks = (n + 1) % lookEvery === 0
    yield { deed, answer, world: looks ? await viewWorld(harness, cast) : null }
    // No two deeds in the same moment, or the order of what is due would be left to chance.
    await pass(harness, cast, 1)
  }
}

async function pass({ world }: StoreHarness, { time }: Cast, ms: number): Promise<void> {
  await world.advance(ms)
  time.ms += ms
}

type Dice = { readonly below: (n: number) => number; readonly pick: <T>(from: readonly T[]) => T }

/** The story depends on this seed and on nothing else. */
function createDice(seed: number): Dice {
  const generator = xoroshiro128plus(seed)
  const below = (n: number): number => uniformInt(generator, 0, n - 1)
  return { below, pick: (from) => must(from[below(from.length)]) }
}

async function gatherCast({ world }: StoreHarness): Promise<Cast> {
  const affiliateIds = [await world.addAffiliate({ credits: 6 }), await world.addAffiliate({ credits: 3 })]
  const automations: Cast['automations'][number][] = []
  const leads: Cast['leads'][number][] = []
  for (const affiliateId of affiliateIds) {
    for (const more of [
      { delaysHours: [0, 1, 5] },
      { delaysHours: [0, 0], onNoCredit: 'hold', catchUp: 'spread', catchUpHours: 6 },
      { delaysHours: [2], onUnconfirmed: 'send_again_once', catchUp: 'drop', catchUpHours: 3 },
    ] as const) {
      automations.push({
        affiliateId,
        automationId: (await world.addAutomation({ affiliateId, ...more })).automationId,
      })
    }
    for (let n = 0; n < 4; n++) leads.push({ affiliateId, leadId: await world.addLead({ affiliateId }) })
  }
  return { affiliateIds, automations, leads, runs: [], open: [], time: { ms: 0 }, names: new Map() }
}

type Act = (harness: StoreHarness, cast: Cast, dice: Dice) => Promise<unknown>

const enrol: Act = async ({ store, world }, cast, dice) => {
  const { affiliateId, leadId } = dice.pick(cast.leads)
  const { automationId } = dice.pick(cast.automations.filter((a) => a.affiliateId === affiliateId))
  const report = await store.enrolLeads({
    affiliateId,
    automationId,
    leadIds: [leadId],
    triggerType: 'AFTER_OPTIN',
    ...BY,
  })
  for (const { runId } of report.enrolled) {
    const run = cast.runs.push({ affiliateId, runId })
    for (const job of await world.readJobs(runId)) cast.names.set(job.id, `${run}.${job.stepOrder}`)
  }
  return [report.enrolled.map((e) => e.jobs), report.skipped.map((s) => s.reason)]
}

/** Time passes; as in life, rescue and the policy for doubt act before anybody else does. */
const pause: Act = async (harness, cast, dice) => {
  const ms = dice.pick(PAUSES_MS)
  await pass(harness, cast, ms)
  const { rescued } = await harness.store.rescueExpiredLeases({ limit: 100 })
  const { resolved } = await harness.store.resolveAgedUnconfirmed({ olderThanMs: 24 * HOUR_MS, limit: 100 })
  return [ms, rescued, resolved]
}

/** Claims everything that is due; most answers come at once, some later, some never. */
const send: Act = async (harness, cast, dice) => {
  const { jobs, refused } = await claim(harness, 100)
  const byName = [...jobs].sort((a, b) => (nameOf(cast, a.id) < nameOf(cast, b.id) ? -1 : 1))
  const now: SettledSend[] = []
  for (const job of byName) {
    const send = answered(job, dice)
    if (dice.below(4) === 0) cast.open.push({ send, startedAtMs: cast.time.ms })
    else now.push(send)
  }
  const { lost, ...report } = await harness.store.settleSends(now)
  return [
    byName.map((job) => [nameOf(cast, job.id), job.attemptNo, job.stepVersion]),
    refused,
    report,
    lost.length,
  ]
}

function answered(job: ClaimedJob, dice: Dice): SettledSend {
  const handOver = dice.pick(ANSWERS)
  return { job, settlement: settle(job, handOver, 0.5), outcome: handOver.kind, durationMs: 0 }
}

const answerLate: Act = async ({ store }, cast, dice) => {
  if (cast.open.length === 0) return null
  const [late] = cast.open.splice(dice.below(cast.open.length), 1)
  const { send, startedAtMs } = must(late)
  const durationMs = cast.time.ms - startedAtMs
  const { lost, ...report } = await store.settleSends([{ ...send, durationMs }])
  const { lost: gone, ...second } = await store.settleLateAnswers(lost)
  return [report, second, gone.length]
}

function onRun(
  act: (store: StoreHarness['store'], ref: Cast['runs'][number] & typeof BY) => Promise<unknown>,
): Act {
  return async ({ store }, cast, dice) =>
    cast.runs.length === 0 ? null : act(store, { ...dice.pick(cast.runs), ...BY })
}

function onJob(
  act: (
    store: StoreHarness['store'],
    input: { affiliateId: string; jobIds: string[]; actor: Actor },
  ) => Promise<{ changed: readonly string[]; refused: readonly { reason: string }[] }>,
): Act {
  return async ({ store, world }, cast, dice) => {
    if (cast.runs.length === 0) return null
    const { affiliateId, runId } = dice.pick(cast.runs)
    const job = dice.pick(await world.readJobs(runId))
    const report = await act(store, { affiliateId, jobIds: [job.id], ...BY })
    return [nameOf(cast, job.id), report.changed.length, report.refused.map((r) => r.reason)]
  }
}

const resolve: Act = async ({ store, world }, cast, dice) => {
  if (cast.runs.length === 0) return null
  const { affiliateId, runId } = dice.pick(cast.runs)
  const jobs = await world.readJobs(runId)
  const job = jobs.find((j) => j.status === 'unconfirmed') ?? dice.pick(jobs)
  const verdict = dice.pick(['was_sent', 'send_again', 'release'] as const)
  return [verdict, await store.resolveUnconfirmed({ affiliateId, jobId: job.id, verdict, ...BY })]
}

const DEEDS: readonly (readonly [string, Act])[] = [
  ...Array.from({ length: 5 }, () => ['enrol', enrol] as const),
  ...Array.from({ length: 6 }, () => ['pause', pause] as const),
  ...Array.from({ length: 8 }, () => ['send', send] as const),
  ['answer late', answerLate],
  ['answer late', answerLate],
  ['resolve', resolve],
  ['resolve', resolve],
  ['cancel run', onRun((store, ref) => store.cancelRun(ref))],
  ['pause run', onRun((store, ref) => store.pauseRun(ref))],
  ['pause run', onRun((store, ref) => store.pauseRun(ref))],
  ['resume run', onRun((store, ref) => store.resumeRun(ref))],
  ['resume run', onRun((store, ref) => store.resumeRun(ref))],
  ['resume run', onRun((store, ref) => store.resumeRun(ref))],
  ['cancel job', onJob((store, input) => store.cancelJobs(input))],
  ['undo', onJob((store, input) => store.undoCancelJobs({ ...input, withinMs: HOUR_MS }))],
  ['undo', onJob((store, input) => store.undoCancelJobs({ ...input, withinMs: HOUR_MS }))],
  ['retry', onJob((store, input) => store.retryJobs(input))],
  ['retry', onJob((store, input) => store.retryJobs(input))],
  ['send now', onJob((store, input) => store.sendJobsNow(input))],
  [
    'top up',
    ({ store }, cast, dice) =>
      store.topUpCredit({
        affiliateId: dice.pick(cast.affiliateIds),
        amountCredits: dice.pick([1, 2, 5, -1]),
        type: 'adjustment',
        description: '',
        reference: `booking-${dice.below(1_000)}`,
        actor: SYSTEM,
      }),
  ],
  [
    'automation',
    ({ store }, cast, dice) =>
      store.setAutomationStatus({
        ...dice.pick(cast.automations),
        status: dice.pick(['active', 'active', 'active', 'paused', 'paused', 'archived']),
        ...BY,
      }),
  ],
  [
    'unsubscribe',
    async ({ store }, cast, dice) =>
      dice.below(3) > 0
        ? null
        : store.unsubscribeLead({
            ...dice.pick(cast.leads),
            reason: dice.pick(['unsubscribed', 'hard_bounce']),
          }),
  ],
]

function nameOf(cast: Cast, jobId: string): string {
  return cast.names.get(jobId) ?? jobId
}

async function viewWorld({ world }: StoreHarness, cast: Cast): Promise<unknown> {
  const runs = await Promise.all(
    cast.runs.map(async ({ runId }) => [await world.readRun(runId), await viewJobs(world, runId)]),
  )
  return {
    runs,
    credits: await Promise.all(cast.affiliateIds.map((id) => world.readCredit(id))),
    counters: await Promise.all(cast.automations.map((a) => world.readCounters(a.automationId))),
    leads: await Promise.all(
      cast.leads.map(async ({ leadId }) => {
        const { unsubscribed, suppressed } = await world.readLead(leadId)
        return { unsubscribed, suppressed }
      }),
    ),
  }
}

async function viewJobs(world: StoreHarness['world'], runId: string): Promise<unknown> {
  return (await world.readJobs(runId)).map(({ id: _id, stepId: _stepId, messageRef: _ref, ...job }) => job)
}
