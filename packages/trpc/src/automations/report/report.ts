import { automationReport, reportInput } from '@booster/contracts/automations/report'
import { notFound } from '../../errors.ts'
import { affiliateProcedure } from '../../init.ts'
import { readCountedReport } from './read-counted-report.ts'

/** What the mails of one sequence came to, step by step. */
export const getAutomationReport = affiliateProcedure
  .input(reportInput)
  .output(automationReport)
  .query(async ({ ctx, input }) => {
    const { affiliateId, services, viewer } = ctx
    const report = await readCountedReport(services, { ...input, affiliateId, zone: viewer.timeZone })
    if (report === null) throw notFound('Automation')
    return report
  })
