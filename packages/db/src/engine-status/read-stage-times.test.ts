import { createStageTimings } from '@booster/engine/timing/stage-timings'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordHeartbeat } from '../service/record-heartbeat.ts'
import { type AdminWorld, createAdminWorld } from '../testing/admin-world.ts'
import { readStageTimes } from './read-stage-times.ts'

let world: AdminWorld

beforeAll(async () => {
  world = await createAdminWorld()
}, 60_000)
afterAll(async () => {
  await world?.close()
})
beforeEach(async () => {
  await world.reset()
})

/** A process whose claims took this long, for ten jobs each. */
async function beat(processId: string, claimsMs: readonly number[], engine = true): Promise<void> {
  const timings = createStageTimings({ monotonicMs: () => 0 })
  for (const durationMs of claimsMs) timings.see({ stage: 'claim', result: 'claimed', durationMs, jobs: 10 })
  await recordHeartbeat(world.pool, { processId, engine, slots: 32, inFlight: 0, timings: timings.read() })
}

async function claims() {
  return (await readStageTimes(world.pool)).stages.find(({ stage }) => stage === 'claim')
}

describe('readStageTimes', () => {
  it('is empty, not wrong, where nothing ran', async () => {
    await recordHeartbeat(world.pool, { processId: 'silent', engine: true, slots: 32, inFlight: 0 })
    const none = { p50Ms: null, p95Ms: null, times: 0, jobs: 0 }
    expect(await readStageTimes(world.pool)).toEqual({
      stages: [
        { stage: 'claim', ...none },
        { stage: 'send', ...none },
        { stage: 'settle', ...none },
      ],
      windowMinutes: 5,
      processes: 0,
    })
  })

  it('is about all living processes together', async () => {
    await beat(
      'fast',
      Array.from({ length: 90 }, () => 4),
    )
    await beat(
      'slow',
      Array.from({ length: 10 }, () => 400),
    )
    const seen = await claims()
    expect(seen).toMatchObject({ times: 100, jobs: 1_000 })
    expect(seen?.p50Ms).toBeGreaterThan(3.6)
    expect(seen?.p50Ms).toBeLessThan(4.4)
    expect(seen?.p95Ms).toBeGreaterThan(360)
    expect(await readStageTimes(world.pool)).toMatchObject({ processes: 2 })
  })

  it('takes the newest heartbeat of a process, and leaves out who is silent or sends nothing', async () => {
    await beat('one', [4, 4, 4])
    await beat('one', [4])
    await beat('gone', [400])
    await beat('pages only', [400], false)
    await world.pool.query(
      `UPDATE "EngineProcess" SET "lastSeenAt" = now() - interval '31 seconds' WHERE "id" = 'gone'`,
    )
    expect(await claims()).toMatchObject({ times: 1, jobs: 10 })
  })
})
