import { type AutomationDetail, automationDetail } from '@booster/contracts/automations/automations'
import { readAutomation } from '@booster/db/automations/read-automation'
import { isoOf } from '@booster/db/connection/iso-time'
import type { Queryable } from '@booster/db/connection/queryable'
import { notFound } from '../errors.ts'

/** An automation with its present steps. Throws NOT_FOUND. */
export async function readAutomationDetail(
  db: Queryable,
  key: { readonly affiliateId: string; readonly automationId: string },
): Promise<AutomationDetail> {
  const automation = await readAutomation(db, key)
  if (automation === null) throw notFound('Automation')
  return automationDetail.parse({
    ...automation,
    createdAt: isoOf(automation.createdAt),
    updatedAt: isoOf(automation.updatedAt),
  })
}
