import type { BulkTriggerProgress } from '@booster/contracts/bulk-triggers'
import { isoOf } from '@booster/db/connection/iso-time'
import type { BulkTriggerFacts } from '@booster/db/triggers/read-bulk-trigger'
import { SKIP_REASONS } from '@booster/engine/domain/trigger/skip-reason'

export function bulkProgressOf(facts: BulkTriggerFacts): BulkTriggerProgress {
  const { id, status, triggerType, automationId, doneLeads, skipped } = facts
  return {
    id,
    status,
    triggerType,
    automationId,
    leads: facts.totalLeads,
    doneLeads,
    runs: facts.enrolledRuns,
    jobs: facts.plannedJobs,
    skipped: SKIP_REASONS.flatMap((reason) => {
      const count = skipped[reason]
      return count === undefined ? [] : [{ reason, count }]
    }),
    createdAt: isoOf(facts.createdAt),
    endedAt: facts.endedAt === null ? null : isoOf(facts.endedAt),
  }
}
