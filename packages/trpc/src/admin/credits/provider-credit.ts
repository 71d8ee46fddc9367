import type { ProviderCredit } from '@booster/contracts/provider'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { ProviderCredit as ProviderCreditFacts } from '@booster/db/provider/read-provider-credit'

export function providerCreditOf(credit: ProviderCreditFacts): ProviderCredit {
  const { fault, breaker } = credit
  return {
    provider: credit.provider,
    status: credit.status,
    level: credit.level,
    stale: credit.stale,
    credits: credit.credits,
    checkedAt: isoOrNull(credit.checkedAt),
    ageSeconds: credit.ageSeconds,
    sentSinceCheck: credit.sentSinceCheck,
    marks: credit.marks,
    fault:
      fault === null ? null : { at: isoOf(fault.at), errorCode: fault.errorCode, message: fault.message },
    breaker: {
      state: breaker.state,
      openedAt: isoOrNull(breaker.openedAt),
      retryAt: isoOrNull(breaker.retryAt),
      errorCode: breaker.errorCode,
      errorMessage: breaker.errorMessage,
    },
  }
}
