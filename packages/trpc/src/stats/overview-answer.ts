import { type Overview, overview } from '@booster/contracts/overview'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import { creditStandingOf } from '@booster/engine/domain/forecast/credit-standing'
import { enoughUntil } from '../credits/enough-until.ts'
import { foreseeJob } from '../forecast/foresee-jobs.ts'
import { daysUntil, OVERVIEW_DAYS, sumByDay, sumOf } from './last-days.ts'
import { needsActionOf } from './needed-action.ts'
import type { OverviewFacts } from './read-overview-facts.ts'
import { topOfDays } from './top-of-days.ts'

const TOP_AUTOMATIONS = 4

/** The first page as the contract has it. */
export function overviewOf(facts: OverviewFacts): Overview {
  const { today, now, ...ofToday } = facts.today
  const lastDays = daysUntil(today, OVERVIEW_DAYS)
  const days = sumByDay(lastDays, facts.days)
  const ownToday = days.at(-1) ?? { sent: 0, failed: 0 }
  const available = facts.credit.balance - facts.credit.reserved
  const { forecast } = facts
  const standing = creditStandingOf({
    availableCredits: available,
    averagePerDay: facts.use.averagePerDay,
    openJobs: forecast.openJobs,
    uncoveredSoon: forecast.uncoveredSoon,
  })
  // The database's words become the contract's unions here.
  return overview.parse({
    today,
    dayZone: facts.zone,
    serverNow: isoOf(now),
    tiles: {
      ...ofToday,
      sentToday: ownToday.sent,
      failedToday: ownToday.failed,
      changePercent: changePercent(ownToday.sent, ofToday.sentYesterdayByNow),
      pending: facts.counts.pending,
      available,
      creditLevel: standing,
      uncovered: forecast.uncoveredJobs,
      uncoveredFrom: isoOrNull(forecast.firstUncoveredAt),
      enoughUntil: enoughUntil({
        today,
        availableCredits: available,
        averagePerDay: facts.use.averagePerDay,
        scheduled: forecast.days,
      }),
    },
    days,
    totals: { sent: sumOf(days, 'sent'), failed: sumOf(days, 'failed') },
    needsAction: needsActionOf({
      actions: facts.actions,
      forecast,
      standing,
      availableCredits: available,
      now,
    }),
    nextSends: facts.next.map((job) => ({
      jobId: job.id,
      scheduledAt: isoOf(job.scheduledAt),
      forecast: foreseeJob(job, facts.outlook),
      leadName: job.leadName,
      automationName: job.automationName,
      stepOrder: job.stepOrder,
      totalSteps: job.totalSteps,
    })),
    topAutomations: topOfDays(lastDays, facts.days, TOP_AUTOMATIONS),
    notices: facts.notices.map((notice) => ({ ...notice, openedAt: isoOf(notice.openedAt) })),
    checklist: {
      hasCredit: facts.credit.totalToppedUp > 0 || facts.credit.balance > 0,
      hasAutomation: facts.automations.total > 0,
      hasActive: facts.automations.active > 0,
      ...facts.steps,
      hasSent: facts.credit.totalUsed > 0,
    },
  })
}

/** Against yesterday until the same time; null when there is nothing to compare with. */
function changePercent(today: number, yesterdayByNow: number): number | null {
  return yesterdayByNow === 0 ? null : Math.round(((today - yesterdayByNow) / yesterdayByNow) * 100)
}
