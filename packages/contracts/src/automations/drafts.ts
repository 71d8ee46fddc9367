import { z } from 'zod'
import { errorCode, id, isoTime, line, text } from '../wire/fields.ts'
import { draftCheck } from './draft-checks.ts'

/** Longest delay of a step: a year, in minutes. */
export const DELAY_MINUTES_MOST = 525_600
/** Characters of one body. Mail programs cut mails at about 100 kB; what is pasted may be longer before it is cleaned. */
export const BODY_MOST = 200_000
export const STEPS_MOST = 50

/**
 * One step as it is being written: nothing but its bounds is demanded yet.
 *
 * @property id of the published step, or of a new one, made by whoever writes it; given by the server where it is missing
 */
export const draftStep = z.strictObject({
  id: id.optional(),
  delayMinutes: z.int().min(0).max(DELAY_MINUTES_MOST),
  emailSubject: line(0, 200),
  preheader: line(0, 200).default(''),
  emailBody: text(0, BODY_MOST),
})
export type DraftStepInput = z.infer<typeof draftStep>

function idsOnce(steps: readonly { readonly id?: string | undefined }[], context: z.RefinementCtx): void {
  const seen = new Set<string>()
  for (const [index, step] of steps.entries()) {
    if (step.id === undefined) continue
    if (seen.has(step.id)) {
      context.addIssue({ code: 'custom', path: [index, 'id'], message: 'must not be the id of another step' })
    }
    seen.add(step.id)
  }
}

export const draftInput = z.strictObject({ id })

export const draftSaveInput = z.strictObject({
  id,
  /** Of the draft that these steps were made from; 0: there was none. Without it the draft is replaced whatever it is. */
  revision: z.int().min(0).optional(),
  /** The version that was published then: with no draft, `revision` alone cannot tell that somebody has published. */
  publishedVersion: z.int().min(0).optional(),
  /** Replaces a draft that has changed since; the replaced one is kept (draft.kept). */
  replace: z.boolean().default(false),
  steps: z.array(draftStep).max(STEPS_MOST).superRefine(idsOnce),
})

export const draftStepView = z.object({
  id,
  delayMinutes: z.int(),
  emailSubject: z.string(),
  preheader: z.string(),
  emailBody: z.string(),
})
export type DraftStepView = z.infer<typeof draftStepView>

/** Who wrote it last. */
export const draftAuthor = z.object({
  name: z.string(),
  /** `program`: by an API key. */
  kind: z.enum(['person', 'program']),
  isYou: z.boolean(),
})

/** The draft of a sequence; where there is none, its published steps as revision 0. */
export const draftView = z.object({
  automationId: id,
  isDraft: z.boolean(),
  /** Grows by one with each save. */
  revision: z.int(),
  /** The published version that this draft was begun from; older than `publishedVersion`: somebody published since. */
  baseVersion: z.int(),
  publishedVersion: z.int(),
  steps: z.array(draftStepView),
  checks: z.array(draftCheck),
  author: draftAuthor.nullable(),
  savedAt: isoTime.nullable(),
})
export type DraftView = z.infer<typeof draftView>

export const draftDiscardInput = z.strictObject({ id, revision: z.int().min(1) })

/** Drafts that were replaced or discarded, newest first; the last 20 of a sequence stay. */
export const keptDraft = z.object({
  id,
  reason: z.enum(['replaced', 'discarded']),
  savedAt: isoTime,
  keptAt: isoTime,
  author: draftAuthor.nullable(),
  steps: z.array(draftStepView),
})
export const keptDrafts = z.object({ drafts: z.array(keptDraft) })

/** What publishing does to mails that are not yet sent (engine.md, "Publishing an edit"). */
export const publishEffect = z.object({
  /** Mails not yet sent that take a new text. */
  newTextMails: z.int(),
  /** Mails not yet sent that are cancelled, because their step is deleted. */
  cancelledMails: z.int(),
  /** Leads on their way; the steps and delays of their runs stay. */
  runsOnTheirWay: z.int(),
  /** Steps that only leads who enter later get. */
  newSteps: z.int(),
  /** Steps whose new delay counts for leads who enter later. */
  movedSteps: z.int(),
})
export type PublishEffect = z.infer<typeof publishEffect>

/** What it would do, and what a lead costs from then on. */
export const publishPreview = z.object({
  effect: publishEffect,
  creditsPerLead: z.int(),
  /** Balance without what is held for mails on their way. */
  availableCredit: z.int(),
})

export const draftPublishInput = z.strictObject({
  id,
  /** Of the draft as it was read. */
  revision: z.int().min(1),
})
export const draftPublished = z.object({ version: z.int(), effect: publishEffect })

/** A mail as a lead would get it, made of a step that is being written. */
export const stepPreviewInput = z.strictObject({
  emailSubject: line(0, 200),
  preheader: line(0, 200).default(''),
  emailBody: text(0, BODY_MOST),
  /** Null: a sample lead. */
  leadId: id.nullable().default(null),
})
export const stepPreview = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** Of the HTML, in bytes. */
  size: z.int(),
  lead: z.object({ name: z.string(), email: z.string() }),
  from: z.object({ name: z.string(), email: z.string() }),
  checks: z.array(draftCheck),
})

export const testSendInput = z.strictObject({
  id,
  /** Place of the step in the draft, from 1. */
  stepOrder: z.int().min(1).max(STEPS_MOST),
  leadId: id.nullable().default(null),
})
/**
 * To the caller's own address; no credit, no job, no tracking. What the provider did not take for a reason of its own is a
 * state; `reason` says `code` in the reader's language.
 */
export const testSent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), to: z.string() }),
  z.object({ kind: z.enum(['not-sent', 'unconfirmed']), code: errorCode, reason: z.string() }),
])

export const versionRow = z.object({
  version: z.int(),
  steps: z.int(),
  publishedAt: isoTime,
  author: draftAuthor.nullable(),
})
/** Newest first. */
export const versionList = z.object({ versions: z.array(versionRow) })
export const versionInput = z.strictObject({ id, version: z.int().min(1) })
export const versionView = versionRow.extend({ steps: z.array(draftStepView) })
