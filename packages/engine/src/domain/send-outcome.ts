/**
 * How one hand-over to the provider ended. The classes and their meaning are the answer table of
 * `packages/mail/src/mailketing/classify-answer.ts`; the engine decides only what follows from a class.
 */
export type SendOutcome =
  /** The provider took the mail: charge it. `providerId` is the provider's message id, where it gives one. */
  | { readonly kind: 'accepted'; readonly providerId?: string }
  /**
   * The provider refused this mail: fail, no retry, no charge. Only a refusal that names the recipient suppresses it;
   * `unknown` may as well be about us.
   */
  | {
      readonly kind: 'rejected'
      readonly about: 'recipient' | 'content' | 'unknown'
      readonly fault: SendFault
    }
  /** Surely not sent (refused connection, 429, 502, 503 …): retry by the schedule. */
  | { readonly kind: 'not-sent'; readonly fault: SendFault; readonly retryAfterMs?: number }
  /**
   * The provider refuses everybody (401, unknown sender, out of credits …): open the breaker, count no attempt. It is
   * `passing` where it may end by itself (nobody answers, too many connections): then the breaker tries again sooner,
   * and nobody is alerted before it has lasted some minutes.
   */
  | { readonly kind: 'blocked'; readonly fault: SendFault; readonly isPassing?: true }
  /** Nobody can know (time-out after the request was written, 500, 504 …): never send again by itself. */
  | { readonly kind: 'unconfirmed'; readonly fault: SendFault }

/** Code of a breaker that opened because one recipient after the other was refused. */
export const EVERYBODY_REFUSED = 'EVERYBODY_REFUSED'

/** Why a hand-over was not accepted. */
export type SendFault = {
  /** Stable word for machines, upper case, e.g. `PROVIDER_BUSY`, `CONNECTION_REFUSED`, `BLACKLISTED`. */
  readonly code: string
  /** One sentence for people, without secrets. */
  readonly message: string
  /** HTTP (or SMTP) status, where there was an answer. */
  readonly status?: number
  /** The beginning of the provider's answer, at most 500 characters, secrets removed. */
  readonly answer?: string
}
