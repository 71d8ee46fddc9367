import type { ReportInput, StepReport } from '@booster/contracts/automations/report'
import { readReport } from '@booster/db/automations/read-report'
import type { CsvCell } from '@booster/services/exports/csv-text'
import type { Services } from '../context.ts'
import { notFound } from '../errors.ts'
import type { CsvExport, ExportInput } from './csv-export.ts'

/** The report of one automation, a row per step. */
export const REPORT_EXPORT: CsvExport<ReportInput> = {
  titles: [
    'step',
    'subject',
    'sent',
    'delivered',
    'openedEstimate',
    'clicked',
    'bounced',
    'complained',
    'unsubscribed',
    'failed',
    'toCome',
    'from',
    'to',
    'timeZone',
  ],
  check: async (services, input) => {
    if ((await reportOf(services, input)) === null) throw notFound('Automation')
  },
  pages: async function* (services, input) {
    const report = await reportOf(services, input)
    if (report === null) return
    const ends: CsvCell[] = [report.from, report.to, input.timeZone]
    yield report.steps.map((step) => [...cellsOf(step), ...ends])
  },
}

function reportOf(
  { reads, clock }: Pick<Services, 'reads' | 'clock'>,
  { affiliateId, filter, timeZone }: ExportInput<ReportInput> & { readonly affiliateId: string },
) {
  const { id: automationId, window } = filter
  return readReport(reads, { affiliateId, automationId, window, clock, zone: timeZone })
}

function cellsOf(step: StepReport): CsvCell[] {
  return [
    step.stepOrder,
    step.emailSubject,
    step.sent,
    step.delivered,
    step.opened,
    step.clicked,
    step.bounced,
    step.complained,
    step.unsubscribed,
    step.failed,
    step.toCome,
  ]
}
