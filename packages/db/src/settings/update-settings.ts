import { isDeepStrictEqual } from 'node:util'
import type { SettingsUpdate } from '@booster/contracts/account/settings'
import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inPrismaTransaction, type PrismaContext } from '../connection/prisma-transaction.ts'
import { closeNotices } from '../notices/close-notices.ts'

/** Writes the settings that are given and leaves the others; what really changed stands in the audit log. */
export function updateSettings(
  context: PrismaContext,
  input: WithActor & { readonly affiliateId: string; readonly settings: SettingsUpdate },
): Promise<void> {
  const { affiliateId, settings, actor } = input
  return inPrismaTransaction(context, async ({ db, tx }) => {
    await tx.rows(
      'lock-profile',
      `SELECT 1 FROM "AffiliateProfile" WHERE "id" = $1::uuid FOR NO KEY UPDATE`,
      [affiliateId],
    )
    const before = await db.affiliateProfile.findUniqueOrThrow({ where: { id: affiliateId } })
    const changed = Object.entries(settings).filter(
      ([key, value]) => value !== undefined && !isDeepStrictEqual(before[key as keyof SettingsUpdate], value),
    )
    if (changed.length === 0) return
    await db.affiliateProfile.update({ where: { id: affiliateId }, data: Object.fromEntries(changed) })
    const old = Object.fromEntries(changed.map(([key]) => [key, before[key as keyof SettingsUpdate]]))
    // By another mark it is another crossing.
    if ('lowCreditMark' in old) await closeNotices(tx, { affiliateId, kind: 'low_credit' })
    recordAudit(tx, {
      actor,
      action: 'settings.update',
      affiliateId,
      objects: [{ id: affiliateId, before: old, after: Object.fromEntries(changed) }],
    })
  })
}
