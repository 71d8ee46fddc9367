import type { ReportInput, StepReport } from '@booster/contracts/automations/report'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { readCountedReport } from '../automations/report/read-counted-report.ts'
import type { Services } from '../context.ts'
import { notFound } from '../errors.ts'
import { type CsvExport, countCell, type ExportInput } from './csv-export.ts'

/** The report of one automation, a row per step. */
export const REPORT_EXPORT: CsvExport<ReportInput> = {
  titles: [
    'step',
    'subject',
    'sent',
    'delivered',
    'openedEstimate',
    'openedByMachine',
    'clicked',
    'bounced',
    'complained',
    'unsubscribed',
    'leftSequence',
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
    const { countsClicks } = report
    const ends: CsvCell[] = [report.from, report.to, input.timeZone]
    yield report.steps.map((step) => [...cellsOf(step, countsClicks), ...ends])
  },
}

function reportOf(
  services: Services,
  { affiliateId, filter, timeZone }: ExportInput<ReportInput> & { readonly affiliateId: string },
) {
  return readCountedReport(services, { ...filter, affiliateId, zone: timeZone })
}

function cellsOf(step: StepReport, countsClicks: boolean): CsvCell[] {
  return [
    step.stepOrder,
    step.emailSubject,
    step.sent,
    step.delivered,
    countCell(step.opened, step.countsOpens),
    countCell(step.openedByMachine, step.countsOpens),
    countCell(step.clicked, countsClicks),
    step.bounced,
    step.complained,
    step.unsubscribed,
    step.left,
    step.failed,
    step.toCome,
  ]
}
