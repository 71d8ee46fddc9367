import { createPgHarness, type PgHarness } from '@booster/db/testing/store-harness'
import fc from 'fast-check'
import {
  ANSWERS,
  claimOnly,
  enrol,
  HOUR_MS,
  type JobAt,
  jobAt,
  passTime,
  rescue,
  steerJobs,
  steerRun,
  tick,
} from './acts.ts'
import {
  type ActCommand,
  allCommands,
  command,
  Divergence,
  expectInvariants,
  isAboutRescue,
} from './commands.ts'
import { advance, createModel, createReal, type Model, type Real } from './model-pair.ts'
import { readReplay } from './read-replay.ts'
import { anyThread, type Operation, type Thread } from './threads.ts'
import { differenceOf, type View } from './view.ts'
import { viewModel } from './view-model.ts'
import { viewReal } from './view-real.ts'

export type RaceReport = {
  readonly races: number
  /** Serial courses of the model that the outcomes were compared with. */
  readonly courses: number
  readonly seconds: number
  readonly seed: number
  readonly failures: readonly { readonly replay: string; readonly race: string; readonly error: string }[]
}

/**
 * Runs two to four operations at once on PostgreSQL, after a random story. The outcome must be what the reference
 * model shows after the same operations in one of their orders: same states, same charges, same sends.
 */
export async function runRaces({
  races,
  seed = Date.now() % 1_000_000_000,
  replay,
}: {
  readonly races: number
  readonly seed?: number
  /** `seed:path`, as a failure printed it; what happens at once may go another way, though. */
  readonly replay?: string
}): Promise<RaceReport> {
  const startedAt = performance.now()
  const database = await createPgHarness()
  const played = { races: 0, courses: 0 }
  try {
    const property = fc.asyncProperty(fc.limitShrink(anyRace(), 60), async (race) => {
      played.races += 1
      played.courses += await playRace(database, race)
    })
    const details = await fc.check(
      property,
      replay === undefined ? { seed, numRuns: races } : readReplay(replay),
    )
    const { counterexample, errorInstance } = details
    const failure = {
      replay: `${details.seed}:${details.counterexamplePath ?? ''}`,
      race: counterexample?.[0] === undefined ? '' : tell(counterexample[0]),
      error: errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    }
    return {
      ...played,
      seconds: (performance.now() - startedAt) / 1_000,
      seed,
      failures: details.failed ? [failure] : [],
    }
  } finally {
    await database.end()
  }
}

type Race = { readonly story: readonly ActCommand[]; readonly threads: readonly Thread[] }

const REFUSED = ANSWERS.findIndex((answer) => answer.kind === 'rejected' && answer.about === 'content')
const ENROL = command('enrol', enrol({ lead: 0, automation: 0, key: 0 }))
const CLAIM = command('claim', claimOnly({ answers: [0], dies: false }))
const LEASE_OVER = command('a minute', passTime({ ms: 61_000 }))
const RESCUE = command('rescue', rescue)
const FIRST = [{ run: 0, job: 0 }]

/** The first job stands in each of its states, in the order of engine.md, and the threads act on it. */
const SCENES: readonly (readonly ActCommand[])[] = [
  [ENROL],
  [ENROL, CLAIM],
  [ENROL, CLAIM, LEASE_OVER],
  [ENROL, CLAIM, LEASE_OVER, RESCUE],
  [ENROL, CLAIM, LEASE_OVER, RESCUE, command('a day', passTime({ ms: 24 * HOUR_MS }))],
  [ENROL, command('refused', tick({ answers: [REFUSED] }))],
  [ENROL, command('cancel', steerJobs({ operation: 'cancelJobs', jobs: FIRST, stranger: false }))],
  [
    ENROL,
    command('pause', steerRun({ operation: 'pauseRun', run: 0, stranger: false })),
    command('tick', tick({ answers: [0] })),
  ],
]

function anyRace(): fc.Arbitrary<Race> {
  return fc.record({
    story: fc
      .tuple(
        fc.constantFrom(...SCENES),
        fc.oneof(fc.constant([]), fc.array(fc.oneof(...allCommands()), { maxLength: 6 })),
      )
      .map(([scene, more]) => [...scene, ...more]),
    threads: fc.array(anyThread(), { minLength: 2, maxLength: 4 }),
  })
}

function tell({ story, threads }: Race): string {
  return `${story.map(String).join(', ')} | at once: ${threads.map((thread) => thread.name).join(' & ')}`
}

