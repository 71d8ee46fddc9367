import type { RunFilter } from '@booster/db/runs/list-runs'
import { listRunsAfter } from '@booster/db/runs/list-runs-after'
import type { RunFacts } from '@booster/db/runs/run-facts'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput } from './csv-export.ts'

export const RUN_EXPORT: CsvExport<RunFilter> = {
  titles: [
    'id',
    'status',
    'leadName',
    'leadEmail',
    'automation',
    'trigger',
    'triggerKey',
    'steps',
    'stepsSent',
    'stepsFailed',
    'stepsCancelled',
    'startedAt',
    'lastSentAt',
    'endedAt',
    'nextAt',
    'timeZone',
  ],
  pages: async function* ({ reads }, input) {
    for (let after: string | null = null; ; ) {
      const { affiliateId, filter } = input
      const runs: RunFacts[] = await listRunsAfter(reads, { affiliateId, filter, after, limit: EXPORT_PAGE })
      if (runs.length > 0) yield runs.map((run) => cellsOf(run, input))
      if (runs.length < EXPORT_PAGE) return
      after = runs.at(-1)?.id ?? null
    }
  },
}

function cellsOf(run: RunFacts, { timeOf, timeZone }: ExportInput<RunFilter>): CsvCell[] {
  return [
    run.id,
    run.status,
    run.leadName,
    run.leadEmail,
    run.automationName,
    run.triggerType,
    run.triggerKey,
    run.totalSteps,
    run.completedSteps,
    run.failedSteps,
    run.cancelledSteps,
    timeOf(run.startedAt),
    timeOf(run.lastExecutedAt),
    timeOf(run.completedAt ?? run.cancelledAt),
    timeOf(run.nextScheduledAt),
    timeZone,
  ]
}
