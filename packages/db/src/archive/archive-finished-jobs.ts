import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { archiveRuns } from './archive-runs.ts'
import { findNextAffiliate } from './find-next-affiliate.ts'
import { ENDED, findOldJobs, type OldJob, type Place } from './find-old-jobs.ts'

/** Jobs that one transaction moves at most (a run with more steps moves alone, but whole). */
const AT_ONCE = 500

export type RetentionInput = {
  /** What ended longer ago leaves. */
  readonly olderThanDays: number
  /** No batch but the first begins later than this after the call. */
  readonly maxMs: number
  /** Where the last call stopped; null: from the beginning. */
  readonly from: Place | null
  readonly atOnce?: number
  /** Waits between two batches for as long as the last one took, so that the engine keeps half of the database. */
  readonly rest?: (ms: number) => Promise<unknown>
}

export type RetentionReport = {
  readonly jobs: number
  readonly runs: number
  readonly batches: number
  /** Where to continue; null when everything was scanned. */
  readonly next: Place | null
}

/**
 * Moves jobs of runs that ended long ago from the live table to the archive, affiliate by affiliate, oldest first, in
 * small transactions of one affiliate each. It waits for no lock that somebody else holds, and may run in any number
 * of processes at once.
 */
export async function archiveFinishedJobs(
  pool: pg.Pool,
  clock: SqlClock,
  input: RetentionInput,
): Promise<RetentionReport> {
  const { olderThanDays, atOnce = AT_ONCE } = input
  const startedAt = performance.now()
  const moved = { jobs: 0, runs: 0, batches: 0 }
  let place = input.from ?? (await firstPlaceAfter(pool, clock, olderThanDays, null))
  while (place !== null) {
    const batchAt = performance.now()
    const { affiliateId } = place
    const found = await findOldJobs(pool, clock, { place, olderThanDays, limit: atOnce })
    const { runIds, last } = chooseRuns(found, atOnce)
    if (runIds.length > 0) {
      const report = await archiveRuns(pool, clock, { affiliateId, runIds, olderThanDays })
      moved.jobs += report.jobs
      moved.runs += report.runs
      moved.batches += 1
    }
    place = nextPlace(place, last) ?? (await firstPlaceAfter(pool, clock, olderThanDays, affiliateId))
    if (place !== null && performance.now() - startedAt >= input.maxMs) return { ...moved, next: place }
    await input.rest?.(performance.now() - batchAt)
  }
  return { ...moved, next: null }
}

async function firstPlaceAfter(
  pool: pg.Pool,
  clock: SqlClock,
  olderThanDays: number,
  after: string | null,
): Promise<Place | null> {
  const affiliateId = await findNextAffiliate(pool, clock, { after, olderThanDays })
  return affiliateId === null ? null : { affiliateId, status: ENDED[0], scheduledAt: '-infinity', id: null }
}

/** The runs of the first jobs found, as many as fit in one batch; `last` is the last job that was considered. */
function chooseRuns(
  found: readonly OldJob[],
  atOnce: number,
): { readonly runIds: readonly string[]; readonly last: OldJob | undefined } {
  const runIds = new Set<string>()
  let jobs = 0
  let last: OldJob | undefined
  for (const job of found) {
    const isNew = job.mayLeave && !runIds.has(job.runId)
    if (isNew && runIds.size > 0 && jobs + job.totalSteps > atOnce) break
    if (isNew) {
      runIds.add(job.runId)
      jobs += job.totalSteps
    }
    last = job
  }
  return { runIds: [...runIds], last }
}

/** Behind the last job considered; at the end of a state the next one; null: this affiliate is done. */
function nextPlace(place: Place, last: OldJob | undefined): Place | null {
  if (last !== undefined) return { ...place, scheduledAt: last.scheduledAt, id: last.id }
  const status = ENDED[ENDED.indexOf(place.status) + 1]
  return status === undefined ? null : { ...place, status, scheduledAt: '-infinity', id: null }
}
