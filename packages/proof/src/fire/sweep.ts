import { setTimeout as delay } from 'node:timers/promises'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { survive } from '../parts/survive.ts'
import type { Field } from './field.ts'
import type { Tally } from './tally.ts'

/** Looks at every invariant once, over one snapshot. */
export async function sweep(field: Field, tally: Tally): Promise<void> {
  const results = await survive(() => runInvariants(field.pool))
  tally.sweeps += 1
  for (const { number, name, meaning, rows } of results) {
    if (rows.length === 0) continue
    const invariant = `${number} ${name}: ${meaning}`
    tally.violations.push({ invariant, at: new Date().toISOString(), rows })
  }
}

/** Looks again and again, whatever is being killed meanwhile. */
export async function keepSweeping(field: Field, tally: Tally, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await sweep(field, tally)
    await delay(100)
  }
}