/** @returns how many serial courses the outcome was compared with */
async function playRace(database: PgHarness, race: Race): Promise<number> {
  const real = await createReal(database)
  await playStory(real, race.story)
  const courses = race.threads.map((thread) => thread.begin())
  await Promise.all(courses.map((operations) => playThread(real, operations)))
  await expectInvariants(real, isAboutRescue)
  const found = await viewReal(real)
  let compared = 0
  let nearest: readonly string[] | undefined
  for (const order of ordersOf(race.threads)) {
    compared += 1
    const difference = differenceOf(await viewModel(await playOrder(race, order)), found)
    if (difference.length === 0) return compared
    if (nearest === undefined || difference.length < nearest.length) nearest = difference
  }
  // An operation may have planned what another forbade at the same moment; the gates of the next claim stop it.
  await look(real)
  await expectInvariants(real, isAboutRescue)
  const rested = withoutDueTimes(await viewReal(real))
  for (const order of ordersOf(race.threads)) {
    compared += 1
    const model = await playOrder(race, order)
    await look(model)
    if (differenceOf(withoutDueTimes(await viewModel(model)), rested).length === 0) return compared
  }
  throw new Divergence(
    `no order of ${compared} explains the outcome of ${tell(race)}; the nearest:`,
    nearest ?? [],
  )
}

async function look(side: Model | Real): Promise<void> {
  await advance(side, 2_000)
  await tick({ answers: [0] })(side)
}

function withoutDueTimes(view: View): View {
  return {
    ...view,
    jobs: view.jobs.map((row) => (Array.isArray(row) ? row.toSpliced(3, 1) : row)),
  }
}

async function playStory(side: Model | Real, story: readonly ActCommand[]): Promise<void> {
  for (const { act } of story) {
    await act(side)
    await advance(side, 1)
  }
}

async function playThread(real: Real, operations: readonly Operation[]): Promise<void> {
  for (const { act } of operations) await act(real)
}

/** A fresh model after the story and then the operations in this order. */
async function playOrder({ story, threads }: Race, order: readonly Move[]): Promise<Model> {
  const model = await createModel()
  await playStory(model, story)
  const courses = threads.map((thread) => [...thread.begin()])
  for (const { thread, passesOver } of order) {
    const operation = courses[thread]?.shift()
    if (passesOver === 'all') continue
    const reveal = passesOver.map((job) => hide(model, job))
    await operation?.act(model)
    for (const show of reveal) show()
    comeBackFromNever(model)
  }
  return model
}

/** Makes a job neither due nor old, for the time of one operation. @returns what takes that back */
function hide(model: Model, job: JobAt): () => void {
  const row = model.cast.runIds.length === 0 ? undefined : model.state.jobs.get(jobAt(model, job))
  if (row === undefined) return () => undefined
  const { scheduledAtMs, unconfirmedAtMs } = row
  const never = Number.POSITIVE_INFINITY
  row.scheduledAtMs = never
  if (unconfirmedAtMs !== null) row.unconfirmedAtMs = never
  return () => {
    if (row.scheduledAtMs === never) row.scheduledAtMs = scheduledAtMs
    if (row.unconfirmedAtMs === never) row.unconfirmedAtMs = unconfirmedAtMs
  }
}

/** A later step that was found due was put behind a hidden one, which was due too: it is claimed in a second. */
function comeBackFromNever({ state }: Model): void {
  for (const job of state.jobs.values())
    if (job.scheduledAtMs === Number.POSITIVE_INFINITY) job.scheduledAtMs = state.nowMs + 1_000
}

/** The next operation of a thread, and what it passes over because others hold it. */
type Move = { readonly thread: number; readonly passesOver: 'all' | readonly JobAt[] }

/** Every order in which the operations of the threads may follow each other, first those that pass over nothing. */
function* ordersOf(threads: readonly Thread[]): Generator<readonly Move[]> {
  const targets = threads.flatMap((thread) => thread.targets)
  const passings: Move['passesOver'][] = [[], 'all', ...targets.map((job) => [job])]
  if (targets.length > 1) passings.push(targets)
  for (const lines of linesWith(threads, passings)) yield* mergesOf(lines)
}

/** The threads' moves, with every combination of what their skipping operations pass over. */
function* linesWith(
  [thread, ...others]: readonly Thread[],
  passings: readonly Move['passesOver'][],
  done: readonly (readonly Move[])[] = [],
): Generator<readonly (readonly Move[])[]> {
  if (thread === undefined) {
    yield done
    return
  }
  const operations = thread.begin()
  const maySkip = operations.some((operation) => operation.maySkip)
  for (const passing of maySkip ? passings : [[]]) {
    const moves = operations.map((operation) => ({
      thread: done.length,
      passesOver: operation.maySkip ? passing : [],
    }))
    yield* linesWith(others, passings, [...done, moves])
  }
}

function* mergesOf(lines: readonly (readonly Move[])[]): Generator<readonly Move[]> {
  if (lines.every((line) => line.length === 0)) yield []
  for (const [n, [first, ...rest]] of lines.entries()) {
    if (first === undefined) continue
    for (const more of mergesOf(lines.map((line, m) => (m === n ? rest : line)))) yield [first, ...more]
  }
}
