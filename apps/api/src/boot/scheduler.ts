import { Cron } from 'croner'
import type { Logger } from 'pino'

/** One thing to do again and again. */
export type Chore = {
  readonly name: string
  /** Cron pattern with seconds, e.g. every 15 s. */
  readonly pattern: string
  /** IANA zone of the pattern; UTC where none matters. */
  readonly timeZone?: string
  readonly run: () => Promise<unknown>
  /** Also once when the process starts, instead of waiting for the first turn. */
  readonly atStart?: boolean
}

export type Scheduler = {
  /** Stops the clocks and waits for what is running. */
  stop(): Promise<void>
}

/** Runs every chore by its pattern; one that is still running is never started again beside itself. */
export function startScheduler(chores: readonly Chore[], log: Logger): Scheduler {
  const running = new Set<Promise<void>>()
  const take = ({ name, run }: Chore): Promise<void> => {
    const turn: Promise<void> = doChore(name, run, log).finally(() => running.delete(turn))
    running.add(turn)
    return turn
  }
  for (const chore of chores) if (chore.atStart === true) void take(chore)
  const crons = chores.map(
    (chore) =>
      new Cron(
        chore.pattern,
        {
          name: `${chore.name} ${crypto.randomUUID()}`,
          protect: true,
          timezone: chore.timeZone ?? 'UTC',
          unref: true,
        },
        () => take(chore),
      ),
  )
  return {
    stop: async () => {
      for (const cron of crons) cron.stop()
      await Promise.all(running)
    },
  }
}

async function doChore(name: string, run: () => Promise<unknown>, log: Logger): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error({ err: error, chore: name }, 'chore.failed') // the next turn tries again
  }
}
