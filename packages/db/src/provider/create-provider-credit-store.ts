import type { DrainStore, ProviderCreditStore } from '@booster/services/provider-credit/ports'
import type pg from 'pg'
import { beginCheck } from './begin-check.ts'
import { recordCheck } from './record-check.ts'
import { recordDrain } from './record-drain.ts'
import { takeCheckAfterSends } from './take-check-after-sends.ts'

export function createProviderCreditStore(pool: pg.Pool): ProviderCreditStore & DrainStore {
  return {
    beginCheck: (input) => beginCheck(pool, input),
    recordCheck: (input) => recordCheck(pool, input),
    recordDrain: (drain) => recordDrain(pool, drain),
    takeCheckAfterSends: (input) => takeCheckAfterSends(pool, input),
  }
}
