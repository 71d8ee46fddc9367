import type { ChangeTopic } from '@booster/engine/domain/change-topic'
import type { Tx } from '../../connection/transaction.ts'

/** Channel on which workers hear that something may be due. */
export const DUE_CHANNEL = 'booster_due'
/** Channel on which screens hear that something changed: `{"a": [affiliate ids] | "all", "t": [topics]}`. */
export const CHANGE_CHANNEL = 'booster_change'
/** Channel on which processes hear whose sessions have ended; the payload is the user's id. */
export const SIGN_OUT_CHANNEL = 'booster_sign_out'

/** A NOTIFY payload holds 8,000 bytes; with more affiliates than this, every screen reloads. */
const AFFILIATES_AT_MOST = 180

/** Tells the screens, when this transaction commits: one notification. */
export function announceChange(
  tx: Tx,
  affiliateIds: readonly string[],
  topics: readonly ChangeTopic[],
): void {
  tx.send('announce-change', `SELECT pg_notify('${CHANGE_CHANNEL}', $1)`, [
    changePayload(affiliateIds, topics),
  ])
}

/** Announces to the screens of these affiliates what changed. */
export function changePayload(affiliateIds: readonly string[], topics: readonly ChangeTopic[]): string {
  const distinct = [...new Set(affiliateIds)]
  return JSON.stringify({ a: distinct.length > AFFILIATES_AT_MOST ? 'all' : distinct, t: topics })
}

/** Tells screens and workers, when this transaction commits, in one statement. */
export function announceChangeAndDue(
  tx: Tx,
  affiliateIds: readonly string[],
  topics: readonly ChangeTopic[],
): void {
  tx.send(
    'announce-change-and-due',
    `SELECT pg_notify('${CHANGE_CHANNEL}', $1), pg_notify('${DUE_CHANNEL}', '')`,
    [changePayload(affiliateIds, topics)],
  )
}

/** Wakes the workers, when this transaction commits. */
export function announceDue(tx: Tx): void {
  tx.send('announce-due', `SELECT pg_notify('${DUE_CHANNEL}', '')`, [])
}

/** Makes every process forget this person's sessions and end their streams, when this transaction commits. */
export function announceSignOut(tx: Tx, userId: string): void {
  tx.send('announce-sign-out', `SELECT pg_notify('${SIGN_OUT_CHANNEL}', $1)`, [userId])
}
