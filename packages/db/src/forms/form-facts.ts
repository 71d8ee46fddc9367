import { type FormField, formFields } from '@booster/contracts/forms/form-fields'
import type { AutomationStatus } from '@booster/engine/domain/automation'
import type { Prisma } from '../generated/client.ts'

/** A form as the list of forms shows it. */
export type FormFacts = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly active: boolean
  readonly doubleOptIn: boolean
  /** Never fewer than have filled it in: whoever did so on a page of the affiliate's own has seen it too. */
  readonly viewCount: number
  readonly submitCount: number
  /** The sequence that an opt-in starts; null: every active one of its trigger. */
  readonly automation: {
    readonly id: string
    readonly name: string
    readonly status: AutomationStatus
  } | null
  readonly createdAt: Date
}

/** A form with everything its affiliate decides about it. */
export type FormDetailFacts = FormFacts & {
  readonly headline: string
  readonly description: string
  readonly buttonText: string
  readonly fields: readonly FormField[]
  readonly consentText: string
  readonly consentVersion: number
  readonly thankYouText: string
  readonly redirectUrl: string | null
  readonly automationId: string | null
  readonly tags: readonly string[]
  readonly hourlyLimit: number | null
  readonly updatedAt: Date
}

export const FORM_FACTS = {
  id: true,
  slug: true,
  title: true,
  active: true,
  doubleOptIn: true,
  viewCount: true,
  submitCount: true,
  automation: { select: { id: true, name: true, status: true } },
  createdAt: true,
} as const satisfies Prisma.OptinFormSelect & Record<keyof FormFacts, unknown>

export const FORM_DETAIL_FACTS = {
  ...FORM_FACTS,
  headline: true,
  description: true,
  buttonText: true,
  fields: true,
  consentText: true,
  consentVersion: true,
  thankYouText: true,
  redirectUrl: true,
  automationId: true,
  tags: true,
  hourlyLimit: true,
  updatedAt: true,
} as const satisfies Prisma.OptinFormSelect & Record<keyof FormDetailFacts, unknown>

/** The counted views lag behind by a moment; the two numbers never contradict each other. */
export function formFactsOf<Row extends Pick<FormFacts, 'viewCount' | 'submitCount'>>(row: Row): Row {
  return { ...row, viewCount: Math.max(row.viewCount, row.submitCount) }
}

type DetailRow = Prisma.OptinFormGetPayload<{ select: typeof FORM_DETAIL_FACTS }>

export function formDetailFactsOf(row: DetailRow): FormDetailFacts {
  return { ...formFactsOf(row), fields: formFields.parse(row.fields) }
}
