import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import type {
  AlertChannel,
  AlertKind,
  AlertLevel,
  AlertState,
} from '@booster/engine/domain/provider-credit/alert-kind'
import { type ListPosition, type Page, pageOf } from '../connection/page-of.ts'
import type { Queryable } from '../connection/queryable.ts'

export type AlertRow = {
  readonly id: string
  readonly kind: AlertKind
  readonly subject: string
  readonly level: AlertLevel
  readonly state: AlertState
  readonly affiliateId: string | null
  readonly affiliateName: string | null
  readonly value: number | null
  readonly threshold: number | null
  readonly detail: string
  readonly openedAt: Date
  readonly acknowledgedAt: Date | null
  readonly acknowledgedByName: string | null
  readonly note: string | null
  readonly mutedUntil: Date | null
  readonly resolvedAt: Date | null
  /** The newest result per channel and target. */
  readonly deliveries: readonly AlertDeliveryRow[]
}

export type AlertDeliveryRow = {
  readonly channel: AlertChannel
  readonly target: string
  readonly ok: boolean
  readonly message: string | null
  readonly road: MailRoad | null
  /** ISO 8601. */
  readonly at: string
}

/** Alerts, newest first, by keyset. `unresolved` is open and acknowledged together. */
export async function listAlerts(
  db: Queryable,
  input: {
    readonly state: AlertState | 'unresolved' | 'all'
    readonly after: ListPosition
    readonly limit: number
  },
): Promise<Page<AlertRow>> {
  const { rows } = await db.query<AlertRow>({
    name: `list-alerts-${input.state}`,
    text: `SELECT a."id", a."kind", a."subject", a."level", a."affiliateId", p."displayName" AS "affiliateName",
             a."value", a."threshold", a."detail", a."openedAt", a."acknowledgedAt",
             u."name" AS "acknowledgedByName", a."note", a."mutedUntil", a."resolvedAt",
             CASE WHEN a."resolvedAt" IS NOT NULL THEN 'resolved'
               WHEN a."acknowledgedAt" IS NOT NULL THEN 'acknowledged' ELSE 'open' END AS "state",
             coalesce(d."deliveries", '[]') AS "deliveries"
           FROM "Alert" a
           LEFT JOIN "AffiliateProfile" p ON p."id" = a."affiliateId"
           LEFT JOIN "User" u ON u."id" = a."acknowledgedBy"
           LEFT JOIN LATERAL (
             SELECT json_agg(json_build_object('channel', n."channel", 'target', n."target", 'ok', n."ok",
               'message', n."message", 'road', n."road", 'at', n."at") ORDER BY n."channel", n."target") AS "deliveries"
             FROM (SELECT DISTINCT ON (e."channel", e."target") e.* FROM "AlertDelivery" e
                   WHERE e."alertId" = a."id" ORDER BY e."channel", e."target", e."at" DESC, e."id" DESC) n) d ON true
           WHERE ${STATE_FILTERS[input.state]}
             AND ($1::timestamptz IS NULL OR (a."openedAt", a."id") < ($1::timestamptz, $2::uuid))
           ORDER BY a."openedAt" DESC, a."id" DESC LIMIT $3`,
    values: [input.after?.at ?? null, input.after?.id ?? null, input.limit + 1],
  })
  return pageOf(rows, input.limit, (row) => row.openedAt)
}

const STATE_FILTERS = {
  open: 'a."resolvedAt" IS NULL AND a."acknowledgedAt" IS NULL',
  acknowledged: 'a."resolvedAt" IS NULL AND a."acknowledgedAt" IS NOT NULL',
  unresolved: 'a."resolvedAt" IS NULL',
  resolved: 'a."resolvedAt" IS NOT NULL',
  all: 'true',
} as const satisfies Record<AlertState | 'unresolved' | 'all', string>

export type AlertCounts = Record<AlertState, number>

/** How many alerts there are in each state; resolved ones of the last 90 days. */
export async function countAlerts(db: Queryable): Promise<AlertCounts> {
  const { rows } = await db.query<AlertCounts>({
    name: 'count-alerts',
    text: `SELECT count(*) FILTER (WHERE ${STATE_FILTERS.open})::int AS "open",
             count(*) FILTER (WHERE ${STATE_FILTERS.acknowledged})::int AS "acknowledged",
             count(*) FILTER (WHERE ${STATE_FILTERS.resolved})::int AS "resolved"
           FROM "Alert" a WHERE a."resolvedAt" IS NULL OR a."openedAt" > now() - interval '90 days'`,
  })
  return rows[0] ?? { open: 0, acknowledged: 0, resolved: 0 }
}
