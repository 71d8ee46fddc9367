import { setTimeout as delay } from 'node:timers/promises'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { survive } from '../parts/survive.ts'
import type { Field } from './field.ts'
import type { Tally } from './tally.ts'

/**
 * That leases are rescued in time is a promise about living processes. Under fire there may be none for a minute
 * (each dies before its first rescue), so it counts from the moment the faults are over.
 */
const NEEDS_SURVIVORS: ReadonlySet<string> = new Set(['no-lease-overdue'])

/** Looks at every invariant once, over one snapshot. */
export async function sweep(field: Field, tally: Tally, isUnderFire: () => boolean): Promise<void> {
  const underFire = isUnderFire()
  const results = await survive(() => runInvariants(field.pool))
  tally.sweeps += 1
  for (const { number, name, meaning, rows } of results) {
    if (rows.length === 0 || (underFire && NEEDS_SURVIVORS.has(name))) continue
    const invariant = `${number} ${name}: ${meaning}`
    tally.violations.push({ invariant, at: new Date().toISOString(), rows })
  }
}

/** Looks again and again, whatever is being killed meanwhile. */
export async function keepSweeping(
  input: {
    readonly field: Field
    readonly tally: Tally
    readonly isUnderFire: () => boolean
    /** Between two looks. Default 100. */
    readonly everyMs?: number
  },
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    await sweep(input.field, input.tally, input.isUnderFire)
    await delay(input.everyMs ?? 100)
  }
}
