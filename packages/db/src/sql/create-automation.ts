import type {
  NoCreditRule,
  ReentryRule,
  TriggerType,
  UnconfirmedRule,
} from '@booster/engine/domain/automation'
import type pg from 'pg'
import { inTransaction } from '../transaction.ts'
import { announceChange } from './announce.ts'
import { recordActivity } from './record-activity.ts'

/** A new automation in draft, without steps (publishSteps adds them). @returns its id */
export const createAutomation =
  (pool: pg.Pool) =>
  (input: {
    readonly affiliateId: string
    readonly name: string
    readonly triggerType: TriggerType
    readonly reentry?: ReentryRule
    readonly onNoCredit?: NoCreditRule
    readonly onUnconfirmed?: UnconfirmedRule
    readonly by: string | null
  }): Promise<{ readonly automationId: string }> =>
    inTransaction(pool, async (tx) => {
      const [row] = await tx.rows<{ id: string }>(
        'create-automation',
        `INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "reentry", "onNoCredit", "onUnconfirmed")
         VALUES ($1, $2, $3::"TriggerType", $4::"ReentryRule", $5::"NoCreditRule", $6::"UnconfirmedRule") RETURNING "id"`,
        [
          input.affiliateId,
          input.name,
          input.triggerType,
          input.reentry ?? 'once',
          input.onNoCredit ?? 'fail',
          input.onUnconfirmed ?? 'release',
        ],
      )
      if (row === undefined) throw new Error('the automation was not created')
      await recordActivity(tx, {
        by: input.by,
        affiliateId: input.affiliateId,
        action: 'automation.create',
        objectType: 'automation',
        objectId: row.id,
        after: { name: input.name },
      })
      await announceChange(tx, [input.affiliateId], ['automations'])
      return { automationId: row.id }
    })
