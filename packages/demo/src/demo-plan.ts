import type { DemoAutomation } from './demo-automation.ts'
import type { LeadRow } from './demo-rows.ts'

/**
 * What becomes of one mail of the story:
 * `sent` (at once, or `recovered` after a quick retry), `blacklisted` (refused), `busy` (given up after all
 * rounds), `retrying` (in one of them), `unconfirmed` and `not-confirmed` (in doubt, and 24 hours later),
 * `unsubscribe` (sent, and the lead leaves), `cancel-run` and `pause-run` (a person steps in before it is due).
 */
export type Fate =
  | 'sent'
  | 'recovered'
  | 'blacklisted'
  | 'busy'
  | 'retrying'
  | 'unconfirmed'
  | 'not-confirmed'
  | 'unsubscribe'
  | 'cancel-run'
  | 'pause-run'

/** One lead's way through one automation, before it is played. */
export type RunPlan = {
  readonly automation: DemoAutomation
  readonly lead: LeadRow
  readonly triggeredAtMs: number
  readonly triggerKey: string
  /** What is bound to happen to one of its mails; the others meet their luck. */
  readonly bound?: { readonly stepOrder: number; readonly fate: Fate }
}

/** The circumstances under which an affiliate's runs are played. */
export type StoryFrame = {
  readonly affiliateId: string
  readonly nowMs: number
  /** From when on each automation (by key) holds its mails. */
  readonly pausedFromMs: ReadonlyMap<string, number>
  /** The hours without credit. */
  readonly outage: { readonly fromMs: number; readonly toMs: number } | null
}
