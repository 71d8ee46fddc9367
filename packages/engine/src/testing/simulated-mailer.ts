import type { OutgoingMail } from '../domain/mail.ts'
import type { SendOutcome } from '../domain/send-outcome.ts'
import type { Clock, Mailer } from '../ports.ts'

/** A provider in virtual time. Its list of accepted mails is the judge of double sends. */
export type SimulatedMailer = Mailer & {
  readonly handOvers: { readonly mail: OutgoingMail; readonly atMs: number }[]
  readonly accepted: OutgoingMail[]
  readonly mostAtOnce: () => number
}

/**
 * @param answer what the n-th hand-over (from 1) comes to; accepted where not given
 * @param takesMs how long a hand-over takes
 */
export function createSimulatedMailer(
  clock: Clock,
  {
    answer = () => ({ kind: 'accepted' }),
    takesMs = 0,
  }: {
    readonly answer?: (n: number, mail: OutgoingMail) => SendOutcome
    readonly takesMs?: number | ((n: number) => number)
  } = {},
): SimulatedMailer {
  const handOvers: SimulatedMailer['handOvers'] = []
  const accepted: OutgoingMail[] = []
  let atOnce = 0
  let mostAtOnce = 0
  return {
    name: 'simulated',
    handOvers,
    accepted,
    mostAtOnce: () => mostAtOnce,
    send: async (mail) => {
      const n = handOvers.push({ mail, atMs: clock.monotonicMs() })
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      const ms = typeof takesMs === 'number' ? takesMs : takesMs(n)
      if (ms > 0) await new Promise<void>((resume) => clock.after(ms, resume))
      atOnce -= 1
      const outcome = answer(n, mail)
      if (outcome.kind === 'accepted') accepted.push(mail)
      return outcome
    },
  }
}
