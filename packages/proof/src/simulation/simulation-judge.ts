import { LEASE_MS } from '@booster/engine/flow/2-claim'
import type { ClaimedBatch } from '@booster/engine/ports'
import { findViolations } from '@booster/engine/testing/memory/find-violations'
import { jobsOfRun, type MemoryState, mustFind } from '@booster/engine/testing/memory/memory-state'
import type { JobRow } from '@booster/engine/testing/memory/rows'
import type { SimulatedProvider } from './simulated-provider.ts'
import type { SimulatedWorld } from './world.ts'

/** Compares what the store says with what the provider accepted and with what people asked for. */
export type SimulationJudge = {
  /** A claim, in the moment of its commit: does every job pass every gate? */
  onClaimed(batch: ClaimedBatch): void
  /** A person or a policy has asked for this mail to be sent again although it may have been accepted. */
  approveResend(job: JobRow): void
  /** A person or a webhook has said that this mail was sent. */
  recordEvidence(jobId: string): void
  recordBooking(affiliateId: string, amountCredits: number): void
  watchPolicy(act: () => Promise<{ readonly resolved: number }>): Promise<{ readonly resolved: number }>
  /** Everything that must hold at any instant. */
  sweep(): void
  /** What must hold a minute after the faults have ended: everything due has left, nobody holds a dead lease. */
  expectRest(): void
  /** What must hold when doubt has been decided as well. */
  expectEnd(): void
}

/** What is due, and what is on its way, is dealt with within this. */
const AT_ONCE_MS = 5_000

export function createSimulationJudge(sim: SimulatedWorld, provider: SimulatedProvider): SimulationJudge {
  const { state } = sim
  const resends = new Map<string, number>()
  const evidence = new Set<string>()
  const booked = new Map<string, number>()
  const acceptances = new Map<string, number>()
  let acceptedSeen = 0
  const blame = (text: string): void => {
    if (!sim.violations.has(text)) sim.note('VIOLATION', text)
    sim.violations.add(text)
  }
  const countAcceptances = (): void => {
    for (; acceptedSeen < provider.accepted.length; acceptedSeen++) {
      const ref = provider.accepted[acceptedSeen]?.messageRef ?? ''
      const times = (acceptances.get(ref) ?? 0) + 1
      acceptances.set(ref, times)
      const allowed = 1 + (resends.get(ref) ?? 0)
      if (times > allowed) blame(`${ref} was accepted ${times} times, asked for ${allowed}`)
    }
  }
  const hasDoubt = (job: JobRow): boolean =>
    state.attempts.some((a) => a.jobId === job.id && a.outcome === 'unconfirmed')

  const judgeJob = (job: JobRow): void => {
    const times = acceptances.get(job.messageRef) ?? 0
    if (job.creditDeducted && times === 0 && !evidence.has(job.id))
      blame(`job ${job.id} was charged, never accepted`)
    if (times > 0 && !MAY_BE_ACCEPTED.has(job.status) && !hasDoubt(job))
      blame(`job ${job.id} was accepted, yet is ${job.status} without a record of it`)
  }

  return {
    onClaimed: ({ jobs }) => {
      for (const { id } of jobs) {
        for (const reason of gatesBroken(state, mustFind(state.jobs, id)))
          blame(`job ${id} was claimed: ${reason}`)
      }
    },
    approveResend: ({ messageRef }) => resends.set(messageRef, (resends.get(messageRef) ?? 0) + 1),
    recordEvidence: (jobId) => evidence.add(jobId),
    recordBooking: (affiliateId, amountCredits) =>
      booked.set(affiliateId, (booked.get(affiliateId) ?? 0) + amountCredits),
    watchPolicy: async (act) => {
      const before = [...state.jobs.values()].filter((job) => job.status === 'unconfirmed')
      const report = await act()
      for (const job of before) {
        if (job.status === 'unconfirmed') continue
        sim.note('policy', job.id, job.status)
        if (job.status !== 'pending') continue
        if (mustFind(state.automations, job.automationId).onUnconfirmed === 'release')
          blame(`the policy sent ${job.id} again, against its automation`)
        resends.set(job.messageRef, (resends.get(job.messageRef) ?? 0) + 1)
      }
      return report
    },
    sweep: () => {
      for (const violation of findViolations(state)) blame(violation)
      countAcceptances()
      const used = new Map<string, number>()
      for (const job of state.jobs.values()) {
        if (job.creditDeducted) used.set(job.affiliateId, (used.get(job.affiliateId) ?? 0) + job.creditAmount)
        judgeJob(job)
      }
      for (const [affiliateId, { balance }] of state.credits) {
        const expected = (booked.get(affiliateId) ?? 0) - (used.get(affiliateId) ?? 0)
        if (balance !== expected) blame(`${affiliateId} has ${balance} credits instead of ${expected}`)
      }
    },
    expectRest: () => {
      for (const job of state.jobs.values()) {
        if (job.status === 'pending' && job.scheduledAtMs < state.nowMs - AT_ONCE_MS)
          blame(`job ${job.id} is due since ${state.nowMs - job.scheduledAtMs} ms`)
        const claimedAtMs = (job.leaseUntilMs ?? 0) - LEASE_MS
        if (job.status === 'processing' && claimedAtMs < state.nowMs - AT_ONCE_MS)
          blame(`job ${job.id} is processing since ${state.nowMs - claimedAtMs} ms`)
      }
    },
    expectEnd: () => {
      for (const job of state.jobs.values()) {
        if (job.status === 'unconfirmed') blame(`job ${job.id} is still unconfirmed`)
        if (job.status === 'held') blame(`job ${job.id} is held: ${job.holdReason}`)
      }
    },
  }
}

const MAY_BE_ACCEPTED: ReadonlySet<JobRow['status']> = new Set(['completed', 'processing', 'unconfirmed'])
const OPEN: ReadonlySet<JobRow['status']> = new Set(['pending', 'processing', 'held'])

/** Every gate that a claimed job did not pass. */
function gatesBroken(state: MemoryState, job: JobRow): readonly string[] {
  const lead = mustFind(state.leads, job.leadId)
  const gates: readonly (readonly [isBroken: boolean, reason: string])[] = [
    [mustFind(state.runs, job.runId).status !== 'active', 'run not active'],
    [mustFind(state.automations, job.automationId).status !== 'active', 'automation not active'],
    [mustFind(state.affiliates, job.affiliateId).status !== 'active', 'affiliate suspended'],
    [lead.unsubscribedAtMs !== null || lead.suppressedAtMs !== null, 'lead wants no mail'],
    [mustFind(state.steps, job.stepId).archived, 'step deleted'],
    [job.scheduledAtMs > state.nowMs, 'not due'],
    [job.creditDeducted, 'charged already'],
    [
      jobsOfRun(state, job.runId).some((j) => j.stepOrder < job.stepOrder && OPEN.has(j.status)),
      'overtakes an earlier step',
    ],
  ]
  return gates.filter(([isBroken]) => isBroken).map(([, reason]) => reason)
}
