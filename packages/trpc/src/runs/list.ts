import { type RunListInput, runList, runListInput } from '@booster/contracts/runs'
import { COUNT_LIMIT } from '@booster/contracts/wire/pagination'
import { readServerNow } from '@booster/db/connection/read-server-now'
import { countFoundRuns } from '@booster/db/runs/count-found-runs'
import { countMatchingRuns } from '@booster/db/runs/count-matching-runs'
import { countRunsByStatus } from '@booster/db/runs/count-runs-by-status'
import { listRuns as listRunFacts } from '@booster/db/runs/list-runs'
import { RUN_STATUSES, type RunStatus } from '@booster/engine/domain/run'
import type { Services } from '../context.ts'
import { countTabs, type TabCounts, tabsOfFound } from '../count-tabs.ts'
import { nextIds, readOutlook } from '../forecast/foresee-jobs.ts'
import { affiliateProcedure } from '../init.ts'
import { paginationOf } from '../pagination.ts'
import { runRowOf } from './run-row.ts'

/** One page of runs with the numbers of its tabs. */
export const listRuns = affiliateProcedure
  .input(runListInput)
  .output(runList)
  .query(async ({ ctx, input }) => {
    const { page, limit, ...filter } = input
    const { pool, reads, clock } = ctx.services
    const { affiliateId } = ctx
    const [runs, counts, serverNow] = await Promise.all([
      listRunFacts(reads, { affiliateId, filter, page, limit }),
      countOfTabs(ctx.services, affiliateId, input),
      readServerNow(pool, clock),
    ])
    const [pagination, outlook] = await Promise.all([
      countPages(ctx.services, affiliateId, input, counts),
      readOutlook(ctx.services, { affiliateId, jobIds: nextIds(runs) }),
    ])
    return { runs: runs.map((run) => runRowOf(run, outlook)), counts, pagination, serverNow }
  })

/** Counters know the numbers by status and automation; those of any other filter are counted, up to a limit. */
async function countOfTabs(
  { reads }: Services,
  affiliateId: string,
  input: RunListInput,
): Promise<TabCounts<RunStatus>> {
  const { page: _page, limit: _limit, status: _status, ...filter } = input
  if (filter.leadId === undefined && filter.q === undefined) {
    return countRunsByStatus(reads, { affiliateId, automationId: filter.automationId })
  }
  const found = await countFoundRuns(reads, { affiliateId, filter, atMost: COUNT_LIMIT })
  const tabs = tabsOfFound(RUN_STATUSES, found)
  if (tabs !== null) return tabs
  return countTabs(RUN_STATUSES, (status) =>
    countMatchingRuns(reads, { affiliateId, filter: { ...filter, status }, atMost: COUNT_LIMIT + 1 }),
  )
}

async function countPages(
  services: Services,
  affiliateId: string,
  input: RunListInput,
  counts: TabCounts<RunStatus>,
) {
  const { page: _page, limit: _limit, ...filter } = input
  const count = counts[filter.status ?? 'all']
  if (count !== null) return paginationOf(input, { count, isExact: true })
  const counted = await countMatchingRuns(services.reads, { affiliateId, filter, atMost: COUNT_LIMIT + 1 })
  return paginationOf(input, counted)
}
