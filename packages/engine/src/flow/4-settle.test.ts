import { expect, it } from 'vitest'
import type { ClaimedJob, SettledSend } from '../ports.ts'
import { createSettleQueue } from './4-settle.ts'

const job: ClaimedJob = {
  affiliateId: 'affiliate',
  id: 'job',
  runId: 'run',
  automationId: 'automation',
  leadId: 'lead',
  stepId: 'step',
  stepOrder: 1,
  stepVersion: 1,
  leaseToken: 'token',
  attemptNo: 1,
  retryCount: 0,
  quickRetryCount: 0,
  maxRetries: 3,
  creditAmount: 1,
  messageRef: 'ref',
  leadName: 'Sari',
  leadEmail: 'sari@example.test',
  leadWhatsapp: null,
  leadLanguage: 'id',
  affiliateName: 'Budi',
  senderName: null,
  replyTo: null,
  accountEmail: 'budi@affiliates.test',
  postalAddress: null,
  automationName: 'Selamat datang',
  trackOpens: 'auto',
  trackClicks: true,
  endOnReply: false,
  mustAsk: false,
}
const accepted: SettledSend = {
  job,
  settlement: { to: 'completed', providerId: null },
  outcome: 'accepted',
  durationMs: 1,
}

/** A queue on a store that writes one batch per call. */
function queueOnSlowStore() {
  const batches: { readonly size: number; readonly write: () => void }[] = []
  const queue = createSettleQueue(
    {
      store: {
        settleSends: (sends) =>
          new Promise((resolve) => {
            const report = { accepted: sends.length, putBack: 0, failed: 0, unconfirmed: 0, lost: [] }
            batches.push({ size: sends.length, write: () => resolve(report) })
          }),
        settleLateAnswers: () => Promise.reject(new Error('nothing was lost')),
      },
      clock: { monotonicMs: () => 0, after: () => () => undefined, random: () => 0 },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    },
    () => undefined,
  )
  return { queue, batches }
}

it('has no room while too many wait behind a slow store, and tells when there is again', async () => {
  const { queue, batches } = queueOnSlowStore()
  await queue.hasRoom()
  const settled = Array.from({ length: 3_700 }, () => queue.add(accepted, true))
  // The first two batches are being written; 2,200 wait.
  expect(batches.map(({ size }) => size)).toEqual([500, 1_000])
  let room = false
  const hasRoom = queue.hasRoom().then(() => {
    room = true
  })
  await Promise.resolve()
  expect(room).toBe(false)
  batches[0]?.write()
  await hasRoom
  expect(batches.map(({ size }) => size)).toEqual([500, 1_000, 1_000])
  for (let n = 1; n < batches.length || batches.length < 5; n += 1) {
    batches[n]?.write()
    await new Promise((resume) => setImmediate(resume))
  }
  await Promise.all(settled)
  expect(batches.map(({ size }) => size)).toEqual([500, 1_000, 1_000, 1_000, 200])
})

it('books what was accepted apart from what was not', async () => {
  const { queue, batches } = queueOnSlowStore()
  const refused: SettledSend = {
    ...accepted,
    settlement: { to: 'failed', fault: { code: 'REFUSED', message: 'refused' }, suppressLead: false },
    outcome: 'rejected',
  }
  const settled = [queue.add(accepted, true), queue.add(refused, true), queue.add(accepted, false)]
  expect(batches.map(({ size }) => size)).toEqual([2, 1])
  for (const batch of batches) batch.write()
  await Promise.all(settled)
})
