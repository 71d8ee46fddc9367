import type { LeadStatus } from '@booster/engine/domain/lead'

/** What stands in the dialog's fields. */
export type LeadForm = {
  readonly name: string
  readonly email: string
  readonly whatsapp: string
  readonly status: LeadStatus
  readonly tags: string
  readonly notes: string
}
