/** What starts an automation. */
export const TRIGGER_TYPES = ['AFTER_OPTIN', 'AFTER_ZOOM', 'PENDING_PAYMENT', 'WELCOME'] as const
export type TriggerType = (typeof TRIGGER_TYPES)[number]

export const AUTOMATION_STATUSES = ['draft', 'active', 'paused', 'archived'] as const
export type AutomationStatus = (typeof AUTOMATION_STATUSES)[number]

/** What an automation can be made; nothing becomes a draft again. */
export type AutomationTarget = Exclude<AutomationStatus, 'draft'>

/** Why an automation does not change its state. */
export const AUTOMATION_REFUSALS = [
  'SAME_STATUS',
  'AUTOMATION_ARCHIVED',
  'NEVER_STARTED',
  'NO_STEPS',
] as const
export type AutomationRefusal = (typeof AUTOMATION_REFUSALS)[number]

/** Why the steps of an automation are not published. */
export const PUBLISH_REFUSALS = ['AUTOMATION_ARCHIVED', 'UNKNOWN_STEP'] as const
export type PublishRefusal = (typeof PUBLISH_REFUSALS)[number]

/** Why an automation with that many steps may not move to this state; null when it may. */
export function whyNotMoveAutomation(
  automation: { readonly status: AutomationStatus; readonly steps: number },
  to: AutomationTarget,
): AutomationRefusal | null {
  if (automation.status === to) return 'SAME_STATUS'
  if (automation.status === 'archived') return 'AUTOMATION_ARCHIVED'
  if (automation.status === 'draft' && to === 'paused') return 'NEVER_STARTED'
  return to === 'active' && automation.steps === 0 ? 'NO_STEPS' : null
}

/** What happens to a due job while the affiliate has no credit: `fail` is the original's rule. */
export const NO_CREDIT_RULES = ['fail', 'hold'] as const
export type NoCreditRule = (typeof NO_CREDIT_RULES)[number]

/** What happens to an unconfirmed job after 24 hours without evidence. */
export const UNCONFIRMED_RULES = ['release', 'send_again_once'] as const
export type UnconfirmedRule = (typeof UNCONFIRMED_RULES)[number]

/** `once` per lead (the original's rule), or once per key (invoice, meeting). */
export const REENTRY_RULES = ['once', 'keyed'] as const
export type ReentryRule = (typeof REENTRY_RULES)[number]

/** What resuming does with what came due meanwhile. */
export const CATCH_UP_RULES = ['send_now', 'spread', 'drop'] as const
export type CatchUpRule = (typeof CATCH_UP_RULES)[number]

/** Whether openings are counted: `auto` leaves short mails out, which the pixel would make look like spam. */
export const OPENS_RULES = ['auto', 'on', 'off'] as const
export type OpensRule = (typeof OPENS_RULES)[number]

/** The part of a trigger's key that makes runs unique; '' for once per lead. */
export function runKeyFor(reentry: ReentryRule, triggerKey: string | undefined): string {
  return reentry === 'keyed' ? (triggerKey ?? '') : ''
}
