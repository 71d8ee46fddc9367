import { automationReport, reportInput } from '@booster/contracts/automations/report'
import { readReport } from '@booster/db/automations/read-report'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** What the mails of one sequence came to, step by step. */
export const getAutomationReport = affiliateProcedure
  .input(reportInput)
  .output(automationReport)
  .query(async ({ ctx, input: { id: automationId, window } }) => {
    const { reads, clock } = ctx.services
    const zone = ctx.viewer.timeZone
    const report = await readReport(reads, {
      affiliateId: ctx.affiliateId,
      automationId,
      window,
      clock,
      zone,
    })
    if (report === null) throw notFound('Automation')
    return report
  })
