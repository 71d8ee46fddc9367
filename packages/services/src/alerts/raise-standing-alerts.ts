import {
  findAgedUnconfirmed,
  findBlockedProviders,
  findLowCredits,
  type TroubleLimits,
} from '@booster/db/alerts/find-standing-troubles'
import { DATABASE_CLOCK, type SqlClock } from '@booster/db/connection/clock'
import type { AlertKind } from '@booster/engine/domain/alert-kind'
import type pg from 'pg'
import { lowerAlert, raiseAlert } from './raise-alert.ts'

export const TROUBLE_LIMITS: TroubleLimits = { lowCredits: 50, unconfirmedAfterMs: 10 * 60_000 }

const STANDING_KINDS: readonly AlertKind[] = ['provider_blocked', 'affiliate_credit', 'unconfirmed']

/**
 * Brings the alerts about blocked providers, low credit of affiliates and e-mails in doubt into line with the
 * facts: opens what began, resolves what is over. To be called every minute, and at once when a breaker moves.
 */
export async function raiseStandingAlerts(input: {
  readonly pool: pg.Pool
  readonly notify: (alertId: string) => void
  readonly clock?: SqlClock
  readonly limits?: TroubleLimits
}): Promise<{ readonly opened: number; readonly resolved: number }> {
  const { pool, notify, clock = DATABASE_CLOCK, limits = TROUBLE_LIMITS } = input
  const troubles = [
    ...(await findBlockedProviders(pool)),
    ...(await findLowCredits(pool, clock, limits)),
    ...(await findAgedUnconfirmed(pool, clock, limits)),
  ]
  const standing = new Set(troubles.map((trouble) => `${trouble.kind}/${trouble.subject}`))
  let resolved = 0
  for (const matter of await listOpenMatters(pool)) {
    if (standing.has(`${matter.kind}/${matter.subject}`)) continue
    if ((await lowerAlert(pool, matter)) !== null) resolved += 1
  }
  let opened = 0
  for (const trouble of troubles) {
    if ((await raiseAlert(pool, trouble, notify)).kind === 'opened') opened += 1
  }
  return { opened, resolved }
}

type Matter = { readonly kind: AlertKind; readonly subject: string }

async function listOpenMatters(pool: pg.Pool): Promise<readonly Matter[]> {
  const { rows } = await pool.query<Matter>({
    name: 'list-open-matters',
    text: `SELECT "kind", "subject" FROM "Alert" WHERE "resolvedAt" IS NULL AND "kind" = ANY($1::text[])`,
    values: [STANDING_KINDS],
  })
  return rows
}
