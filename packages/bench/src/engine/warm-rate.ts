/** Sent by every system, on the connections it then goes on with, before its clock runs. */
export const WARM_UP_JOBS = 4_000

/**
 * Jobs per second from the moment at which this many are done: what runs or is planned for the first time is not what
 * is compared. Without that many the rate counts from the beginning.
 */
export function createWarmRate(warmUpJobs: number) {
  let done = 0
  let from: { readonly done: number; readonly atMs: number } = { done: 0, atMs: performance.now() }
  return {
    count: (jobs: number): void => {
      const wasCold = done < warmUpJobs
      done += jobs
      if (wasCold && done >= warmUpJobs) from = { done, atMs: performance.now() }
    },
    get done() {
      return done
    },
    perSecond: (): number => (done - from.done) / ((performance.now() - from.atMs) / 1_000),
  }
}
