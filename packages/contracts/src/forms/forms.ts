import { z } from 'zod'
import { automationStatus } from '../jobs/jobs.ts'
import { LANGUAGES } from '../messages/messages.ts'
import { id, isoTime, line, text } from '../wire/fields.ts'
import { formField, formFieldsInput } from './form-fields.ts'
import { formSlug } from './form-slug.ts'
import { redirectUrl } from './redirect-url.ts'

const formRow = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  active: z.boolean(),
  doubleOptIn: z.boolean(),
  /** How often the hosted page was opened. */
  viewCount: z.int(),
  /** People who sent it in, each counted once. */
  submitCount: z.int(),
  /** The sequence that an opt-in starts; null: every active one that starts after an opt-in. */
  automation: z.object({ id, name: z.string(), status: automationStatus }).nullable(),
  /** The hosted page. */
  url: z.string(),
  createdAt: isoTime,
})
export type FormRow = z.infer<typeof formRow>
export const formList = z.object({
  forms: z.array(formRow),
  /** Active sequences that start after an opt-in: what a form without one of its own starts. */
  activeAutomations: z.int(),
})

export const formInput = z.strictObject({ id })

export const formDetail = formRow.extend({
  headline: z.string(),
  description: z.string(),
  buttonText: z.string(),
  fields: z.array(formField),
  consentText: z.string(),
  consentVersion: z.int(),
  thankYou: z.string(),
  redirectUrl: z.string().nullable(),
  automationId: id.nullable(),
  tags: z.array(z.string()),
  hourlyLimit: z.int().nullable(),
  updatedAt: isoTime,
})
export type FormDetail = z.infer<typeof formDetail>

export const TAGS_AT_MOST = 20

/** What an affiliate decides about a form. */
const formSettings = {
  title: line(1, 120),
  slug: formSlug,
  /** Small line under the affiliate's name. */
  headline: line(0, 120),
  description: text(0, 2_000),
  buttonText: line(1, 40),
  fields: formFieldsInput,
  consentText: line(10, 500),
  /** Shown after the form was sent; empty: the page's own words. */
  thankYou: text(0, 2_000),
  /** Where the visitor goes instead of the thank-you page. */
  redirectUrl: redirectUrl.nullable(),
  automationId: id.nullable(),
  tags: z.array(line(1, 50)).max(TAGS_AT_MOST).transform(withoutRepeats),
  doubleOptIn: z.boolean(),
  active: z.boolean(),
  /** Opt-ins per hour; null: as many as come. */
  hourlyLimit: z.int().min(1).max(1_000_000).nullable(),
}

const { title, consentText, ...others } = formSettings

export const formCreateInput = z.strictObject({ title, consentText, ...z.object(others).partial().shape })
export type FormCreateInput = z.output<typeof formCreateInput>

/** Only what is given is changed. */
export const formSettingsInput = z.strictObject(formSettings).partial()
export type FormSettings = z.output<typeof formSettingsInput>

/** All settings of a form, as its page edits them. */
export const formEdit = z.strictObject(formSettings)
export type FormEdit = z.input<typeof formEdit>
export type FormEdited = z.output<typeof formEdit>

export const formUpdateInput = formSettingsInput.extend({ id })

export const formSaved = z.object({ form: formDetail })

/** A form as it is being written, to be shown as its visitors would see it. Nothing of it is kept. */
export const formPreviewInput = z.strictObject({
  language: z.enum(LANGUAGES),
  /** The form itself, or what follows when it was sent. */
  page: z.enum(['form', 'thanks']).default('form'),
  title: line(0, 120),
  headline: formSettings.headline,
  description: formSettings.description,
  buttonText: formSettings.buttonText,
  fields: formFieldsInput,
  consentText: line(0, 500),
  thankYou: formSettings.thankYou,
  doubleOptIn: formSettings.doubleOptIn,
})
export type FormPreviewInput = z.input<typeof formPreviewInput>
export const formPreview = z.object({ html: z.string() })

function withoutRepeats(tags: readonly string[]): string[] {
  return [...new Set(tags)]
}
