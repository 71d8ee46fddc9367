/** An event of the provider that has found no job. */
export type ParkedEvent = {
  readonly payload: unknown
  /** Where it stands among the others. */
  readonly place: ParkedPlace
}

export type ParkedPlace = { readonly receivedAt: Date; readonly digest: string }

export type WebhookInbox = {
  /** Parked events that name a mail, oldest first, behind `after`; none older than `maxAgeMs`. */
  listUnmatched(input: {
    readonly maxAgeMs: number
    readonly after: ParkedPlace | null
    readonly limit: number
  }): Promise<readonly ParkedEvent[]>
}
