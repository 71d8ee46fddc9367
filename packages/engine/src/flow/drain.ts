import type { BreakerWatch } from '../breaker.ts'
import { settle } from '../domain/settlement.ts'
import type { GoalAsks } from '../goal-asks.ts'
import type { ClaimedBatch, ClaimedJob, Clock, Log, SettledSend, Store } from '../ports.ts'
import type { RefusalStreak } from '../refusal-streak.ts'
import type { Slots } from '../slots.ts'
import type { createStepTexts } from '../step-texts.ts'
import { createUnderWay } from '../under-way.ts'
import { claim } from './2-claim.ts'
import { type SendPorts, type StopReason, send } from './3-send.ts'
import type { SettleQueue } from './4-settle.ts'

export type DrainCause = 'tick' | 'wake' | 'cron'
export type DrainReport = {
  readonly cause: DrainCause
  readonly durationMs: number
  readonly claimed: number
  readonly accepted: number
  /** Failed for good, by the provider's answer or by a gate of the claim. */
  readonly failed: number
}

/** A claim waits this long for half of the slots, then takes those that are free. */
const GATHER_SLOTS_MS = 20

export type DrainParts = {
  readonly ports: SendPorts & { readonly store: Store; readonly clock: Clock; readonly log: Log }
  readonly processId: string
  readonly provider: string
  readonly slots: Slots
  readonly totalSlots: number
  readonly texts: ReturnType<typeof createStepTexts>
  readonly goals: GoalAsks
  readonly settling: SettleQueue
  readonly stopReason: StopReason
  /** Opens or closes the breaker, as the answers say. */
  readonly breaker: Pick<BreakerWatch, 'claimed' | 'blocked' | 'answered' | 'isProbing'>
  readonly refusals: RefusalStreak
  /** How many sends are under way in this process. */
  readonly sending: { count: number }
}

/**
 * Claims batches and hands them over until nothing is due, the limit is reached or the time is over; then waits
 * for what it handed over to be settled.
 */
export async function drain(
  parts: DrainParts,
  input: {
    readonly cause: DrainCause
    readonly limit: number
    readonly maxMs: number
    /** Called once, when nothing more will be claimed; `ok` is false when a claim failed. */
    readonly onClaimingDone: (report: { claimed: number; failed: number; ok: boolean }) => void
  },
): Promise<DrainReport> {
  const { ports, slots } = parts
  const startedAtMs = ports.clock.monotonicMs()
  const report = { claimed: 0, accepted: 0, failed: 0 }
  const sends = createUnderWay()
  const isOver = () =>
    parts.stopReason() === 'STOPPING' ||
    report.claimed >= input.limit ||
    ports.clock.monotonicMs() - startedAtMs > input.maxMs

  let claimedAll = false
  try {
    while (!isOver()) {
      // Claiming costs nearly the same for one job as for many: wait for half of the slots, though not for long.
      await slots.waitForFree(Math.ceil(parts.totalSlots / 2), GATHER_SLOTS_MS)
      // A slot is free before its send is settled: what still waits for that must not pile up behind a slow database.
      await parts.settling.hasRoom()
      if (isOver()) break
      const reserved = slots.reserve(input.limit - report.claimed)
      // Another drain took them in the same moment.
      if (reserved === 0) continue
      const batch = await claimInto(parts, reserved)
      slots.release(reserved - batch.jobs.length)
      report.claimed += batch.jobs.length
      report.failed += batch.refused
      const claimedAtMs = ports.clock.monotonicMs()
      for (const job of batch.jobs) {
        sends.add(
          handOver(parts, job, claimedAtMs).then((to) => {
            if (to === 'completed') report.accepted += 1
            if (to === 'failed') report.failed += 1
          }),
        )
      }
      if (batch.jobs.length + batch.refused === 0 || !batch.more) break
    }
    claimedAll = true
  } finally {
    input.onClaimingDone({ ...report, ok: claimedAll })
    // Also after a claim that failed: what was handed over before belongs to this drain until it is settled.
    await sends.ended()
  }
  return { cause: input.cause, durationMs: ports.clock.monotonicMs() - startedAtMs, ...report }
}

async function claimInto(parts: DrainParts, freeSlots: number): Promise<ClaimedBatch> {
  try {
    const batch = await claim(parts.ports.store, {
      processId: parts.processId,
      freeSlots,
      provider: parts.provider,
    })
    parts.breaker.claimed(batch.breaker)
    // Without their texts the jobs are settled as not sent, and tried again.
    await parts.texts
      .load(batch.jobs)
      .catch((error: unknown) => parts.ports.log.error('step texts not read', { error }))
    return batch
  } catch (error) {
    parts.slots.release(freeSlots)
    throw error
  }
}

/** One job from hand-over to settlement. @returns what it became */
async function handOver(
  parts: DrainParts,
  job: ClaimedJob,
  claimedAtMs: number,
): Promise<SettledSend['settlement']['to']> {
  parts.sending.count += 1
  const sent = await send(parts.ports, {
    job,
    text: parts.texts.of(job),
    claimedAtMs,
    stopReason: parts.stopReason,
    goals: parts.goals,
  })
  parts.sending.count -= 1
  parts.slots.release(1)
  const isProbe = parts.breaker.isProbing
  const counted = parts.refusals.judge(sent.handOver, { isProbe })
  // The breaker opens before the job goes back, or it would be claimed again at once.
  if (counted.kind === 'blocked') await parts.breaker.blocked(counted)
  const settlement = settle(job, counted, parts.ports.clock.random())
  await parts.settling.add(
    { job, settlement, outcome: counted.kind, durationMs: sent.durationMs },
    parts.sending.count > 0,
  )
  if (isProbe && sent.handOver.kind !== 'blocked') await parts.breaker.answered(sent.handOver)
  return settlement.to
}
