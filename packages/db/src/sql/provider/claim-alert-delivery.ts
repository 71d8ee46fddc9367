import type { AlertKind, AlertLevel } from '@booster/engine/provider-credit/alert-kind'
import type pg from 'pg'
import { inTransaction } from '../../transaction.ts'

/** An alert as its deliveries tell it. */
export type DeliverableAlert = {
  readonly id: string
  readonly kind: AlertKind
  readonly level: AlertLevel
  readonly subject: string
  readonly affiliateId: string | null
  readonly affiliateName: string | null
  readonly value: number | null
  readonly threshold: number | null
  readonly detail: string
  readonly openedAt: Date
  readonly muted: boolean
}

/** Everyone an alert is mailed to, with the alert. */
export type ClaimedDelivery = { readonly alert: DeliverableAlert; readonly adminEmails: readonly string[] }

type AlertRow = DeliverableAlert & { readonly delivered: boolean }

/**
 * Takes the delivery of an alert: of all processes exactly one gets it. The in-app delivery is the alert itself,
 * so its row stands for the claim.
 * @param again a person asks for it once more, whatever was delivered before
 * @returns null when there is no such alert or another process has taken it
 */
export const claimAlertDelivery = (
  pool: pg.Pool,
  input: { readonly alertId: string; readonly again?: boolean },
): Promise<ClaimedDelivery | null> =>
  inTransaction(pool, async (tx) => {
    const [row] = await tx.rows<AlertRow>(
      'claim-alert-delivery',
      `SELECT a."id", a."kind", a."level", a."subject", a."affiliateId", p."displayName" AS "affiliateName", a."value",
         a."threshold", a."detail", a."openedAt", coalesce(a."mutedUntil" > now(), false) AS "muted",
         EXISTS (SELECT FROM "AlertDelivery" d WHERE d."alertId" = a."id" AND d."channel" = 'in_app') AS "delivered"
       FROM "Alert" a LEFT JOIN "AffiliateProfile" p ON p."id" = a."affiliateId"
       WHERE a."id" = $1 FOR UPDATE OF a`,
      [input.alertId],
    )
    if (row === undefined) return null
    const { delivered, ...alert } = row
    if (delivered && input.again !== true) return null
    if (!delivered) {
      await tx.rows(
        'deliver-alert-in-app',
        `INSERT INTO "AlertDelivery" ("alertId", "channel", "target", "ok") VALUES ($1, 'in_app', 'admin', true)`,
        [alert.id],
      )
    }
    const admins = await tx.rows<{ readonly email: string }>(
      'list-admin-emails',
      `SELECT "email" FROM "User" WHERE "role" = 'admin' AND "suspendedAt" IS NULL ORDER BY "email"`,
      [],
    )
    return { alert, adminEmails: admins.map((admin) => admin.email) }
  })
