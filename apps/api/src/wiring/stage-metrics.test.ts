import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { createStageMetrics } from './stage-metrics.ts'

describe('createStageMetrics', () => {
  it('counts each stage in seconds, by how it ended, and the size of its batches', async () => {
    const registry = new Registry()
    const see = createStageMetrics(registry)
    see({ stage: 'claim', result: 'claimed', durationMs: 7, jobs: 32 })
    see({ stage: 'claim', result: 'empty', durationMs: 1, jobs: 0 })
    see({ stage: 'send', result: 'accepted', durationMs: 180, jobs: 1 })
    see({ stage: 'settle', result: 'settled', durationMs: 12, jobs: 20 })
    see({ stage: 'settle', result: 'error', durationMs: 30_000, jobs: 0 })
    const lines = (await registry.metrics()).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'booster_claim_duration_seconds_bucket{le="0.005",result="claimed"} 0',
        'booster_claim_duration_seconds_bucket{le="0.01",result="claimed"} 1',
        'booster_claim_duration_seconds_count{result="empty"} 1',
        'booster_claim_jobs_sum 32',
        'booster_claim_jobs_count 1',
        'booster_send_duration_seconds_sum{result="accepted"} 0.18',
        'booster_settle_duration_seconds_count{result="error"} 1',
        'booster_settle_jobs_bucket{le="20"} 1',
        'booster_settle_jobs_count 1',
      ]),
    )
  })
})
