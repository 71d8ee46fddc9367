import type { AutomationReport, ReportInput } from '@booster/contracts/automations/report'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import { readReport } from '@booster/db/automations/read-report'
import type { Services } from '../../context.ts'
import { findCountingSteps } from './find-counting-steps.ts'

type ReportServices = Pick<Services, 'reads' | 'clock' | 'store' | 'countsOpens' | 'mode'>

/** A report that says which of its figures are not counted; null when the affiliate has no automation by that id. */
export async function readCountedReport(
  services: ReportServices,
  input: ReportInput & { readonly affiliateId: string; readonly zone: TimeZone },
): Promise<AutomationReport | null> {
  const { reads, clock, mode } = services
  const { affiliateId, id: automationId, window, zone } = input
  const facts = await readReport(reads, { affiliateId, automationId, window, clock, zone })
  if (facts === null) return null
  const { trackOpens: rule, trackClicks, steps, ...report } = facts
  const refs = steps.map(({ id: stepId, version }) => ({ affiliateId, stepId, version, rule }))
  const counting = await findCountingSteps(services, refs)
  return {
    ...report,
    countsClicks: mode.tracking.clicks && trackClicks,
    steps: steps.map(({ version: _, ...step }) => ({ ...step, countsOpens: counting.has(step.id) })),
  }
}
