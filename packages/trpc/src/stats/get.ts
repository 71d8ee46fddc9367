import { stats } from '@booster/contracts/stats'
import { noInput } from '@booster/contracts/wire/fields'
import { countAutomations } from '@booster/db/automations/count-automations'
import { listTopAutomations } from '@booster/db/automations/list-top-automations'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { listRecentJobs } from '@booster/db/jobs/list-recent-jobs'
import { listRuns } from '@booster/db/runs/list-runs'
import { affiliateProcedure } from '../init.ts'
import { statsOf } from './stats-answer.ts'

const RECENT_JOBS = 10
const ACTIVE_LOGS = 10
const TOP_AUTOMATIONS = 5

/** The original's statistics. */
export const getStats = affiliateProcedure
  .input(noInput)
  .output(stats)
  .query(async ({ ctx }) => {
    const { affiliateId } = ctx
    const { reads, clock } = ctx.services
    const [automations, counts, recent, active, top] = await Promise.all([
      countAutomations(reads, { affiliateId }),
      countJobsByStatus(reads, { affiliateId }),
      listRecentJobs(reads, { affiliateId, clock, limit: RECENT_JOBS }),
      listRuns(reads, { affiliateId, filter: { status: 'active' }, page: 1, limit: ACTIVE_LOGS }),
      listTopAutomations(reads, { affiliateId, limit: TOP_AUTOMATIONS }),
    ])
    return statsOf({ automations, counts, recent, active, top })
  })
