export type WebhookInbox = {
  /** Bodies of the provider's events that have found no job, oldest first; none older than `maxAgeMs`. */
  listUnmatched(input: { readonly maxAgeMs: number; readonly limit: number }): Promise<readonly unknown[]>
}
