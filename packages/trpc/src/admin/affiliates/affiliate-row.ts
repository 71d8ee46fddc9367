import type { AffiliateRow } from '@booster/contracts/affiliates'
import { isoOf } from '@booster/db/connection/iso-time'
import type { AffiliateRow as AffiliateFacts } from '@booster/db/users/list-affiliates'

export function affiliateRowOf(facts: AffiliateFacts): AffiliateRow {
  const { id, name, email, status, balance, reserved, available, sent7d, failed7d } = facts
  const { bounced7d, complained7d } = facts
  return {
    id,
    name,
    email,
    status,
    balance,
    reserved,
    available,
    sent7d,
    failed7d,
    bounced7d,
    complained7d,
    createdAt: isoOf(facts.createdAt),
  }
}
