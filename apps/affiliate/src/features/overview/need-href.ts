import type { Overview } from '@booster/contracts/overview'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS, ASK_FOR_CREDIT } from '@booster/web/address/paths'

export type NeededAction = Overview['needsAction'][number]

/** The list of what a thing to do counts. */
export function needHref({ kind, filter, retryable }: NeededAction): string {
  if (kind === 'uncovered' || kind === 'credit_low' || (kind === 'no_credit' && retryable === 0)) {
    return ASK_FOR_CREDIT
  }
  if (kind === 'optins_waiting') return hrefOf(AFFILIATE_PATHS.leads, { blocked: 'AWAITING_CONFIRMATION' })
  if (kind === 'leads_without_email') return hrefOf(AFFILIATE_PATHS.leads, { blocked: 'NO_ADDRESS' })
  return hrefOf(AFFILIATE_PATHS.jobs, {
    status: filter.status,
    error: filter.errorCode,
    hold: filter.holdReason,
    automation: filter.automationId,
    window: filter.from === undefined ? undefined : '30d',
  })
}
