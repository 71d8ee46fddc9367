import type { TriggerType } from '../automation.ts'

/** How events and goals are named: `paid`, `invoice_created`, `webinar.attended`. */
export const EVENT_NAME = /^[a-z0-9][a-z0-9_.-]{0,59}$/

/** An automation names at most this many events that end it. */
export const GOALS_AT_MOST = 10

/** Events that start the automations of a trigger; every other event starts nothing. */
export const EVENT_TRIGGERS = {
  registered: 'WELCOME',
  attended: 'AFTER_ZOOM',
  invoice_created: 'PENDING_PAYMENT',
} as const satisfies Readonly<Record<string, TriggerType>>

/** The trigger that an event is; null: it starts nothing. */
export function triggerOf(event: string): TriggerType | null {
  return Object.hasOwn(EVENT_TRIGGERS, event) ? EVENT_TRIGGERS[event as keyof typeof EVENT_TRIGGERS] : null
}

export type KnownEvent = {
  readonly event: string
  /** Invoice or meeting; '': of the lead as a whole. */
  readonly key: string
}

/**
 * Whether an event is a goal of a run: its automation names it, and their keys do not contradict. An event without a key
 * concerns all runs of the lead, and a run without a key is concerned by all events.
 */
export function isGoalOf(
  run: { readonly goalEvents: readonly string[]; readonly triggerKey: string },
  { event, key }: KnownEvent,
): boolean {
  return run.goalEvents.includes(event) && (key === '' || run.triggerKey === '' || run.triggerKey === key)
}

/**
 * Whether an automation stays closed to what an event starts, because its goal for this key came before it: events of two
 * programs may overtake each other.
 */
export function isReachedBefore(
  goalEvents: readonly string[],
  key: string,
  known: readonly KnownEvent[],
): boolean {
  return key !== '' && known.some((other) => other.key === key && goalEvents.includes(other.event))
}

/** The amount of an event in whole rupiah; null: its data name none. */
export function amountOf(data: Readonly<Record<string, unknown>> | null): number | null {
  const amount = data?.['amount']
  return typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 ? amount : null
}

/** What an event did, in the order in which it did it. */
export type EventEffect = {
  readonly kind: 'ended' | 'started'
  readonly automationId: string
  readonly runId: string
}
