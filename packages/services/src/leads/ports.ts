import type { LiftableReason, SuppressionReason } from '@booster/engine/domain/delivery-event'
import type { EntryBlock, LeadSource, LeadStatus } from '@booster/engine/domain/lead'
import type { LeadRef, WithActor } from '@booster/engine/ports'

/** A lead that somebody brings along, with the consent that they declare for it. */
export type NewLead = {
  readonly affiliateId: string
  readonly name: string
  /** Lower case. */
  readonly email: string
  readonly whatsapp: string | null
  readonly status: LeadStatus
  readonly tags: readonly string[]
  readonly notes: string
  readonly source: LeadSource
  readonly consent: { readonly text: string; readonly source: string }
}

export type LeadAdded =
  /** `blocked`: what was known against the address from before still holds. */
  | { readonly kind: 'added'; readonly leadId: string; readonly blocked: EntryBlock | null }
  /** The affiliate has a lead with this address; nothing was written. */
  | { readonly kind: 'known'; readonly leadId: string; readonly name: string }

export type LeadBook = {
  addLead(input: NewLead & WithActor): Promise<LeadAdded>
  /** Why nobody mails the address; null: nothing is known against it. */
  readSuppression(address: {
    readonly affiliateId: string
    readonly email: string
  }): Promise<SuppressionReason | null>
  /** What an admin can take back, by what the provider said; the latest first. */
  listSuppressionGroups(): Promise<readonly SuppressionGroup[]>
  /** The leads with this address, in lower case, that are not mailed because it is suppressed. */
  listSuppressedByEmail(email: string): Promise<readonly LeadRef[]>
  /** The next leads of a group, all of one affiliate; null: there are no more. */
  listSuppressedLeads(input: {
    readonly group: SuppressionGroupRef
    readonly after: LeadPosition | null
    readonly limit: number
  }): Promise<SuppressedLeads | null>
}

export type SuppressionGroupRef = {
  readonly reason: LiftableReason
  /** What the provider said, without what differs from mail to mail. */
  readonly words: string
}

export type SuppressionGroup = SuppressionGroupRef & {
  readonly addresses: number
  readonly affiliates: number
  readonly firstAt: Date
  readonly lastAt: Date
}

export type LeadPosition = { readonly affiliateId: string; readonly leadId: string }

export type SuppressedLeads = {
  readonly affiliateId: string
  readonly leadIds: readonly string[]
  /** Where the next portion begins. */
  readonly next: LeadPosition
}
