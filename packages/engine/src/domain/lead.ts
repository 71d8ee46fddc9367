/** Why a lead is not mailed, the weightiest reason first. */
export const LEAD_BLOCKS = ['NO_ADDRESS', 'SUPPRESSED', 'UNSUBSCRIBED'] as const
export type LeadBlock = (typeof LEAD_BLOCKS)[number]

export type LeadFacts = {
  readonly leadEmail: string | null
  readonly leadSuppressed: boolean
  readonly leadUnsubscribed: boolean
}

/** Why this lead is not mailed; null when it can be. */
export function whyNotMailed(lead: LeadFacts): LeadBlock | null {
  if (lead.leadEmail === null) return 'NO_ADDRESS'
  if (lead.leadSuppressed) return 'SUPPRESSED'
  return lead.leadUnsubscribed ? 'UNSUBSCRIBED' : null
}
