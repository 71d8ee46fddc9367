import type { SqlClock } from '@booster/db/connection/clock'
import { ENGINE_PLANNER_SETTINGS } from '@booster/db/connection/connect'
import type pg from 'pg'

/** The story's time, which {@link moveStoryClock} sets. A sub-select, so that it is asked once per statement. */
export const STORY_CLOCK: SqlClock = {
  now: `(SELECT current_setting('booster.story_now')::timestamptz(3))`,
}

/**
 * A pool of the one connection that holds the transaction of the whole seeding: what an operation begins and commits
 * is part of it, so the demo is there whole or not at all. Operations take turns. After a failure the transaction is
 * aborted, and every further statement fails too.
 */
export function createStoryPool(client: pg.PoolClient): pg.Pool {
  let lastTurn = Promise.resolve()
  const takeTurn = async (): Promise<() => void> => {
    const before = lastTurn
    let release: () => void = () => undefined
    lastTurn = new Promise((resolve) => {
      release = resolve
    })
    await before
    return release
  }
  const query = (text: string | pg.QueryConfig, values?: unknown[]): Promise<unknown> =>
    typeof text === 'string' && ['BEGIN', 'COMMIT', 'ROLLBACK'].includes(text)
      ? Promise.resolve({ command: text, rows: [] })
      : client.query(text, values)
  const pool: Pick<pg.Pool, 'query' | 'connect'> = {
    connect: async () => {
      const release = await takeTurn()
      return { query, release } as unknown as pg.PoolClient
    },
    query: async (text: string | pg.QueryConfig, values?: unknown[]) => {
      const release = await takeTurn()
      return query(text, values).finally(release)
    },
  } as Pick<pg.Pool, 'query' | 'connect'>
  return pool as pg.Pool
}

/** Not awaited: statements run in the order in which they are sent, and a failure shows in the next one. */
export function moveStoryClock(client: pg.PoolClient, nowMs: number): void {
  client
    .query({
      name: 'move-story-clock',
      text: `SELECT set_config('booster.story_now', $1, true)`,
      values: [new Date(nowMs).toISOString()],
    })
    .catch(() => undefined)
}

/** Tables without statistics would be read as a whole again and again. Ends with the transaction. */
export async function planAsEngine(client: pg.PoolClient): Promise<void> {
  for (const [name, value] of Object.entries(ENGINE_PLANNER_SETTINGS))
    await client.query('SELECT set_config($1, $2, true)', [name, value])
}
