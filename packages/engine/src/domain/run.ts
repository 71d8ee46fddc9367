/** The states of a run (one lead's way through one automation; table AffiliateAutomationLog). */
export const RUN_STATUSES = ['active', 'paused', 'completed', 'failed', 'cancelled'] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** The trigger `run_transition` refuses all other pairs. A closed run reopens when one of its jobs is retried. */
export const RUN_TRANSITIONS: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  active: ['paused', 'completed', 'failed', 'cancelled'],
  paused: ['active', 'completed', 'failed', 'cancelled'],
  completed: ['active'],
  failed: ['active'],
  cancelled: ['active'],
}

export function canMoveRun(from: RunStatus, to: RunStatus): boolean {
  return RUN_TRANSITIONS[from].includes(to)
}

export type RunProgress = {
  readonly totalSteps: number
  readonly completedSteps: number
  readonly failedSteps: number
  readonly cancelledSteps: number
}

/** What a run becomes when its steps stand like this: open as long as one job is; cancelled when nothing
 * was sent and nothing failed; a cancelled run stays cancelled. */
export function runStatusFor(status: RunStatus, p: RunProgress): RunStatus {
  if (status === 'cancelled') return 'cancelled'
  if (p.completedSteps + p.failedSteps + p.cancelledSteps < p.totalSteps) {
    return status === 'paused' ? 'paused' : 'active'
  }
  if (p.failedSteps > 0) return 'failed'
  return p.completedSteps > 0 ? 'completed' : 'cancelled'
}
