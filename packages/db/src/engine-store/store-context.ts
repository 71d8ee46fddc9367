import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

/** What every operation of the store works with. */
export type StoreContext = {
  readonly pool: pg.Pool
  /** The engine's clock as SQL. */
  readonly clock: SqlClock
  /** Key of the address hashes that outlive an erased lead. */
  readonly hashKey: string
}
