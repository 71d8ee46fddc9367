import type { Changed, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type TransactionContext } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import type { AutomationRef } from './draft-facts.ts'

/** Name and rules of a sequence. */
export type AutomationSettings = {
  readonly name: string
  readonly reentry: string
  readonly onNoCredit: string
  readonly onUnconfirmed: string
  readonly catchUp: string
  readonly catchUpHours: number
}

export type AutomationUpdated = Changed<'AUTOMATION_ARCHIVED'>

/**
 * Writes what is given and leaves the rest. A rule counts from the next time it is asked: for mails that come due, runs
 * that begin and unconfirmed mails that get old; nothing that happened is changed.
 */
export function updateAutomation(
  context: TransactionContext,
  input: AutomationRef & WithActor & { readonly settings: Partial<AutomationSettings> },
): Promise<AutomationUpdated> {
  return inTransaction(context, async (tx): Promise<AutomationUpdated> => {
    const { affiliateId, automationId, actor, settings } = input
    const [found] = await tx.rows<AutomationSettings & { status: string }>(
      'lock-automation-settings',
      `SELECT "status"::text AS "status", "name", "reentry"::text AS "reentry", "onNoCredit"::text AS "onNoCredit",
         "onUnconfirmed"::text AS "onUnconfirmed", "catchUp"::text AS "catchUp", "catchUpHours"
       FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
      [affiliateId, automationId],
    )
    if (found === undefined) return { kind: 'unknown' }
    if (found.status === 'archived') return { kind: 'unchanged', reason: 'AUTOMATION_ARCHIVED' }
    const { status: _, ...before } = found
    const after = { ...before, ...settings }
    const changed = (Object.keys(before) as (keyof AutomationSettings)[]).filter(
      (key) => before[key] !== after[key],
    )
    if (changed.length === 0) return { kind: 'changed' }
    await tx.rows(
      'write-automation-settings',
      `UPDATE "AffiliateAutomation" SET "name" = $3, "reentry" = $4::"ReentryRule", "onNoCredit" = $5::"NoCreditRule",
         "onUnconfirmed" = $6::"UnconfirmedRule", "catchUp" = $7::"CatchUpRule", "catchUpHours" = $8, "updatedAt" = now()
       WHERE "affiliateId" = $1 AND "id" = $2`,
      [
        ...[affiliateId, automationId, after.name, after.reentry, after.onNoCredit, after.onUnconfirmed],
        ...[after.catchUp, after.catchUpHours],
      ],
    )
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'automation.update',
      objects: [{ id: automationId, before: pick(before, changed), after: pick(after, changed) }],
    })
    announceChange(tx, [affiliateId], ['automations'])
    return { kind: 'changed' }
  })
}

function pick(settings: AutomationSettings, keys: readonly (keyof AutomationSettings)[]) {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]))
}
