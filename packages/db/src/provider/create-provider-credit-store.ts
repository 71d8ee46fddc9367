import type { DrainStore, ProviderCreditStore } from '@booster/services/provider-credit/ports'
import type pg from 'pg'
import { beginCheck } from './begin-check.ts'
import { recordCheck } from './record-check.ts'
import { recordDrains } from './record-drains.ts'
import { takeCheckAfterSends } from './take-check-after-sends.ts'

export function createProviderCreditStore(pool: pg.Pool): ProviderCreditStore & DrainStore {
  return {
    beginCheck: (input) => beginCheck(pool, input),
    recordCheck: (input) => recordCheck(pool, input),
    recordDrains: (drains) => recordDrains(pool, drains),
    takeCheckAfterSends: (input) => takeCheckAfterSends(pool, input),
  }
}
