/** Who acts, and through which request: kept with every entry of the audit log. */
export type Actor = {
  /** Null: the system itself. */
  readonly userId: string | null
  readonly ip: string | null
  readonly requestId: string | null
  /** Name of the API key that acts for the user. */
  readonly keyName?: string | null
  /** A lead acts by a link or the unsubscribe address in one of its mails; it has no account. */
  readonly isLead?: true
}

/**
 * A lead, by a link or the unsubscribe address in one of its mails. Without the address of the browser: what names a lead does not outlive its
 * erasure.
 */
export function leadActor(requestId: string | null): Actor {
  return { userId: null, ip: null, requestId, isLead: true }
}

/** A schedule, a policy or a webhook acts; no person asked for it. */
export const SYSTEM: Actor = { userId: null, ip: null, requestId: null }
