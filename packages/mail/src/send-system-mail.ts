import { setTimeout as delay } from 'node:timers/promises'
import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Mailer } from './mailer.ts'

/** The delays of the original's `sendEmail()`: 2 s, then 6 s, then 18 s. */
export const RETRY_DELAYS_MS = [2_000, 6_000, 18_000]

/**
 * Sends a mail without a job by one mailer (tests, confirmations): retried in the call, and only
 * where it was surely not sent. What is unconfirmed, rejected or blocked is returned at once.
 */
export async function sendSystemMail(
  mailer: Pick<Mailer, 'send'>,
  mail: OutgoingMail,
  options: { readonly sleep?: (ms: number) => Promise<unknown>; readonly signal?: AbortSignal } = {},
): Promise<SendOutcome> {
  const sleep = options.sleep ?? ((ms: number) => delay(ms, undefined, { signal: options.signal }))
  let outcome = await mailer.send(mail, options.signal)
  for (const delayMs of RETRY_DELAYS_MS) {
    if (outcome.kind !== 'not-sent' || options.signal?.aborted) return outcome
    const slept = await sleep(delayMs).then(
      () => true,
      () => false, // called off while waiting: the last outcome stands
    )
    if (!slept) return outcome
    outcome = await mailer.send(mail, options.signal)
  }
  return outcome
}
