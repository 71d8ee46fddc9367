/** What may be read of a key: everything but its hash. */
export type ApiKeyFacts = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

export const API_KEY_FACTS = {
  id: true,
  name: true,
  prefix: true,
  createdAt: true,
  lastUsedAt: true,
} as const satisfies Record<keyof ApiKeyFacts, true>
