import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { TopUpFacts } from '@booster/db/top-ups/top-up-facts'

export function topUpRow(facts: TopUpFacts): TopUpRequest {
  const { id, credits, note, payableRupiah, proofUrl, proofName, proofType, state, reason } = facts
  return {
    ...{ id, credits, note, payableRupiah, proofUrl, state, reason },
    proofFile: proofName === null || proofType === null ? null : { name: proofName, type: proofType },
    bookedCredits: facts.bookedCredits,
    decidedByName: facts.decidedByName,
    decidedAt: isoOrNull(facts.decidedAt),
    createdAt: isoOf(facts.createdAt),
  }
}
