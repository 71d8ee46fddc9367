import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { SendFault, SendOutcome } from '@booster/engine/domain/send-outcome'

/** The provider's credits, or why they could not be read. */
export type Balance =
  | { readonly kind: 'known'; readonly credits: number }
  | { readonly kind: 'unknown'; readonly fault: SendFault }

/**
 * One way to hand mails to a provider. `send` hands over exactly once: no retry happens inside, and it
 * never throws for what a provider or a network can do; that is in the outcome.
 */
export type Mailer = {
  readonly name: 'mailketing-v1' | 'mailketing-v2' | 'smtp'
  /** Mailketing's API knows no reply address, so answers to such a mail go to its sender. */
  readonly carriesReplyTo: boolean
  /** An aborted `signal` before the hand-over is *not sent*; after it, *unconfirmed*. */
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<SendOutcome>
  readBalance(): Promise<Balance>
  /** Waits for hand-overs under way, then closes the connections. */
  close(): Promise<void>
}
