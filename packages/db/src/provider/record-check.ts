import { SYSTEM } from '@booster/engine/domain/actor'
import { decideCreditAlert } from '@booster/engine/domain/provider-credit/decide-credit-alert'
import {
  CREDIT_MARKS,
  type CreditLevel,
  creditLevelOf,
} from '@booster/engine/domain/provider-credit/provider-credit'
import type { RecordCheckInput, RecordedCheck } from '@booster/services/provider-credit/ports'
import type pg from 'pg'
import { openAlert } from '../alerts/open-alert.ts'
import { resolveAlert } from '../alerts/resolve-alert.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

/** A balance lives in an int4 column. */
const CREDITS_AT_MOST = 2_147_483_647

type StateRow = { readonly credits: number | null; readonly newest: boolean }

/**
 * Keeps an answer: the check's row always; the provider's balance and the alerts only if no younger question
 * has been answered meanwhile, so that a slow answer never restores an old level.
 */
export function recordCheck(pool: pg.Pool, input: RecordCheckInput): Promise<RecordedCheck> {
  return inTransaction({ pool }, async (tx) => {
    const [state] = await tx.rows<StateRow>(
      'lock-provider-credit',
      `SELECT s."credits",
         (s."creditsAt" IS NULL OR s."creditsAt" <= (SELECT c."at" FROM "ProviderCheck" c WHERE c."id" = $2)) AS "newest"
       FROM "ProviderState" s WHERE s."provider" = $1 FOR UPDATE OF s`,
      [input.provider, input.checkId],
    )
    const before = state?.credits ?? null
    const credits = input.answer.kind === 'known' ? Math.min(input.answer.credits, CREDITS_AT_MOST) : null
    const level = credits === null ? null : creditLevelOf(credits)
    await writeCheck(tx, input, credits, level)
    const after = input.answer.kind === 'known' ? { credits, level } : { fault: input.answer.fault.code }
    recordAudit(tx, {
      actor: input.actor,
      affiliateId: null,
      action: 'provider_credit.checked',
      objects: [{ id: input.provider, before: { credits: before }, after }],
    })
    announceChange(tx, [], ['provider'])
    if (credits === null || level === null || state?.newest === false) {
      return { level, openedAlertId: null, resolvedAlertIds: [] }
    }
    await moveBalance(tx, input, credits)
    const alerts = await moveAlerts(
      tx,
      input.provider,
      before === null ? null : creditLevelOf(before),
      level,
      credits,
    )
    return { level, ...alerts }
  })
}

async function writeCheck(
  tx: Tx,
  input: RecordCheckInput,
  credits: number | null,
  level: CreditLevel | null,
): Promise<void> {
  const fault = input.answer.kind === 'unknown' ? input.answer.fault : null
  await tx.rows(
    'write-check',
    `UPDATE "ProviderCheck" SET "credits" = $2, "level" = $3::"CreditLevel", "errorCode" = $4, "message" = $5,
       "durationMs" = $6 WHERE "id" = $1`,
    [
      input.checkId,
      credits,
      level,
      fault?.code ?? null,
      fault?.message ?? null,
      Math.round(input.durationMs),
    ],
  )
}

async function moveBalance(tx: Tx, input: RecordCheckInput, credits: number): Promise<void> {
  await tx.rows(
    'move-provider-balance',
    `UPDATE "ProviderState" s SET "credits" = $2, "creditsAt" = c."at", "updatedAt" = now(),
       "sentSinceCheck" = greatest(0, s."sentSinceCheck" - $4)
     FROM "ProviderCheck" c WHERE s."provider" = $1 AND c."id" = $3`,
    [input.provider, credits, input.checkId, input.sentSinceCheck],
  )
}

async function moveAlerts(
  tx: Tx,
  provider: string,
  before: CreditLevel | null,
  now: CreditLevel,
  credits: number,
): Promise<Pick<RecordedCheck, 'openedAlertId' | 'resolvedAlertIds'>> {
  const decision = decideCreditAlert(before, now)
  if (decision.kind === 'keep') return { openedAlertId: null, resolvedAlertIds: [] }
  const about = { kind: 'provider_credit', subject: provider } as const
  const resolved = await resolveAlert(tx, { ...about, actor: SYSTEM })
  const resolvedAlertIds = resolved === null ? [] : [resolved.id]
  if (decision.kind === 'resolve') return { openedAlertId: null, resolvedAlertIds }
  const opened = await openAlert(tx, {
    ...about,
    level: decision.level,
    value: credits,
    threshold: CREDIT_MARKS[decision.level],
  })
  return { openedAlertId: opened.kind === 'opened' ? opened.alertId : null, resolvedAlertIds }
}
