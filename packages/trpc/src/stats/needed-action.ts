import type { Overview } from '@booster/contracts/overview'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { CreditForecast } from '@booster/db/credits/credit-forecast'
import type { NeededAction } from '@booster/db/dashboard/list-needed-actions'
import type { CreditStanding } from '@booster/engine/domain/forecast/credit-standing'

type Kind = Overview['needsAction'][number]['kind']

/** What comes first on the list. */
const PLACES = {
  uncovered: 0,
  credit_low: 0,
  no_credit: 1,
  recipient_refused: 2,
  unconfirmed: 3,
  failed: 4,
  held: 5,
  leads_without_email: 6,
  optins_waiting: 7,
} as const satisfies Record<Kind, number>

type NeedFacts = {
  readonly actions: readonly NeededAction[]
  readonly forecast: CreditForecast
  readonly availableCredits: number
  readonly standing: CreditStanding
  readonly now: Date
}

/** Everything to do, the most pressing first, each with the filter of the list that shows it. */
export function needsActionOf(facts: NeedFacts) {
  const { actions, availableCredits } = facts
  return [
    ...creditNeedOf(facts),
    ...actions.map((action) => neededActionOf(action, availableCredits)),
  ].toSorted((a, b) => PLACES[a.kind] - PLACES[b.kind] || b.count - a.count)
}

/** Scheduled e-mails that will fail or wait for want of credit; else credit that is about to end. */
function creditNeedOf({ forecast, availableCredits, standing, now }: NeedFacts) {
  const { uncoveredJobs, firstUncoveredAt } = forecast
  if (uncoveredJobs === 0 && standing !== 'low') return []
  const from = firstUncoveredAt !== null && firstUncoveredAt > now ? firstUncoveredAt : null
  return [
    {
      kind: uncoveredJobs === 0 ? ('credit_low' as const) : ('uncovered' as const),
      count: uncoveredJobs === 0 ? availableCredits : uncoveredJobs,
      retryable: 0,
      credits: Math.max(0, availableCredits),
      reason: null,
      automation: null,
      filter: { status: 'pending' },
      from: isoOrNull(from),
    },
  ]
}

function neededActionOf(action: NeededAction, availableCredits: number) {
  const { kind, count, retryable, credits, reason, automationId, automationName } = action
  return {
    kind,
    count,
    retryable: Math.max(0, Math.min(retryable, availableCredits)),
    credits,
    reason,
    automation: automationId === null ? null : { id: automationId, name: automationName ?? '' },
    filter: filterOf(action),
    from: null,
  }
}

function filterOf({ kind, reason, automationId, since }: NeededAction) {
  if (kind === 'leads_without_email' || kind === 'optins_waiting') return {}
  if (kind === 'unconfirmed') return { status: 'unconfirmed' }
  if (kind === 'held') {
    return {
      status: 'held',
      ...(automationId === null ? {} : { automationId }),
      ...(reason === null ? {} : { holdReason: reason }),
    }
  }
  return {
    status: 'failed',
    ...(reason === null ? {} : { errorCode: reason }),
    ...(since === null ? {} : { from: isoOf(since) }),
  }
}
