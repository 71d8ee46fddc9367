import { describe, expect, it } from 'vitest'
import { SYSTEM } from '../../domain/actor.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  LEASE_MS,
  must,
  NO_ANSWER,
  NOT_SENT,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
  settleAs,
  statusesOf,
} from './scene.ts'

export function describeClaim(harness: () => StoreHarness): void {
  describe('claiming', () => {
    it('takes what is due, funds and leases it, and nothing else', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { delaysHours: [0, 24] })
      const job = await claimOne(harness())
      expect(job).toMatchObject({
        affiliateId: scene.affiliateId,
        automationId: scene.automationId,
        runId: scene.runId,
        leadId: scene.leadId,
        stepOrder: 1,
        stepVersion: 1,
        attemptNo: 1,
        retryCount: 0,
        maxRetries: 3,
        creditAmount: 1,
      })
      expect(await world.readJob(job.id)).toMatchObject({
        status: 'processing',
        leased: true,
        creditReserved: true,
        attemptCount: 1,
      })
      expect(await world.readCredit(scene.affiliateId)).toMatchObject({ balance: 10, reserved: 1 })
      expect((await claim(harness())).jobs).toEqual([])
      expect(await store.nextDueInMs()).toBe(24 * HOUR_MS)
      await settleAs(harness(), job, ACCEPTED)
      await world.advance(24 * HOUR_MS - 1)
      expect((await claim(harness())).jobs).toEqual([])
    })

    it('says what the mail counts, by the rules of its automation, and where its affiliate is reached', async () => {
      const scene = await enrolScene(harness())
      expect(await claimOne(harness())).toMatchObject({
        ...{ trackOpens: 'auto', trackClicks: true, endOnReply: false },
        ...{ replyTo: null, accountEmail: expect.stringMatching(/^[a-z0-9-]+@affiliates\.test$/) },
      })
      const rules = { trackOpens: 'off', trackClicks: false, endOnReply: true } as const
      const { automationId } = await enrolScene(harness(), rules)
      expect(automationId).not.toBe(scene.automationId)
      expect(await claimOne(harness())).toMatchObject({ automationId, ...rules })
    })

    it('never takes more than the slots', async () => {
      await enrolScene(harness(), { leads: 5 })
      const batch = await claim(harness(), 3)
      expect(batch.jobs).toHaveLength(3)
      expect(batch.more).toBe(true)
      const rest = await claim(harness(), 10)
      expect(rest.jobs).toHaveLength(2)
      expect(rest.more).toBe(false)
    })

    it('says that there is more while somebody in line was passed over or had more than its share', async () => {
      for (const _ of [1, 2, 3]) await enrolScene(harness(), { leads: 3 })
      // One of three; three of the six of the other two; what is left.
      expect((await claim(harness(), 1)).more).toBe(true)
      expect((await claim(harness(), 3)).more).toBe(true)
      const seen = await claim(harness(), 64)
      expect(seen.jobs).toHaveLength(5)
      expect(seen.more).toBe(false)
    })

    it('looks again at somebody who had nothing to do, at the soonest of what is new', async () => {
      const { store, world } = harness()
      const affiliateId = await world.addAffiliate({ credits: 5 })
      expect((await claim(harness())).jobs).toEqual([])
      expect(await store.nextDueInMs()).toBeNull()
      await enrolScene(harness(), { affiliateId, delaysHours: [5] })
      expect(await store.nextDueInMs()).toBe(5 * HOUR_MS)
      const { runId } = await enrolScene(harness(), { affiliateId, delaysHours: [1] })
      await enrolScene(harness(), { affiliateId, delaysHours: [9] })
      expect(await store.nextDueInMs()).toBe(HOUR_MS)
      await world.advance(HOUR_MS)
      expect(await claimOne(harness())).toMatchObject({ runId })
    })

    it('serves affiliates in turn, whoever has the longer queue', async () => {
      const { world } = harness()
      const big = await enrolScene(harness(), { leads: 12, credits: 20 })
      await world.advance(1_000)
      const small = await enrolScene(harness(), { leads: 2 })
      const served: string[][] = []
      for (let n = 0; n < 2; n++) {
        served.push((await claim(harness(), 4)).jobs.map((job) => job.affiliateId))
        await world.advance(1)
      }
      expect(served.flat().filter((id) => id === small.affiliateId)).toHaveLength(2)
      expect(served.flat().filter((id) => id === big.affiliateId).length).toBeGreaterThanOrEqual(4)
    })

    it('serves first, next time, those that the slots did not reach', async () => {
      const { world } = harness()
      const affiliates: string[] = []
      for (let n = 0; n < 3; n++) {
        affiliates.push((await enrolScene(harness(), { leads: 4 })).affiliateId)
        await world.advance(1)
      }
      const first = (await claim(harness(), 4)).jobs.map((job) => job.affiliateId)
      const missed = affiliates.filter((id) => !first.includes(id))
      expect(missed).toHaveLength(1)
      await world.advance(1)
      const next = (await claim(harness(), 4)).jobs.map((job) => job.affiliateId)
      expect(next.filter((id) => missed.includes(id))).toHaveLength(2)
    })

    it('gives no job to two processes that claim at the same time', async () => {
      await enrolScene(harness(), { leads: 6 })
      await enrolScene(harness(), { leads: 6 })
      const batches = await Promise.all(
        Array.from({ length: 6 }, (_, n) => claim(harness(), 4, `process ${n}`)),
      )
      const rest = [await claim(harness(), 20), await claim(harness(), 20)]
      const ids = [...batches, ...rest].flatMap((batch) => batch.jobs.map((job) => job.id))
      expect(ids).toHaveLength(12)
      expect(new Set(ids).size).toBe(12)
    })

    it('hands out the texts of the claimed versions', async () => {
      const { store } = harness()
      const { affiliateId } = await enrolScene(harness())
      const { stepId, stepVersion } = await claimOne(harness())
      const ref = { affiliateId, stepId, version: stepVersion }
      expect(await store.readStepTexts([ref])).toEqual([
        { ...ref, emailSubject: 'Subject 1', preheader: '', emailBody: 'Body 1' },
      ])
      expect(await store.readStepTexts([{ ...ref, version: 9 }])).toEqual([])
    })
  })

  describe('the gates of a claim', () => {
    it('hold the jobs of a suspended affiliate', async () => {
      const { world } = harness()
      const { affiliateId, runId, automationId } = await enrolScene(harness())
      await world.setAffiliateStatus(affiliateId, 'suspended')
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      expect((await world.readJobs(runId))[0]).toMatchObject({
        status: 'held',
        holdReason: 'AFFILIATE_SUSPENDED',
      })
      expect((await world.readCounters(automationId)).held).toBe(1)
    })

    it('cancel the later steps of a lead that the provider refused', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness(), { delaysHours: [0, 1] })
      await settleAs(harness(), await claimOne(harness()), REFUSED_RECIPIENT)
      await world.advance(HOUR_MS)
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      expect((await world.readJobs(runId))[1]).toMatchObject({ status: 'cancelled', errorCode: 'SUPPRESSED' })
      expect((await world.readRun(runId)).status).toBe('failed')
    })

    it('let no later step go before an earlier one, whatever is due', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness(), { delaysHours: [0, 0, 0] })
      const order: number[] = []
      for (let n = 0; n < 8; n++) {
        const { jobs } = await claim(harness())
        expect(jobs.length).toBeLessThanOrEqual(1)
        order.push(...jobs.map((job) => job.stepOrder))
        await settleAs(harness(), jobs, ACCEPTED)
        await world.advance(1_000)
      }
      expect(order).toEqual([1, 2, 3])
      expect((await world.readRun(runId)).status).toBe('completed')
    })

    it('keep that order also when a later step has already been cancelled', async () => {
      const { store } = harness()
      const { affiliateId, jobs } = await enrolScene(harness(), { delaysHours: [0, 0, 0] })
      await store.cancelJobs({ affiliateId, jobIds: [must(jobs[2]).id], ...BY })
      expect((await claim(harness())).jobs.map((job) => job.stepOrder)).toEqual([1])
    })

    it('keep that order also when a failed earlier step is retried', async () => {
      const { store, world } = harness()
      const { affiliateId, jobs } = await enrolScene(harness(), { delaysHours: [0, 1], credits: 0 })
      await claim(harness())
      expect((await world.readJob(must(jobs[0]).id)).status).toBe('failed')
      await store.topUpCredit({
        affiliateId,
        amountCredits: 5,
        type: 'topup',
        description: '',
        reference: 'r',
        actor: SYSTEM,
      })
      await world.advance(HOUR_MS)
      await store.retryJobs({ affiliateId, jobIds: [must(jobs[0]).id], ...BY })
      expect((await claim(harness())).jobs.map((job) => job.stepOrder)).toEqual([1])
    })

    it('hold a step behind one of its run that waits for credit, for the same reason', async () => {
      const { world } = harness()
      const first = await enrolScene(harness(), { credits: 1, onNoCredit: 'hold' })
      const taken = await claimOne(harness())
      const { affiliateId } = first
      const second = await enrolScene(harness(), { affiliateId, onNoCredit: 'hold', delaysHours: [0, 1] })
      await claim(harness())
      expect(statusesOf(await world.readJobs(second.runId))).toEqual(['held', 'pending'])
      await settleAs(harness(), taken, REFUSED_CONTENT)
      await world.advance(HOUR_MS)
      expect((await claim(harness())).jobs).toEqual([])
      expect((await world.readJobs(second.runId))[1]).toMatchObject({
        status: 'held',
        holdReason: 'INSUFFICIENT_CREDIT',
      })
    })

    it('let a later step pass one that is unconfirmed', async () => {
      const { world } = harness()
      await enrolScene(harness(), { delaysHours: [0, 1] })
      await settleAs(harness(), await claimOne(harness()), NO_ANSWER)
      await world.advance(HOUR_MS)
      expect(await claimOne(harness())).toMatchObject({ stepOrder: 2 })
    })
  })

  describe('funding', () => {
    it('serves the oldest first and fails the rest with INSUFFICIENT_CREDIT, for good', async () => {
      const { world } = harness()
      const first = await enrolScene(harness(), { credits: 2 })
      const { affiliateId } = first
      await world.advance(1_000)
      const second = await enrolScene(harness(), { affiliateId })
      await world.advance(1_000)
      const third = await enrolScene(harness(), { affiliateId })
      const batch = await claim(harness())
      expect(batch.jobs.map((job) => job.runId)).toEqual([first.runId, second.runId])
      expect(batch.refused).toBe(1)
      expect((await world.readJobs(third.runId))[0]).toMatchObject({
        status: 'failed',
        errorCode: 'INSUFFICIENT_CREDIT',
        attemptCount: 0,
        creditReserved: false,
      })
      expect((await world.readRun(third.runId)).status).toBe('failed')
      expect(await world.readCounters(third.automationId)).toMatchObject({ failed: 1, failedOnDays: 1 })
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 2, reserved: 2 })
    })

    it('never reserves more than there is, however many claim at once', async () => {
      const { world } = harness()
      const { affiliateId } = await enrolScene(harness(), { leads: 9, credits: 4, onNoCredit: 'hold' })
      const batches = await Promise.all([1, 2, 3].map((n) => claim(harness(), 3, `process ${n}`)))
      const rest = await claim(harness(), 20)
      const funded = [...batches, rest].flatMap((batch) => batch.jobs)
      expect(funded).toHaveLength(4)
      expect(await world.readCredit(affiliateId)).toMatchObject({ balance: 4, reserved: 4 })
    })

    it('treats a missing credit row as no credit', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness(), { credits: 0 })
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      expect((await world.readJobs(runId))[0]?.errorCode).toBe('INSUFFICIENT_CREDIT')
    })

    it('holds instead where the automation waits for credit, and a top-up brings it back', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, automationId } = await enrolScene(harness(), {
        credits: 0,
        onNoCredit: 'hold',
      })
      await claim(harness())
      expect((await world.readJobs(runId))[0]).toMatchObject({
        status: 'held',
        holdReason: 'INSUFFICIENT_CREDIT',
      })
      expect((await world.readRun(runId)).status).toBe('active')
      expect((await world.readCounters(automationId)).held).toBe(1)
      const report = await store.topUpCredit({
        affiliateId,
        amountCredits: 3,
        type: 'topup',
        description: 'top-up',
        reference: 'payment-1',
        actor: SYSTEM,
      })
      expect(report).toEqual({ kind: 'booked', balance: 3, revivedJobs: 1 })
      expect((await world.readCounters(automationId)).held).toBe(0)
      expect(await claimOne(harness())).toMatchObject({ runId, attemptNo: 1 })
    })
  })

  describe('a retry', () => {
    it('moves the later steps of its run behind it', async () => {
      const { world } = harness()
      const { runId } = await enrolScene(harness(), { delaysHours: [0, 0, 5] })
      await settleAs(harness(), await claimOne(harness()), NOT_SENT)
      const jobs = await world.readJobs(runId)
      expect(jobs.map((job) => job.status)).toEqual(['pending', 'pending', 'pending'])
      expect(jobs[0]?.dueInMs).toBe(2_000)
      expect(must(jobs[1]).dueInMs).toBeGreaterThan(2_000)
      expect(jobs[2]?.dueInMs).toBe(5 * HOUR_MS)
    })

    it('is a new lease with the next attempt number and the same reference', async () => {
      const { world } = harness()
      await enrolScene(harness())
      const first = await claimOne(harness())
      await settleAs(harness(), first, NOT_SENT)
      await world.advance(2_000)
      const second = await claimOne(harness())
      expect(second).toMatchObject({
        id: first.id,
        attemptNo: 2,
        quickRetryCount: 1,
        messageRef: first.messageRef,
      })
      expect(second.leaseToken).not.toBe(first.leaseToken)
      await world.advance(LEASE_MS - 1)
      expect(await harness().store.rescueExpiredLeases({ limit: 10 })).toEqual({ rescued: 0 })
    })
  })
}
