import { expect, it } from 'vitest'
import { createGoalAsks } from '../goal-asks.ts'
import { createRefusalStreak } from '../refusal-streak.ts'
import { createSlots } from '../slots.ts'
import { createStepTexts } from '../step-texts.ts'
import { enrolScene } from '../testing/contract/scene.ts'
import { createMemoryHarness } from '../testing/memory-harness.ts'
import { createSimulatedMailer } from '../testing/simulated-mailer.ts'
import { textRenderer } from '../testing/text-renderer.ts'
import { createVirtualTime } from '../testing/virtual-time.ts'
import { createSettleQueue } from './4-settle.ts'
import { drain } from './drain.ts'

function untilQuiet(): Promise<void> {
  return new Promise((resume) => setImmediate(resume))
}

it('claims nothing while too many mails wait to be settled', async () => {
  const harness = createMemoryHarness()
  const time = createVirtualTime((ms) => {
    harness.state.nowMs += ms
  }, untilQuiet)
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const settling = createSettleQueue({ store: harness.store, clock: time.clock, log }, () => undefined)
  let tellRoom = (): void => undefined
  const room = new Promise<void>((resume) => {
    tellRoom = resume
  })
  await enrolScene(harness, { leads: 3 })
  const draining = drain(
    {
      ports: {
        store: harness.store,
        mailer: createSimulatedMailer(time.clock),
        renderer: textRenderer,
        clock: time.clock,
        log,
      },
      processId: 'one',
      provider: 'provider',
      slots: createSlots(4, time.clock),
      totalSlots: 4,
      texts: createStepTexts(harness.store),
      goals: createGoalAsks(harness.store),
      settling: { add: settling.add, hasRoom: () => room },
      stopReason: () => null,
      breaker: {
        claimed: () => undefined,
        blocked: async () => undefined,
        answered: async () => undefined,
        isProbing: false,
      },
      refusals: createRefusalStreak(),
      sending: { count: 0 },
    },
    { cause: 'tick', limit: 10, maxMs: 1_000_000, onClaimingDone: () => undefined },
  )
  const countTouched = () => [...harness.state.jobs.values()].filter((job) => job.status !== 'pending').length
  await time.advance(60_000)
  expect(countTouched()).toBe(0)
  tellRoom()
  expect(await draining).toMatchObject({ claimed: 3, accepted: 3 })
})
