import { mustFind } from '@booster/engine/testing/memory/memory-state'
import { progressOf } from '@booster/engine/testing/memory/move-job'
import { type Model, nameOf } from './model-pair.ts'
import type { View } from './view.ts'

/** What the reference model shows. */
export async function viewModel({ state, harness: { world }, cast }: Model): Promise<View> {
  const { affiliateId } = cast
  const counters = await Promise.all(cast.automationIds.map((id) => world.readCounters(id)))
  return {
    runs: cast.runIds.map((runId) => {
      const { status } = mustFind(state.runs, runId)
      const { totalSteps, completedSteps, failedSteps, cancelledSteps } = progressOf(state, runId)
      return [nameOf(cast, runId), status, totalSteps, completedSteps, failedSteps, cancelledSteps]
    }),
    jobs: [...state.jobs.values()].map((job) => [
      nameOf(cast, job.id),
      job.status,
      job.holdReason,
      job.scheduledAtMs - state.nowMs,
      job.errorCode,
      job.retryCount,
      job.quickRetryCount,
      job.attemptCount,
      job.leaseToken !== null,
      job.creditReserved,
      job.creditDeducted,
      job.emailId,
      job.stepVersion,
    ]),
    attempts: state.attempts.map((a) => [
      nameOf(cast, a.jobId),
      a.attemptNo,
      a.outcome.replaceAll('-', '_'),
      a.errorCode,
    ]),
    credit: [creditOf(state.credits.get(affiliateId))],
    ledger: state.ledger
      .filter((row) => row.affiliateId === affiliateId)
      .map((row) => [
        row.type,
        row.amount,
        row.balanceBefore,
        row.balanceAfter,
        row.jobId === null ? row.reference : nameOf(cast, row.jobId),
      ]),
    counters: counters.map((c, n) => [
      n,
      ...[c.total, c.held, c.unconfirmed, c.failed, c.cancelled, c.sentOnDays, c.failedOnDays],
    ]),
    steps: cast.stepIds.flatMap((stepIds, n) =>
      stepIds.map((stepId, m) => {
        const step = mustFind(state.steps, stepId)
        const sent = [...state.jobs.values()].filter((j) => j.stepId === stepId && j.status === 'completed')
        return [`step ${n}.${m}`, step.archived ? null : step.stepOrder, sent.length, step.versions.length]
      }),
    ),
    leads: cast.leadIds.map((id, n) => {
      const lead = mustFind(state.leads, id)
      return [n, lead.unsubscribedAtMs !== null, lead.suppressedAtMs !== null]
    }),
    deliveries: state.deliveries.map(({ jobId, kind, digest }) => [nameOf(cast, jobId), kind, digest]),
  }
}

function creditOf(
  credit: { balance: number; reserved: number; totalToppedUp: number; totalUsed: number } | undefined,
) {
  return credit === undefined
    ? [0, 0, 0, 0]
    : [credit.balance, credit.reserved, credit.totalToppedUp, credit.totalUsed]
}
