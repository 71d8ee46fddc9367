import {
  CATCH_UP_RULES,
  NO_CREDIT_RULES,
  OPENS_RULES,
  REENTRY_RULES,
  UNCONFIRMED_RULES,
} from '@booster/engine/domain/automation'
import { GOALS_AT_MOST } from '@booster/engine/domain/trigger/lead-event'
import { z } from 'zod'
import { automationStatus, triggerType } from '../jobs/jobs.ts'
import { eventName } from '../wire/event-name.ts'
import { id, isoTime, line, searchTerm, text } from '../wire/fields.ts'
import { BODY_MOST, DELAY_MINUTES_MOST, draftStep, STEPS_MOST } from './drafts.ts'

/** What its texts come to as a mail is asked of the mail: checkSequence in packages/mail. */
const stepText = {
  /** Minutes after the trigger. */
  delayMinutes: z.int().min(0).max(DELAY_MINUTES_MOST),
  emailSubject: line(1, 200),
  preheader: line(0, 200).default(''),
  emailBody: text(1, BODY_MOST),
}

function stepsInOrder(steps: readonly { delayMinutes: number }[], context: z.RefinementCtx): void {
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]
    if (before === undefined || step.delayMinutes >= before.delayMinutes) continue
    context.addIssue({
      code: 'custom',
      path: [index, 'delayMinutes'],
      message: 'must not be shorter than the delay of the step before',
    })
  }
}

export const automationListInput = z
  .strictObject({ status: automationStatus.optional(), q: searchTerm.optional() })
  .default({})

export const automationRow = z.object({
  id,
  name: z.string(),
  triggerType,
  status: automationStatus,
  steps: z.int(),
  /** Leads on their way: active and paused runs. */
  activeRuns: z.int(),
  sent: z.int(),
  failed: z.int(),
  /** Waiting to be sent: pending. */
  pending: z.int(),
  held: z.int(),
  /** Sent per day in the affiliate's zone, the last 14 days, oldest first, today last. */
  sparkline: z.array(z.int()).length(14),
  lastExecutedAt: isoTime.nullable(),
  nextDueAt: isoTime.nullable(),
  createdAt: isoTime,
})
export type AutomationRow = z.infer<typeof automationRow>

/** Archived ones only when asked for by status. */
export const automationList = z.object({ automations: z.array(automationRow), serverNow: isoTime })
export type AutomationList = z.infer<typeof automationList>

export const automationInput = z.strictObject({ id })

const automationStepView = z.object({
  id,
  stepOrder: z.int(),
  delayMinutes: z.int(),
  emailSubject: z.string(),
  preheader: z.string(),
  emailBody: z.string(),
  version: z.int(),
  sentCount: z.int(),
})

const rules = {
  reentry: z.enum(REENTRY_RULES),
  onNoCredit: z.enum(NO_CREDIT_RULES),
  onUnconfirmed: z.enum(UNCONFIRMED_RULES),
  catchUp: z.enum(CATCH_UP_RULES),
  catchUpHours: z.int().min(1).max(720),
  /** Whether openings are counted, by a picture that nobody sees: `auto` leaves short mails out. */
  trackOpens: z.enum(OPENS_RULES),
  /** Whether clicks are counted: links then lead over this installation. */
  trackClicks: z.boolean(),
  /** Whether a reply of the lead ends its run; only replies that come to the mailbox of reports are seen. */
  endOnReply: z.boolean(),
  /** Events that end its runs (`POST /api/affiliate/events`); a mail that is due then no longer leaves. */
  goalEvents: z
    .array(eventName)
    .max(GOALS_AT_MOST)
    .transform((events) => [...new Set(events)]),
}

export const automationDetail = z.object({
  id,
  name: z.string(),
  triggerType,
  status: automationStatus,
  ...rules,
  catchUpHours: z.int(),
  goalEvents: z.array(z.string()),
  publishedVersion: z.int(),
  createdAt: isoTime,
  updatedAt: isoTime,
  steps: z.array(automationStepView),
})
export type AutomationDetail = z.infer<typeof automationDetail>

export const automationSetStatusInput = z.strictObject({
  id,
  status: automationStatus.exclude(['draft']),
})
export const automationChanged = z.object({ id, status: automationStatus })

export const automationCreateInput = z
  .strictObject({
    name: line(1, 120),
    triggerType,
    reentry: rules.reentry.default('once'),
    onNoCredit: rules.onNoCredit.default('fail'),
    onUnconfirmed: rules.onUnconfirmed.default('release'),
    catchUp: rules.catchUp.default('send_now'),
    catchUpHours: rules.catchUpHours.default(24),
    trackOpens: rules.trackOpens.default('auto'),
    trackClicks: rules.trackClicks.default(true),
    endOnReply: rules.endOnReply.default(false),
    goalEvents: rules.goalEvents.default([]),
    /** True: active at once; else it starts as a draft. */
    activate: z.boolean().default(false),
    /** None: they are written in the editor. */
    steps: z.array(z.strictObject(stepText)).max(STEPS_MOST).superRefine(stepsInOrder).default([]),
  })
  .refine(({ activate, steps }) => !activate || steps.length > 0, {
    path: ['steps'],
    message: 'must hold at least one step to be activated',
  })
export type AutomationCreateInput = z.infer<typeof automationCreateInput>
export const automationCreated = z.object({ id, status: automationStatus })

/** Name, rules and state: only what is given changes, all of it or nothing. */
export const automationSettings = z
  .strictObject({ name: line(1, 120), ...rules, status: automationStatus.extract(['active', 'paused']) })
  .partial()
export const automationUpdateInput = automationSettings.extend({ id })

/** A copy as a draft; without a name it is the other's with "(2)" or the next free number. */
export const automationDuplicateInput = z.strictObject({ id, name: line(1, 120).optional() })

/** A sequence as a file: what a person may keep, send on and import elsewhere. */
export const automationFile = z.strictObject({
  format: z.literal('affiliate-booster-sequence'),
  formatVersion: z.literal(1),
  name: line(1, 120),
  triggerType,
  ...rules,
  /** Files of before these rules say nothing about them. */
  trackOpens: rules.trackOpens.default('auto'),
  trackClicks: rules.trackClicks.default(true),
  endOnReply: rules.endOnReply.default(false),
  goalEvents: rules.goalEvents.default([]),
  steps: z.array(draftStep.omit({ id: true })).max(STEPS_MOST),
})
export type AutomationFile = z.infer<typeof automationFile>
export const automationImportInput = z.strictObject({ file: automationFile })

const automationTemplateView = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  triggerType,
  steps: z.array(
    z.object({
      delayMinutes: z.int(),
      emailSubject: z.string(),
      preheader: z.string(),
      emailBody: z.string(),
    }),
  ),
})
export const automationTemplates = z.object({ templates: z.array(automationTemplateView) })
