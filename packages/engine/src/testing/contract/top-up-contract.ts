import { describe, expect, it } from 'vitest'
import { topUpReferenceOf } from '../../domain/top-ups/top-up-request.ts'
import type { ApproveTopUpInput } from '../../ports.ts'
import type { StoreHarness } from '../store-harness.ts'
import { BY, claim, claimOne, enrolScene, NOBODY } from './scene.ts'

const ROW = { key: 'a'.repeat(64), day: '2026-01-05', text: 'TRSF E-BANKING' } as const

/** Requests for credit: each is booked once for ever. */
export function describeTopUps(harness: () => StoreHarness): void {
  function approve(input: {
    readonly affiliateId: string
    readonly requestId: string
    readonly more?: Partial<ApproveTopUpInput>
  }) {
    const { affiliateId, requestId, more } = input
    return harness().store.approveTopUp({
      ...{ affiliateId, requestId, amountCredits: 500, reason: null, description: '', statementRow: null },
      ...BY,
      ...more,
    })
  }

  async function openRequest(credits = 0) {
    const { world } = harness()
    const affiliateId = await world.addAffiliate({ credits })
    const requestId = await world.addTopUpRequest({ affiliateId, credits: 500 })
    return { affiliateId, requestId }
  }

  describe('a request for credit', () => {
    it('is booked under a reference of its own when it is approved', async () => {
      const { world } = harness()
      const request = await openRequest(5)
      expect(await approve(request)).toEqual({ kind: 'approved', balance: 505, revivedJobs: 0 })
      expect(await world.readTopUpState(request.requestId)).toBe('approved')
      expect((await world.readLedger(request.affiliateId)).at(-1)).toMatchObject({
        ...{ type: 'topup', amount: 500, balanceBefore: 5, balanceAfter: 505 },
        reference: topUpReferenceOf(request.requestId),
      })
    })

    it('is booked with the corrected amount', async () => {
      const request = await openRequest()
      const more = { amountCredits: 120, reason: 'less came' }
      expect(await approve({ ...request, more })).toMatchObject({ kind: 'approved', balance: 120 })
    })

    it('is not booked a second time', async () => {
      const { world } = harness()
      const request = await openRequest()
      await approve(request)
      expect(await approve(request)).toMatchObject({ kind: 'closed', state: 'approved' })
      expect(await world.readLedger(request.affiliateId)).toHaveLength(1)
    })

    it('is not booked after a refusal', async () => {
      const { world } = harness()
      const request = await openRequest()
      await world.refuseTopUpRequest(request.requestId)
      expect(await approve(request)).toMatchObject({ kind: 'closed', state: 'refused' })
      expect(await world.readLedger(request.affiliateId)).toEqual([])
    })

    it("is not found under another affiliate's name", async () => {
      const { world } = harness()
      const { requestId } = await openRequest()
      const affiliateId = await world.addAffiliate()
      expect(await approve({ affiliateId, requestId })).toEqual({ kind: 'unknown' })
      expect(await approve({ affiliateId, requestId: NOBODY })).toEqual({ kind: 'unknown' })
      expect(await world.readTopUpState(requestId)).toBe('open')
    })

    it('brings back what waited for credit', async () => {
      const { world } = harness()
      const { affiliateId, runId } = await enrolScene(harness(), { credits: 0, onNoCredit: 'hold' })
      await claim(harness())
      const requestId = await world.addTopUpRequest({ affiliateId, credits: 500 })
      expect(await approve({ affiliateId, requestId })).toEqual({
        kind: 'approved',
        balance: 500,
        revivedJobs: 1,
      })
      expect(await claimOne(harness())).toMatchObject({ runId })
    })

    it('is not confirmed by a row of a statement that has confirmed another', async () => {
      const { world } = harness()
      const [first, second] = [await openRequest(), await openRequest()]
      const more = { statementRow: ROW }
      expect(await approve({ ...first, more })).toMatchObject({ kind: 'approved' })
      expect(await approve({ ...second, more })).toEqual({ kind: 'refused', reason: 'STATEMENT_ROW_USED' })
      expect(await world.readTopUpState(second.requestId)).toBe('open')
      expect(await world.readLedger(second.affiliateId)).toEqual([])
    })
  })
}
