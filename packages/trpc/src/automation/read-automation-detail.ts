import { type AutomationDetail, automationDetail } from '@booster/contracts/automation'
import { isoOf } from '@booster/db/queries/affiliate/iso-time'
import type { Queryable } from '@booster/db/queries/affiliate/queryable'
import { readAutomation } from '@booster/db/queries/affiliate/read-automation'
import { notFound } from '../errors.ts'

/** An automation with its present steps. Throws NOT_FOUND. */
export const readAutomationDetail = async (
  db: Queryable,
  key: { readonly affiliateId: string; readonly automationId: string },
): Promise<AutomationDetail> => {
  const automation = await readAutomation(db, key)
  if (automation === null) throw notFound('Automation')
  return automationDetail.parse({
    ...automation,
    createdAt: isoOf(automation.createdAt),
    updatedAt: isoOf(automation.updatedAt),
  })
}
