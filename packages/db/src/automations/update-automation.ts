import { isDeepStrictEqual } from 'node:util'
import type { AutomationRefusal, CatchUpRule } from '@booster/engine/domain/automation'
import type { Changed, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type TransactionContext, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { lockAutomationToMove, moveAutomation } from '../engine-store/steer/move-automation.ts'
import type { AutomationRef } from './draft-facts.ts'

/** Name and rules of a sequence. */
export type AutomationSettings = {
  readonly name: string
  readonly reentry: string
  readonly onNoCredit: string
  readonly onUnconfirmed: string
  readonly catchUp: CatchUpRule
  readonly catchUpHours: number
  readonly trackOpens: string
  readonly trackClicks: boolean
  readonly endOnReply: boolean
  readonly goalEvents: readonly string[]
}

export type AutomationUpdated = Changed<AutomationRefusal>

type UpdateInput = AutomationRef & WithActor & { readonly settings: Partial<AutomationSettings> }

/**
 * Writes what is given and leaves the rest: everything, or nothing where the state cannot be changed. A rule counts from
 * the next time it is asked: for mails that come due, runs that begin and unconfirmed mails that get old, and for a state
 * that is changed with it; nothing that happened is changed.
 */
export function updateAutomation(
  context: TransactionContext,
  { status, ...input }: UpdateInput & { readonly status?: 'active' | 'paused' | undefined },
): Promise<AutomationUpdated> {
  return inTransaction(context, async (tx): Promise<AutomationUpdated> => {
    if (status === undefined) return writeSettings(tx, input)
    const move = { ...input, status }
    const locked = await lockAutomationToMove(tx, move)
    if (locked.kind === 'unchanged' && locked.reason === 'SAME_STATUS') return writeSettings(tx, input)
    if (locked.kind !== 'movable') return locked
    const written = await writeSettings(tx, input)
    await moveAutomation(tx, move, { ...locked.automation, ...input.settings })
    return written
  })
}

async function writeSettings(
  tx: Tx,
  { affiliateId, automationId, actor, settings }: UpdateInput,
): Promise<AutomationUpdated> {
  const [found] = await tx.rows<AutomationSettings & { status: string }>(
    'lock-automation-settings',
    `SELECT "status"::text AS "status", "name", "reentry"::text AS "reentry", "onNoCredit"::text AS "onNoCredit",
       "onUnconfirmed"::text AS "onUnconfirmed", "catchUp"::text AS "catchUp", "catchUpHours",
       "trackOpens"::text AS "trackOpens", "trackClicks", "endOnReply", "goalEvents"
     FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, automationId],
  )
  if (found === undefined) return { kind: 'unknown' }
  if (found.status === 'archived') return { kind: 'unchanged', reason: 'AUTOMATION_ARCHIVED' }
  const { status: _, ...before } = found
  const after = { ...before, ...settings }
  const changed = (Object.keys(before) as (keyof AutomationSettings)[]).filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  )
  if (changed.length === 0) return { kind: 'changed' }
  await tx.rows(
    'write-automation-settings',
    `UPDATE "AffiliateAutomation" SET "name" = $3, "reentry" = $4::"ReentryRule", "onNoCredit" = $5::"NoCreditRule",
       "onUnconfirmed" = $6::"UnconfirmedRule", "catchUp" = $7::"CatchUpRule", "catchUpHours" = $8,
       "trackOpens" = $9::"OpensRule", "trackClicks" = $10, "endOnReply" = $11, "goalEvents" = $12, "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "id" = $2`,
    [
      ...[affiliateId, automationId, after.name, after.reentry, after.onNoCredit, after.onUnconfirmed],
      ...[after.catchUp, after.catchUpHours, after.trackOpens, after.trackClicks, after.endOnReply],
      after.goalEvents,
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
}

function pick(settings: AutomationSettings, keys: readonly (keyof AutomationSettings)[]) {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]))
}
