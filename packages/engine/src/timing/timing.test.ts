import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '../domain/mail.ts'
import type { Mailer } from '../ports.ts'
import { claim, enrolScene, settleAs } from '../testing/contract/scene.ts'
import { createMemoryHarness } from '../testing/memory-harness.ts'
import { addCounts, bucketOf, quantileMs } from './duration-counts.ts'
import { addTimings, createStageTimings, TIMINGS_WINDOW_MS } from './stage-timings.ts'
import { type StageSight, timeStages } from './time-stages.ts'

describe('durations', () => {
  const countsOf = (...ms: readonly number[]): readonly number[] =>
    ms
      .map((each) => Array.from({ length: bucketOf(each) + 1 }, (_, n) => (n === bucketOf(each) ? 1 : 0)))
      .reduce(addCounts, [])

  it.each([0.05, 0.4, 1, 7, 33, 250, 4_000, 60_000])('tell %d ms to within a tenth', (ms) => {
    const seen = quantileMs(countsOf(ms), 0.5) ?? 0
    expect(seen).toBeLessThanOrEqual(Math.max(0.1, ms * 1.1))
    expect(seen).toBeGreaterThan(ms > 0.1 ? ms * 0.9 : 0)
  })

  it('tell the middle and the slowest twentieth apart', () => {
    const counts = countsOf(...Array.from({ length: 94 }, () => 10), ...Array.from({ length: 6 }, () => 900))
    expect(quantileMs(counts, 0.5)).toBeCloseTo(10, -0.5)
    expect(quantileMs(counts, 0.95)).toBeGreaterThan(800)
    expect(quantileMs(counts, 0.94)).toBeLessThan(12)
  })

  it('of several processes add up', () => {
    expect(addCounts([1, 2], [0, 1, 5])).toEqual([1, 3, 5])
    const claims = { jobs: 3, durations: [1] }
    expect(addTimings([claims, { jobs: 4, durations: [0, 2] }])).toEqual({ jobs: 7, durations: [1, 2] })
  })

  it('of nothing are unknown, and endless ones are in the last bucket', () => {
    expect(quantileMs([], 0.5)).toBeNull()
    expect(quantileMs([0, 0], 0.5)).toBeNull()
    expect(bucketOf(Number.POSITIVE_INFINITY)).toBe(bucketOf(1e12))
    expect(bucketOf(Number.NaN)).toBe(0)
  })
})

describe('the timings of a process', () => {
  const begin = () => {
    const at = { ms: 0 }
    return { at, timings: createStageTimings({ monotonicMs: () => at.ms }) }
  }
  const sight = (more: Partial<StageSight>): StageSight => ({
    stage: 'claim',
    result: 'claimed',
    durationMs: 5,
    jobs: 10,
    ...more,
  })

  it('count what found something and ended well', () => {
    const { timings } = begin()
    timings.see(sight({}))
    timings.see(sight({ result: 'empty', jobs: 0, durationMs: 1 }))
    timings.see(sight({ result: 'error', jobs: 0, durationMs: 30_000 }))
    timings.see(sight({ stage: 'send', result: 'unconfirmed', durationMs: 15_000, jobs: 1 }))
    const { claim: claims, send, settle } = timings.read()
    expect(claims.jobs).toBe(10)
    expect(quantileMs(claims.durations, 1)).toBeCloseTo(5, -0.5)
    expect(quantileMs(send.durations, 0.5)).toBeGreaterThan(13_000)
    expect(settle).toEqual({ jobs: 0, durations: [] })
  })

  it('are forgotten after the window, also when nothing happens any more', () => {
    const { at, timings } = begin()
    timings.see(sight({}))
    at.ms = 59_000
    timings.see(sight({}))
    at.ms = TIMINGS_WINDOW_MS - 1
    expect(timings.read().claim.jobs).toBe(20)
    at.ms = TIMINGS_WINDOW_MS + 1
    expect(timings.read().claim.jobs).toBe(0)
  })
})

describe('timed stages', () => {
  const mail = { to: 'lead@leads.test' } as OutgoingMail
  const begin = (mailer: Mailer) => {
    const harness = createMemoryHarness()
    const seen: StageSight[] = []
    let ms = 0
    const clock = { monotonicMs: () => (ms += 4) }
    const timed = timeStages({ store: harness.store, mailer, clock, onSeen: (sight) => seen.push(sight) })
    return { harness: { ...harness, store: timed.store }, mailer: timed.mailer, seen }
  }
  const accepting: Mailer = { name: 'test', send: async () => ({ kind: 'accepted' }) }

  it('tell how long, about how many, and how it ended', async () => {
    const { harness, mailer, seen } = begin(accepting)
    await enrolScene(harness, { leads: 3 })
    const { jobs } = await claim(harness)
    await claim(harness)
    expect(await mailer.send(mail)).toEqual({ kind: 'accepted' })
    await settleAs(harness, jobs, { kind: 'accepted' })
    expect(mailer.name).toBe('test')
    expect(seen).toEqual([
      { stage: 'claim', result: 'claimed', jobs: 3, durationMs: 4 },
      { stage: 'claim', result: 'empty', jobs: 0, durationMs: 4 },
      { stage: 'send', result: 'accepted', jobs: 1, durationMs: 4 },
      { stage: 'settle', result: 'settled', jobs: 3, durationMs: 4 },
    ])
  })

  it('pass errors on, and say so', async () => {
    const { mailer, seen } = begin({ name: 'test', send: () => Promise.reject(new Error('broken')) })
    await expect(mailer.send(mail)).rejects.toThrow('broken')
    expect(seen).toEqual([{ stage: 'send', result: 'error', jobs: 0, durationMs: 4 }])
  })
})
