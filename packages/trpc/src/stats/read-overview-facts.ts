import type { TimeZone } from '@booster/contracts/wire/preferences'
import { countAutomations } from '@booster/db/automations/count-automations'
import { listDays } from '@booster/db/automations/list-days'
import { readCredit } from '@booster/db/credits/read-credit'
import { readCreditForecast } from '@booster/db/credits/read-credit-forecast'
import { readCreditUse } from '@booster/db/credits/read-credit-use'
import { listNeededActions } from '@booster/db/dashboard/list-needed-actions'
import { readFirstSteps } from '@booster/db/dashboard/read-first-steps'
import { readToday } from '@booster/db/dashboard/read-today'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { listJobs } from '@booster/db/jobs/list-jobs'
import { listNotices } from '@booster/db/notices/list-notices'
import type { Services } from '../context.ts'
import { readOutlook, waitingIds } from '../forecast/foresee-jobs.ts'
import { OVERVIEW_DAYS } from './last-days.ts'

const NEXT_SENDS = 5

export type OverviewFacts = Awaited<ReturnType<typeof readOverviewFacts>>

/** Everything the first page is made of, in one round of parallel queries. */
export async function readOverviewFacts(
  services: Services,
  viewer: { readonly affiliateId: string; readonly timeZone: TimeZone },
) {
  const { affiliateId, timeZone: zone } = viewer
  const { reads, clock } = services
  const filter = { status: 'pending' }
  const [today, days, counts, credit, use, forecast, actions, next, automations, steps, notices] =
    await Promise.all([
      readToday(reads, { affiliateId, clock, zone }),
      listDays(reads, { affiliateId, clock, zone, days: OVERVIEW_DAYS }),
      countJobsByStatus(reads, { affiliateId }),
      readCredit(reads, { affiliateId }),
      readCreditUse(reads, { affiliateId, clock, zone }),
      readCreditForecast(reads, { affiliateId, clock, zone }),
      listNeededActions(reads, { affiliateId, clock }),
      listJobs(reads, { affiliateId, clock, filter, page: 1, limit: NEXT_SENDS }),
      countAutomations(reads, { affiliateId }),
      readFirstSteps(reads, { affiliateId }),
      listNotices(services.pool, { affiliateId, clock }),
    ])
  const outlook = await readOutlook(services, { affiliateId, jobIds: waitingIds(next) })
  return {
    zone,
    today,
    days,
    counts,
    credit,
    use,
    forecast,
    actions,
    next,
    automations,
    steps,
    outlook,
    notices,
  }
}
