import type { KnownLeadRule } from '@booster/contracts/imports/lead-imports'

/** What of an import is needed to write its leads. */
export type ImportRules = {
  readonly onKnown: KnownLeadRule
  readonly tags: readonly string[]
  readonly consentText: string
  readonly consentSource: string
  readonly automationId: string | null
  /** Keyed hashes of addresses whose rows are passed over. */
  readonly erasedHashes: readonly string[]
}
