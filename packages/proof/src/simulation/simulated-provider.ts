import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { SendFault, SendOutcome } from '@booster/engine/domain/send-outcome'
import type { FaultyAnswer, SimulatedWorld } from './world.ts'

/** The provider and the wire to it: what it accepted is the judge of double sends, whatever else was reported. */
export type SimulatedProvider = {
  /**
   * Hands a mail over from a process that may die meanwhile: what has left is dealt with all the same.
   * @throws Error for the weathers in which the mailer breaks its promise
   */
  send(mail: OutgoingMail, isAlive: () => boolean): Promise<SendOutcome>
  readonly accepted: readonly { readonly messageRef: string; readonly atMs: number }[]
  readonly handOvers: number
  /** So often each answer was drawn. */
  readonly answers: ReadonlyMap<FaultyAnswer | 'accepted', number>
}

/** The client gives up after this. */
const TIME_OUT_MS = 15_000
const ACCEPTING: ReadonlySet<FaultyAnswer | 'accepted'> = new Set([
  'accepted',
  'slow',
  'lost-after-accepting',
  'thrown-after-accepting',
] as const)

export function createSimulatedProvider(sim: SimulatedWorld): SimulatedProvider {
  const accepted: { messageRef: string; atMs: number }[] = []
  const answers = new Map<FaultyAnswer | 'accepted', number>()
  let handOvers = 0
  return {
    accepted,
    answers,
    get handOvers() {
      return handOvers
    },
    send: async ({ messageRef }, isAlive) => {
      handOvers += 1
      const answer = drawAnswer(sim)
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
      const tookMs = answer === 'slow' ? sim.dice.between(5_000, 14_000) : sim.dice.between(20, 1_500)
      const leavesAfterMs = Math.floor(tookMs * sim.dice.next())
      await sim.sleep(leavesAfterMs)
      // A process that died while it was connecting has sent nothing.
      const hasLeft = isAlive()
      await sim.sleep(tookMs - leavesAfterMs)
      const takesIt = hasLeft && ACCEPTING.has(answer)
      if (takesIt) accepted.push({ messageRef, atMs: sim.time.nowMs() })
      sim.note('provider', messageRef, answer, takesIt)
      if (answer.startsWith('lost')) await sim.sleep(Math.max(0, TIME_OUT_MS - tookMs))
      return answerAs(answer, sim)
    },
  }
}

function drawAnswer({ dice, weather }: SimulatedWorld): FaultyAnswer | 'accepted' {
  let left = dice.next()
  for (const [answer, probability] of Object.entries(weather.answers) as [FaultyAnswer, number][]) {
    left -= probability
    if (left < 0) return answer
  }
  return 'accepted'
}

function fault(code: string): SendFault {
  return { code, message: code.toLowerCase() }
}

function answerAs(answer: FaultyAnswer | 'accepted', { dice }: SimulatedWorld): SendOutcome {
  switch (answer) {
    case 'accepted':
    case 'slow':
      return dice.chance(0.5)
        ? { kind: 'accepted' }
        : { kind: 'accepted', providerId: `p-${dice.below(1e9)}` }
    case 'not-sent':
      return { kind: 'not-sent', fault: fault('PROVIDER_BUSY') }
    case 'retry-after':
      return { kind: 'not-sent', fault: fault('RATE_LIMITED'), retryAfterMs: dice.between(1_000, 3_600_000) }
    case 'rejected-recipient':
      return { kind: 'rejected', about: 'recipient', fault: fault('BLACKLISTED') }
    case 'rejected-content':
      return { kind: 'rejected', about: 'content', fault: fault('EMPTY_CONTENT') }
    case 'blocked':
      return { kind: 'blocked', fault: fault('WRONG_TOKEN') }
    case 'lost-after-accepting':
    case 'lost-before-accepting':
      return { kind: 'unconfirmed', fault: fault('TIMED_OUT') }
    case 'thrown-after-accepting':
    case 'thrown-before-accepting':
      throw new Error('the mailer breaks its promise')
  }
}
