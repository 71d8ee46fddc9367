import type { CatchUpRule } from '../../../domain/automation.ts'
import { JOB_ERROR_CODES } from '../../../domain/job.ts'
import type { MemoryState } from '../memory-state.ts'
import { cancelJob, moveJob } from '../move-job.ts'
import type { JobRow } from '../rows.ts'

const HOUR_MS = 3_600_000

/**
 * Brings held jobs back by the catch-up rule: now (in their order), spread evenly over `hours`, or not at all
 * when they were due longer ago than that.
 * @returns how many came back
 */
export function reviveHeldJobs(
  state: MemoryState,
  held: readonly JobRow[],
  rule: CatchUpRule,
  hours: number,
): number {
  const isTooOld = (job: JobRow): boolean => job.scheduledAtMs < state.nowMs - hours * HOUR_MS
  const dropped = rule === 'drop' ? held.filter(isTooOld) : []
  for (const job of dropped) cancelJob(state, job, JOB_ERROR_CODES.tooOld)
  const revived = held.filter((job) => !dropped.includes(job)).sort(compareInSequence)
  for (const [index, job] of revived.entries()) {
    const spreadMs = Math.round((index / revived.length) * hours * HOUR_MS)
    moveJob(state, job, 'pending', {
      scheduledAtMs:
        rule === 'spread' && hours > 0 ? state.nowMs + spreadMs : Math.min(job.scheduledAtMs, state.nowMs),
    })
  }
  return revived.length
}

function compareInSequence(a: JobRow, b: JobRow): number {
  return a.scheduledAtMs - b.scheduledAtMs || a.stepOrder - b.stepOrder || (a.id < b.id ? -1 : 1)
}
