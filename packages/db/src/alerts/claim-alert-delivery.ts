import type { ClaimedDelivery, DeliverableAlert, DeliveryTarget } from '@booster/services/alerts/ports'
import type pg from 'pg'
import { inTransaction } from '../connection/transaction.ts'

/**
 * Takes the delivery of an alert: exactly one process gets it. The in-app delivery is the alert itself, so its row
 * stands for the claim.
 * @param again a person asks for what has not arrived
 * @returns null when there is no such alert or another process has taken it
 */
export function claimAlertDelivery(
  pool: pg.Pool,
  input: { readonly alertId: string; readonly again: boolean },
): Promise<ClaimedDelivery | null> {
  return inTransaction({ pool }, async (tx) => {
    const [alert] = await tx.rows<DeliverableAlert>(
      'lock-alert-to-deliver',
      `SELECT a."id", a."kind", a."level", a."subject", a."affiliateId", p."displayName" AS "affiliateName", a."value",
         a."threshold", a."detail", a."openedAt", coalesce(a."mutedUntil" > now(), false) AS "muted"
       FROM "Alert" a LEFT JOIN "AffiliateProfile" p ON p."id" = a."affiliateId"
       WHERE a."id" = $1 FOR UPDATE OF a`,
      [input.alertId],
    )
    if (alert === undefined) return null
    // A separate statement: only a new snapshot sees what was committed while we waited for the lock.
    const taken = await tx.rows(
      'find-alert-in-app',
      `SELECT 1 FROM "AlertDelivery" WHERE "alertId" = $1 AND "channel" = 'in_app' LIMIT 1`,
      [alert.id],
    )
    if (taken.length > 0 && !input.again) return null
    if (taken.length === 0) {
      await tx.rows(
        'deliver-alert-in-app',
        `INSERT INTO "AlertDelivery" ("alertId", "channel", "target", "ok") VALUES ($1, 'in_app', 'Aplikasi', true)`,
        [alert.id],
      )
    }
    const admins = await tx.rows<{ readonly email: string }>(
      'list-admin-emails',
      // Whoever was only invited cannot sign in to look.
      `SELECT u."email" FROM "User" u WHERE u."role" = 'admin' AND u."suspendedAt" IS NULL AND EXISTS (
         SELECT FROM "Account" a WHERE a."userId" = u."id" AND a."password" IS NOT NULL) ORDER BY u."email"`,
      [],
    )
    const arrived = await tx.rows<DeliveryTarget>(
      'list-arrived-deliveries',
      `SELECT DISTINCT "channel", "target" FROM "AlertDelivery" WHERE "alertId" = $1 AND "ok"`,
      [alert.id],
    )
    return {
      alert,
      adminEmails: admins.map((admin) => admin.email),
      arrived,
    }
  })
}
