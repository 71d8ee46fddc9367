import { hrefOf } from '@booster/web/address/href-of'
import { ADMIN_PATHS } from '@booster/web/address/paths'
import type { Alert } from './alert-look.ts'

/** The page about what the alert is about. */
export function alertHref({ kind, affiliateName }: Pick<Alert, 'kind' | 'affiliateName'>): string {
  switch (kind) {
    case 'provider_credit':
      return ADMIN_PATHS.credits
    case 'provider_blocked':
      return ADMIN_PATHS.engine
    case 'mailbox':
      return ADMIN_PATHS.delivery
    case 'affiliate_credit':
    case 'unconfirmed':
      return hrefOf(ADMIN_PATHS.affiliates, { q: affiliateName ?? undefined })
    case 'integrity':
      return ADMIN_PATHS.integrity
  }
}
