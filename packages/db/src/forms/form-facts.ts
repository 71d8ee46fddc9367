import type { FormField } from '@booster/contracts/forms/form-fields'
import type { AutomationStatus } from '@booster/engine/domain/automation'

/** A form as the list of forms shows it. */
export type FormFacts = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly active: boolean
  readonly doubleOptIn: boolean
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
  readonly tags: readonly string[]
  readonly hourlyLimit: number | null
  readonly updatedAt: Date
}
