import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import { describe, expect, it } from 'vitest'
import { sendByRoads } from './send-by-roads.ts'
import { testMail } from './testing.ts'

const fault = { code: 'X', message: 'x' }
const accepted: SendOutcome = { kind: 'accepted' }
const notSent: SendOutcome = { kind: 'not-sent', fault }
const blocked: SendOutcome = { kind: 'blocked', fault }
const unconfirmed: SendOutcome = { kind: 'unconfirmed', fault }
const rejected: SendOutcome = { kind: 'rejected', about: 'recipient', fault }

/** Each road answers in turn, then as it did last. */
async function run(first: readonly SendOutcome[], second?: readonly SendOutcome[], msPerSleep = 0) {
  const slept: number[] = []
  const senders: string[] = []
  let now = 0
  const roadOf = (name: 'first' | 'second', outcomes: readonly SendOutcome[]) => {
    let sends = 0
    return {
      name,
      fromEmail: `${name}@booster.test`,
      mailer: {
        send: async ({ fromEmail }: { readonly fromEmail: string }) => {
          senders.push(fromEmail.split('@')[0] ?? '')
          sends += 1
          return outcomes[Math.min(sends, outcomes.length) - 1] ?? accepted
        },
      },
    }
  }
  const roads = [roadOf('first', first), ...(second === undefined ? [] : [roadOf('second', second)])]
  const sent = await sendByRoads(roads, testMail(), {
    sleep: async (ms) => {
      slept.push(ms)
      now += msPerSleep
    },
    now: () => now,
  })
  return {
    road: sent.road,
    kind: sent.outcome.kind,
    refused: sent.refused.map(({ road }) => road),
    slept,
    senders,
  }
}

describe('sendByRoads', () => {
  it('needs no second road when the first takes the mail', async () => {
    expect(await run([accepted], [accepted])).toEqual({
      ...{ road: 'first', kind: 'accepted', refused: [], slept: [], senders: ['first'] },
    })
  })

  it.each([notSent, blocked, rejected])('goes on to the second road at once after %j', async (outcome) => {
    expect(await run([outcome], [accepted])).toEqual({
      ...{ road: 'second', kind: 'accepted', refused: ['first'], slept: [], senders: ['first', 'second'] },
    })
  })

  it('never sends a second mail where the first road may have taken it', async () => {
    expect(await run([unconfirmed], [accepted])).toMatchObject({ road: 'first', senders: ['first'] })
    expect(await run([blocked], [unconfirmed])).toMatchObject({
      road: 'second',
      slept: [],
      kind: 'unconfirmed',
    })
    expect(await run([notSent, unconfirmed], [notSent])).toMatchObject({
      ...{ road: 'first', kind: 'unconfirmed', senders: ['first', 'second', 'first'] },
    })
  })

  it('tries again only roads that may take it later', async () => {
    expect(await run([blocked], [notSent, notSent, accepted])).toEqual({
      ...{ road: 'second', kind: 'accepted', refused: ['first'], slept: [2_000, 6_000] },
      senders: ['first', 'second', 'second', 'second'],
    })
    expect(await run([blocked], [blocked])).toMatchObject({ kind: 'blocked', slept: [] })
    expect(await run([notSent])).toMatchObject({ kind: 'not-sent', slept: [2_000, 6_000, 18_000] })
  })

  it('leaves what may still change to a later try, whatever the other road says of the mail', async () => {
    expect(await run([blocked], [rejected])).toMatchObject({
      road: 'first',
      kind: 'blocked',
      refused: ['second'],
    })
    expect(await run([rejected], [rejected])).toMatchObject({ road: 'second', kind: 'rejected' })
  })

  it('begins no round after 40 s', async () => {
    expect(await run([notSent], [notSent], 41_000)).toMatchObject({ slept: [2_000] })
  })

  it('has nothing to send by without a road', async () => {
    await expect(sendByRoads([], testMail())).rejects.toThrow('no road')
  })
})
