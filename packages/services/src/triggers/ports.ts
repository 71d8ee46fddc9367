import type { LeadFilter } from '@booster/contracts/leads/leads'
import type { Actor } from '@booster/engine/domain/actor'
import type { TriggerType } from '@booster/engine/domain/automation'
import type { BulkTriggerLease } from '@booster/engine/ports'

/** Leads by id, or all that a filter finds at this moment. */
export type LeadSelection = { readonly leadIds: readonly string[] } | { readonly filter: LeadFilter }

export type BulkTriggerInput = {
  readonly affiliateId: string
  readonly leads: LeadSelection
  readonly triggerType: TriggerType
  readonly automationId?: string | undefined
  readonly triggerKey?: string | undefined
  readonly triggerData?: Readonly<Record<string, unknown>> | undefined
  readonly actor: Actor
}

export type BulkTriggerAdded = { readonly id: string; readonly leads: number }

/** Where bulk triggers are kept. Enrolling itself goes through the engine's store. */
export type BulkTriggerStore = {
  /**
   * Writes it with its leads in portions, and who asked for it into the audit log. Null: the affiliate has no such
   * automation.
   */
  add(input: BulkTriggerInput & { readonly leadsPerPortion: number }): Promise<BulkTriggerAdded | null>
  /** Takes the lease of the oldest running one that nobody works at; null when there is none. */
  claim(input: { readonly leaseMs: number }): Promise<BulkTriggerLease | null>
  /** Gives the lease back, so that another process goes on at once. */
  release(lease: BulkTriggerLease): Promise<void>
  /** Ends a running one before its next portion; what is enrolled stays. */
  cancel(input: {
    readonly affiliateId: string
    readonly id: string
    readonly actor: Actor
  }): Promise<'cancelled' | 'ended' | 'unknown'>
}
