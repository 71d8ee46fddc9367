import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

/** @property hashKey of the hashes that addresses leave in "Suppression" */
export type ImportContext = { readonly pool: pg.Pool; readonly clock: SqlClock; readonly hashKey: string }
