import type { RunStatus } from '@booster/engine/domain/run'
import type { Queryable } from '../connection/queryable.ts'
import { countByStatus, type FoundByStatus } from '../leads/count-by-status.ts'
import { type RunFilter, selectRuns } from './select-runs.ts'

/** How many runs of each status a search finds: the leads that have its words are looked for once, not per status. */
export function countFoundRuns(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: Omit<RunFilter, 'status'>
    readonly atMost: number
  },
): Promise<FoundByStatus<RunStatus>> {
  const { atMost } = input
  const selection = selectRuns({ ...input, atMost: atMost + 1 })
  return countByStatus(db, { selection, table: 'AffiliateAutomationLog', atMost })
}
