import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import { describe, expect, it } from 'vitest'
import { sendSystemMail } from './send-system-mail.ts'
import { testMail } from './testing.ts'

const fault = { code: 'X', message: 'x' }
const notSent: SendOutcome = { kind: 'not-sent', fault }

async function run(outcomes: SendOutcome[]) {
  const slept: number[] = []
  let sends = 0
  const mailer = {
    send: async () => {
      sends += 1
      return outcomes.shift() ?? notSent
    },
  }
  const outcome = await sendSystemMail(mailer, testMail(), { sleep: async (ms) => slept.push(ms) })
  return { outcome, slept, sends }
}

describe('sendSystemMail', () => {
  it('retries what was not sent after 2 s, 6 s and 18 s, then gives up', async () => {
    expect(await run([])).toEqual({ outcome: notSent, slept: [2_000, 6_000, 18_000], sends: 4 })
    expect(await run([notSent, { kind: 'accepted' }])).toEqual({
      outcome: { kind: 'accepted' },
      slept: [2_000],
      sends: 2,
    })
  })

  it.each<SendOutcome>([
    { kind: 'unconfirmed', fault },
    { kind: 'blocked', fault },
    { kind: 'rejected', about: 'recipient', fault },
    { kind: 'accepted' },
  ])('never retries %j', async (first) => {
    expect(await run([first])).toEqual({ outcome: first, slept: [], sends: 1 })
  })

  it('ends the waiting when it is called off', async () => {
    const controller = new AbortController()
    const mailer = {
      send: async () => {
        controller.abort()
        return notSent
      },
    }
    expect(await sendSystemMail(mailer, testMail(), { signal: controller.signal })).toEqual(notSent)
  })
})
