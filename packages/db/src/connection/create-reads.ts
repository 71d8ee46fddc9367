import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Queryable } from './queryable.ts'

/** How long a read waits for the replica before it asks the primary instead. */
const WAIT_AT_MOST_MS = 50
const POLL_EVERY_MS = 5

/**
 * Reads for lists and counts: on the replica, once it has replayed everything that was committed when the read was
 * asked for; else on the primary. So nobody misses what they have just written, whichever process wrote it, and a
 * replica that lags or is away costs a moment but is never noticed. Without a replica: the primary.
 * @param onError called when the replica fails; the read goes on at the primary
 */
export function createReads(input: {
  readonly primary: Queryable
  readonly replica: Queryable | null
  readonly onError: (error: unknown) => void
}): Queryable {
  const { primary, replica, onError } = input
  if (replica === null) return primary

  const read = async (...args: readonly unknown[]): Promise<unknown> => {
    try {
      if (await catchesUp(replica, await readPosition(primary))) return await run(replica, args)
    } catch (error) {
      // Also a query that recovery cancelled; one that is wrong by itself fails once more, at the primary.
      onError(error)
    }
    return run(primary, args)
  }
  return { query: read as Queryable['query'] }
}

/** How far the primary has written: what was committed lies before it (with `synchronous_commit`, which money needs). */
async function readPosition(primary: Queryable): Promise<string> {
  const { rows } = await primary.query<{ lsn: string }>({
    name: 'read-position',
    text: 'SELECT pg_current_wal_lsn()::text AS "lsn"',
  })
  return rows[0]?.lsn ?? ''
}

async function catchesUp(replica: Queryable, lsn: string): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += POLL_EVERY_MS) {
    const { rows } = await replica.query<{ replaying: boolean; there: boolean }>({
      name: 'read-replayed',
      text: `SELECT pg_is_in_recovery() AS "replaying",
               coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) AS "there"`,
      values: [lsn],
    })
    // One that was promoted has its own history: what it says of the old primary's is no use.
    if (rows[0]?.replaying !== true) return false
    if (rows[0].there) return true
    if (waitedMs >= WAIT_AT_MOST_MS) return false
    await delay(POLL_EVERY_MS)
  }
}

function run(on: Queryable, args: readonly unknown[]): Promise<unknown> {
  return Reflect.apply(on.query as pg.Pool['query'], on, args) as Promise<unknown>
}
