import { createPgHarness, type PgHarness } from '@booster/db/testing/store-harness'
import fc from 'fast-check'
import { allCommands, endStory, leadCommands } from './commands.ts'
import { createPair, type Model, type Real } from './model-pair.ts'
import { type Replay, readReplay } from './read-replay.ts'

export type ModelFailure = {
  /** `seed:path@replayPath`, for `replay`. */
  readonly replay: string
  /** The shortest story that was found. */
  readonly commands: string
  readonly error: string
}

export type ModelReport = {
  readonly runs: number
  readonly commands: number
  readonly seconds: number
  readonly seed: number
  readonly failures: readonly ModelFailure[]
}

const COMMANDS_AT_MOST = 100
/** Runs go on side by side, each lane in a database of its own, because claims and the clock are everybody's. */
const LANES = 3
/** At most this many trials shorten a story that fails. */
const SHRINKS_AT_MOST = 150

/**
 * Plays random commands on the reference model and on PostgreSQL and compares them after each one. A lane that
 * fails shrinks its story and ends; the others go on.
 * @param replay what a failure printed: plays that one story alone
 */
export async function runModelTests({
  runs,
  seed = Date.now() % 1_000_000_000,
  replay,
  onProgress,
}: {
  readonly runs: number
  readonly seed?: number
  readonly replay?: string
  readonly onProgress?: (runs: number, commands: number) => void
}): Promise<ModelReport> {
  const startedAt = performance.now()
  const played = { runs: 0, commands: 0 }
  const count = (commands: number): void => {
    played.runs += 1
    played.commands += commands
    onProgress?.(played.runs, played.commands)
  }
  const lanes = replay === undefined ? Math.min(LANES, runs) : 1
  const failures = await Promise.all(
    Array.from({ length: lanes }, (_, lane) => {
      const parameters =
        replay === undefined
          ? { seed: seed + lane, numRuns: Math.ceil((runs - lane) / lanes) }
          : readReplay(replay)
      return playLane(parameters, count)
    }),
  )
  return {
    ...played,
    seconds: (performance.now() - startedAt) / 1_000,
    seed,
    failures: failures.flat(),
  }
}

async function playLane(
  parameters: { readonly seed: number; readonly numRuns: number } | Replay,
  count: (commands: number) => void,
): Promise<readonly ModelFailure[]> {
  const database = await createPgHarness()
  const { replayPath, ...rest } = { replayPath: undefined, ...parameters }
  try {
    const bounds = {
      maxCommands: COMMANDS_AT_MOST,
      size: 'max',
      ...(replayPath === undefined ? {} : { replayPath }),
    } as const
    const stories = fc.oneof(fc.commands(allCommands(), bounds), fc.commands(leadCommands(), bounds))
    const property = fc.asyncProperty(fc.limitShrink(stories, SHRINKS_AT_MOST), async (commands) =>
      count(await playStory(database, commands)),
    )
    const details = await fc.check(property, rest)
    if (!details.failed) return []
    const [commands] = details.counterexample ?? []
    const story = commands === undefined ? '' : String(commands)
    const again = /replayPath="([^"]*)"/.exec(story)?.[1]
    const { errorInstance } = details
    return [
      {
        replay: `${details.seed}:${details.counterexamplePath ?? ''}${again === undefined ? '' : `@${again}`}`,
        commands: story,
        error: errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
      },
    ]
  } finally {
    await database.end()
  }
}

/** @returns how many commands were played */
async function playStory(
  database: PgHarness,
  commands: Iterable<fc.AsyncCommand<Model, Real>>,
): Promise<number> {
  const { model, real } = await createPair(database)
  await fc.asyncModelRun(() => ({ model, real }), commands)
  await endStory(model, real)
  return model.acts
}
