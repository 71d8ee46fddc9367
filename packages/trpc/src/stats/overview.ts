import { noInput } from '@booster/contracts/fields'
import { overview } from '@booster/contracts/overview'
import { countAutomations } from '@booster/db/automations/count-automations'
import { listDays } from '@booster/db/automations/list-days'
import { isoOf } from '@booster/db/connection/iso-time'
import { listScheduledCredits } from '@booster/db/credits/list-scheduled-credits'
import { readCredit } from '@booster/db/credits/read-credit'
import { readCreditUse } from '@booster/db/credits/read-credit-use'
import { hasRuns } from '@booster/db/dashboard/has-runs'
import { listNeededActions } from '@booster/db/dashboard/list-needed-actions'
import { readToday } from '@booster/db/dashboard/read-today'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { listJobs } from '@booster/db/jobs/list-jobs'
import type { Services } from '../context.ts'
import { enoughUntil } from '../credits/enough-until.ts'
import { affiliateProcedure } from '../init.ts'
import { daysUntil, sumByDay, sumOf } from './last-days.ts'
import { neededActionOf } from './needed-action.ts'
import { topOfDays } from './top-of-days.ts'

const DAYS = 14
const NEXT_SENDS = 5
const TOP_AUTOMATIONS = 4

/** The affiliate's first page. */
export const getOverview = affiliateProcedure
  .input(noInput)
  .output(overview)
  .query(async ({ ctx }) => {
    const facts = await readFacts(ctx.services, ctx.affiliateId)
    const { today, now, ...ofToday } = facts.today
    const lastDays = daysUntil(today, DAYS)
    const days = sumByDay(lastDays, facts.days)
    const ownToday = days.at(-1) ?? { sent: 0, failed: 0 }
    const available = facts.credit.balance - facts.credit.reserved
    // Parsed once: the database's words become the contract's unions here.
    return overview.parse({
      today,
      dayZone: 'Asia/Jakarta',
      serverNow: isoOf(now),
      tiles: {
        ...ofToday,
        sentToday: ownToday.sent,
        failedToday: ownToday.failed,
        changePercent: changePercent(ownToday.sent, ofToday.sentYesterdayByNow),
        pending: facts.counts.pending,
        available,
        enoughUntil: enoughUntil({
          today,
          availableCredits: available,
          averagePerDay: facts.use.averagePerDay,
          scheduled: facts.scheduled,
        }),
      },
      days,
      totals: { sent: sumOf(days, 'sent'), failed: sumOf(days, 'failed') },
      needsAction: facts.actions
        .map(neededActionOf)
        .toSorted((a, b) => a.place - b.place || b.count - a.count),
      nextSends: facts.next.map((job) => ({
        jobId: job.id,
        scheduledAt: isoOf(job.scheduledAt),
        leadName: job.leadName,
        automationName: job.automationName,
        stepOrder: job.stepOrder,
        totalSteps: job.totalSteps,
      })),
      topAutomations: topOfDays(lastDays, facts.days, TOP_AUTOMATIONS),
      checklist: {
        hasCredit: facts.credit.totalToppedUp > 0 || facts.credit.balance > 0,
        hasAutomation: facts.automations.total > 0,
        hasRun: facts.ran,
      },
    })
  })

async function readFacts({ reads, clock }: Services, affiliateId: string) {
  const filter = { status: 'pending' }
  const [today, days, counts, credit, use, scheduled, actions, next, automations, ran] = await Promise.all([
    readToday(reads, { affiliateId, clock }),
    listDays(reads, { affiliateId, clock, days: DAYS }),
    countJobsByStatus(reads, { affiliateId }),
    readCredit(reads, { affiliateId }),
    readCreditUse(reads, { affiliateId, clock }),
    listScheduledCredits(reads, { affiliateId }),
    listNeededActions(reads, { affiliateId, clock }),
    listJobs(reads, { affiliateId, clock, filter, page: 1, limit: NEXT_SENDS }),
    countAutomations(reads, { affiliateId }),
    hasRuns(reads, { affiliateId }),
  ])
  return { today, days, counts, credit, use, scheduled, actions, next, automations, ran }
}

/** Against yesterday until the same time; null when there is nothing to compare with. */
function changePercent(today: number, yesterdayByNow: number): number | null {
  return yesterdayByNow === 0 ? null : Math.round(((today - yesterdayByNow) / yesterdayByNow) * 100)
}
