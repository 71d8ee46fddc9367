import type { integrityLast } from '@booster/contracts/integrity'
import { isoOf } from '@booster/db/connection/iso-time'
import type { IntegritySummary } from '@booster/db/integrity/read-integrity-summary'
import type { z } from 'zod'

export function integritySummaryOf(summary: IntegritySummary | null): z.infer<typeof integrityLast> {
  if (summary === null) return null
  const { passed, total, failed, checkedAt } = summary
  return { passed, total, failed: [...failed], checkedAt: isoOf(checkedAt) }
}
