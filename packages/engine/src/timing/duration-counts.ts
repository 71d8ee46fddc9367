/**
 * How long things took, as counts by bucket: bucket 0 holds what took at most 0.1 ms, each further one up to a fifth
 * more. Counts of several processes can be added up and still tell their percentiles, which averages cannot.
 */
export type DurationCounts = readonly number[]

const FIRST_BUCKET_MS = 0.1
/** Four buckets from one value to its double: a percentile is exact to within a tenth. */
const STEP = 2 ** (1 / 4)
/** Everything beyond about two minutes shares the last one. */
const LAST_BUCKET = 81

export function bucketOf(ms: number): number {
  if (!(ms > FIRST_BUCKET_MS)) return 0
  return Math.min(LAST_BUCKET, Math.ceil(Math.log(ms / FIRST_BUCKET_MS) / Math.log(STEP)))
}

/** Counts of both. */
export function addCounts(one: DurationCounts, other: DurationCounts): DurationCounts {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, n) => (one[n] ?? 0) + (other[n] ?? 0))
}

/** The duration, in milliseconds, that `share` of all stayed within; null when there were none. */
export function quantileMs(counts: DurationCounts, share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const rank = Math.max(1, Math.ceil(share * total))
  let seen = 0
  const bucket = counts.findIndex((count) => {
    seen += count
    return seen >= rank
  })
  // The middle of the bucket, as ratios go.
  return FIRST_BUCKET_MS * STEP ** (bucket - 0.5)
}
