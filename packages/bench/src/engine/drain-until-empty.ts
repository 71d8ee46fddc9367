import { setTimeout as delay } from 'node:timers/promises'
import type { Engine } from '@booster/engine'
import type { Store } from '@booster/engine/ports'

/**
 * Drains until no job is due. One drain may end a little earlier: what its claim passed over was locked by another
 * process, or is due only in a moment. @returns how many were accepted
 */
export async function drainUntilEmpty(engine: Engine, store: Pick<Store, 'nextDueInMs'>): Promise<number> {
  let accepted = 0
  do {
    const report = await engine.drain({ cause: 'cron', maxMs: 300_000 })
    accepted += report.accepted
    if (report.claimed === 0) await delay(1)
  } while ((await store.nextDueInMs()) === 0)
  return accepted
}
