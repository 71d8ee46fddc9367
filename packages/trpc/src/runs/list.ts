import { type RunListInput, runList, runListInput } from '@booster/contracts/runs'
import { COUNT_LIMIT } from '@booster/contracts/wire/pagination'
import { readServerNow } from '@booster/db/connection/read-server-now'
import { countMatchingRuns } from '@booster/db/runs/count-matching-runs'
import { countRunsByStatus, type RunCounts } from '@booster/db/runs/count-runs-by-status'
import { listRuns as listRunFacts } from '@booster/db/runs/list-runs'
import type { Services } from '../context.ts'
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
      countRunsByStatus(reads, { affiliateId, automationId: input.automationId }),
      readServerNow(pool, clock),
    ])
    const [pagination, outlook] = await Promise.all([
      countPages(ctx.services, affiliateId, input, counts),
      readOutlook(ctx.services, { affiliateId, jobIds: nextIds(runs) }),
    ])
    return { runs: runs.map((run) => runRowOf(run, outlook)), counts, pagination, serverNow }
  })

async function countPages(services: Services, affiliateId: string, input: RunListInput, counts: RunCounts) {
  const { page: _page, limit: _limit, ...filter } = input
  if (filter.leadId === undefined && filter.q === undefined) {
    return paginationOf(input, { count: counts[filter.status ?? 'all'], isExact: true })
  }
  const counted = await countMatchingRuns(services.reads, { affiliateId, filter, atMost: COUNT_LIMIT + 1 })
  return paginationOf(input, counted)
}
