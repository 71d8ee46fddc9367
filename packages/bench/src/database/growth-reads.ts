import { countAutomations } from '@booster/db/automations/count-automations'
import { listAutomations } from '@booster/db/automations/list-automations'
import { listDays } from '@booster/db/automations/list-days'
import { listTopAutomations } from '@booster/db/automations/list-top-automations'
import { DATABASE_CLOCK as clock } from '@booster/db/connection/clock'
import { listLedger } from '@booster/db/credits/list-ledger'
import { readCredit } from '@booster/db/credits/read-credit'
import { readCreditForecast } from '@booster/db/credits/read-credit-forecast'
import { readCreditUse } from '@booster/db/credits/read-credit-use'
import { listNeededActions } from '@booster/db/dashboard/list-needed-actions'
import { readDashboard } from '@booster/db/dashboard/read-dashboard'
import { readFirstSteps } from '@booster/db/dashboard/read-first-steps'
import { readToday } from '@booster/db/dashboard/read-today'
import { readDeliveryFigures } from '@booster/db/delivery/read-delivery-figures'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { listJobs } from '@booster/db/jobs/list-jobs'
import { listRecentJobs } from '@booster/db/jobs/list-recent-jobs'
import { listLeads } from '@booster/db/leads/list-leads'
import { countRunsByStatus } from '@booster/db/runs/count-runs-by-status'
import { listRuns } from '@booster/db/runs/list-runs'
import type pg from 'pg'

const PAGE = { page: 1, limit: 20 }
const zone = 'Asia/Jakarta'
const RUN_STATES = ['active', 'paused', 'completed', 'failed', 'cancelled'] as const
const JOB_STATES = ['pending', 'processing', 'held', 'unconfirmed', ...RUN_STATES.slice(2)] as const
const LEDGER_TYPES = ['topup', 'deduct', 'adjustment'] as const

type Reads = Readonly<Record<string, () => Promise<unknown>>>

/**
 * What screens ask for: the numbers of an affiliate, the first page of every list by every tab and by one automation,
 * the counts of the tabs, and the admin's overview. `stats` is the affiliate's whole answer at once.
 */
export function growthReads(
  pool: pg.Pool,
  { affiliateId, automationId }: { readonly affiliateId: string; readonly automationId: string },
): Reads {
  const runs = (filter: object) => () => listRuns(pool, { affiliateId, filter, ...PAGE })
  const jobs = (filter: object) => () => listJobs(pool, { affiliateId, filter, clock, ...PAGE })
  const ledger = (type?: string) => () =>
    listLedger(pool, { affiliateId, beforeSeq: null, limit: PAGE.limit, type })
  const perTab = <Tab extends string>(
    list: string,
    tabs: readonly Tab[],
    read: (tab: Tab) => Reads[string],
  ) => Object.fromEntries(tabs.map((tab) => [`${list}: first page of ${tab}`, read(tab)]))
  return {
    stats: () =>
      Promise.all([
        countAutomations(pool, { affiliateId }),
        countJobsByStatus(pool, { affiliateId }),
        listRecentJobs(pool, { affiliateId, clock, limit: 10 }),
        listRuns(pool, { affiliateId, filter: { status: 'active' }, page: 1, limit: 10 }),
        listTopAutomations(pool, { affiliateId, limit: 5 }),
      ]),
    'overview: today': () => readToday(pool, { affiliateId, clock, zone }),
    'overview: the rest': () =>
      Promise.all([
        listDays(pool, { affiliateId, clock, zone, days: 30 }),
        readCredit(pool, { affiliateId }),
        readCreditUse(pool, { affiliateId, clock, zone }),
        readCreditForecast(pool, { affiliateId, clock, zone }),
        listNeededActions(pool, { affiliateId, clock }),
        readFirstSteps(pool, { affiliateId }),
      ]),
    'jobs: first page': jobs({}),
    ...perTab('jobs', JOB_STATES, (status) => jobs({ status })),
    'jobs: first page of one automation': jobs({ automationId }),
    'jobs: tab counts': () => countJobsByStatus(pool, { affiliateId }),
    'runs: first page': runs({}),
    ...perTab('runs', RUN_STATES, (status) => runs({ status })),
    'runs: first page of one automation': runs({ automationId }),
    'runs: first page of one automation, active': runs({ automationId, status: 'active' }),
    'runs: tab counts': () => countRunsByStatus(pool, { affiliateId }),
    'ledger: first page': ledger(),
    ...perTab('ledger', LEDGER_TYPES, ledger),
    'leads: first page': () =>
      listLeads(pool, { affiliateId, filter: {}, sort: 'newest', after: null, limit: PAGE.limit }),
    'automations: list': () => listAutomations(pool, { affiliateId, clock, zone }),
    'results of all sequences': () => readDeliveryFigures(pool, { affiliateId, window: 'all', clock, zone }),
    'admin: delivery': () => readDeliveryFigures(pool, { affiliateId: null, window: '30d', clock, zone }),
    'admin: delivery of all time': () =>
      readDeliveryFigures(pool, { affiliateId: null, window: 'all', clock, zone }),
    'admin: overview': () => readDashboard(pool, { provider: 'bench', clock, tickSeconds: 15 }),
  }
}
