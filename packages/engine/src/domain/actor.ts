/** Who acts, and through which request: kept with every entry of the audit log. */
export type Actor = {
  /** Null: the system itself. */
  readonly userId: string | null
  readonly ip: string | null
  readonly requestId: string | null
  /** Name of the API key that acts for the user. */
  readonly keyName?: string | null
}

/** A schedule, a policy or a webhook acts; no person asked for it. */
export const SYSTEM: Actor = { userId: null, ip: null, requestId: null }
