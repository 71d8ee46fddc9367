import { describe, expect, it } from 'vitest'
import { SYSTEM } from '../../domain/actor.ts'
import { EVERYBODY_REFUSED } from '../../domain/send-outcome.ts'
import type { StoreHarness } from '../store-harness.ts'
import { ACCEPTED, BLOCKED, claim, claimOne, enrolScene, PROVIDER, settleAs } from './scene.ts'

export function describeBreaker(harness: () => StoreHarness): void {
  describe('the breaker', () => {
    const open = (coolDownMs = 30_000) =>
      harness().store.openBreaker({
        provider: PROVIDER,
        fault: { code: 'WRONG_TOKEN', message: 'token' },
        coolDownMs,
        coolDownAtMostMs: 45_000,
        alertAfterMs: 0,
      })

    it('lets nothing be claimed while it is open, and opens once', async () => {
      const { store, world } = harness()
      await enrolScene(harness(), { leads: 3 })
      expect(await open()).toEqual({ opened: true })
      expect(await open()).toEqual({ opened: false })
      expect(await claim(harness())).toEqual({ jobs: [], refused: 0, more: false, breaker: 'open' })
      expect(await store.nextDueInMs()).toBe(30_000)
      await world.advance(29_999)
      expect((await claim(harness())).breaker).toBe('open')
    })

    it('then tries with one job, while the others keep waiting', async () => {
      const { store, world } = harness()
      await enrolScene(harness(), { leads: 3 })
      await open()
      await world.advance(30_000)
      const probe = await claim(harness())
      expect(probe).toMatchObject({ breaker: 'probe', more: false })
      expect(probe.jobs).toHaveLength(1)
      expect((await claim(harness())).breaker).toBe('open')
      await settleAs(harness(), probe.jobs, ACCEPTED)
      expect(await store.closeBreaker({ provider: PROVIDER, by: 'accepted' })).toEqual({ closed: true })
      expect(await store.closeBreaker({ provider: PROVIDER, by: 'accepted' })).toEqual({ closed: false })
      expect((await claim(harness())).jobs).toHaveLength(2)
    })

    it('gives the trial to one of several processes', async () => {
      const { world } = harness()
      await enrolScene(harness(), { leads: 3 })
      await enrolScene(harness(), { leads: 3 })
      await open()
      await world.advance(30_000)
      const batches = await Promise.all([1, 2, 3].map((n) => claim(harness(), 5, `process ${n}`)))
      expect(batches.flatMap((batch) => batch.jobs)).toHaveLength(1)
    })

    it('waits longer after every failed trial, but never longer than it may', async () => {
      const { store, world } = harness()
      await enrolScene(harness(), { leads: 2 })
      await open(20_000)
      await world.advance(20_000)
      const probe = await claimOne(harness())
      await settleAs(harness(), probe, BLOCKED)
      expect(await open(20_000)).toEqual({ opened: true })
      expect(await store.nextDueInMs()).toBe(40_000)
      await world.advance(40_000)
      await settleAs(harness(), await claimOne(harness()), BLOCKED)
      expect(await open(20_000)).toEqual({ opened: true })
      expect(await store.nextDueInMs()).toBe(45_000)
    })

    it('lets another job try when the first answer never comes', async () => {
      const { world } = harness()
      await enrolScene(harness(), { leads: 2 })
      await open()
      await world.advance(30_000)
      await claimOne(harness())
      await world.advance(30_000)
      expect(await claim(harness())).toMatchObject({ breaker: 'probe', jobs: [{}] })
    })

    it('that refusals opened is closed by an accepted mail only', async () => {
      const { store, world } = harness()
      await enrolScene(harness(), { leads: 3 })
      await open()
      expect(await store.closeBreaker({ provider: PROVIDER, by: 'rejected' })).toEqual({ closed: true })
      await open()
      await store.openBreaker({
        provider: PROVIDER,
        fault: { code: EVERYBODY_REFUSED, message: 'all' },
        coolDownMs: 30_000,
        coolDownAtMostMs: 45_000,
        alertAfterMs: 0,
      })
      // Neither what is still under way nor a trial that meets something else changes that.
      await open()
      expect(await store.closeBreaker({ provider: PROVIDER, by: 'rejected' })).toEqual({ closed: false })
      await world.advance(29_999)
      expect((await claim(harness())).breaker).toBe('open')
      await world.advance(1)
      expect((await claim(harness())).breaker).toBe('probe')
      await open()
      expect(await store.closeBreaker({ provider: PROVIDER, by: 'rejected' })).toEqual({ closed: false })
      expect(await store.closeBreaker({ provider: PROVIDER, by: 'accepted' })).toEqual({ closed: true })
    })

    it('of another provider does not matter', async () => {
      await enrolScene(harness())
      await harness().store.openBreaker({
        provider: 'another',
        fault: { code: 'WRONG_TOKEN', message: 'token' },
        coolDownMs: 1_000,
        coolDownAtMostMs: 1_000,
        alertAfterMs: 0,
      })
      await claimOne(harness())
    })

    it('stops all sending, whatever the provider, until a person resumes', async () => {
      const { store } = harness()
      await enrolScene(harness(), { leads: 2 })
      expect(await store.stopSending({ reason: 'money', actor: SYSTEM })).toEqual({ kind: 'changed' })
      expect(await store.stopSending({ reason: 'again', actor: SYSTEM })).toMatchObject({ kind: 'unchanged' })
      expect(await claim(harness())).toMatchObject({ jobs: [], breaker: 'open' })
      expect(await store.closeBreaker({ provider: PROVIDER, by: 'accepted' })).toEqual({ closed: false })
      expect((await claim(harness())).breaker).toBe('open')
      expect(await store.nextDueInMs()).toBeGreaterThan(60_000)
      expect(await store.resumeSending({ actor: SYSTEM })).toEqual({ kind: 'changed' })
      expect(await store.resumeSending({ actor: SYSTEM })).toMatchObject({ kind: 'unchanged' })
      expect((await claim(harness())).jobs).toHaveLength(2)
    })
  })
}
