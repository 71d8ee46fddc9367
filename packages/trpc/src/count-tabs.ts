import type { FoundByStatus } from '@booster/db/leads/count-by-status'

/** The numbers on tabs; null: nobody counted to the end. */
export type TabCounts<Status extends string> = Readonly<Record<Status | 'all', number | null>>

/** What one look at a search found; null where each status has to be counted by itself. */
export function tabsOfFound<Status extends string>(
  statuses: readonly Status[],
  { counts, isCut }: FoundByStatus<Status>,
): TabCounts<Status> | null {
  if (counts === null && !isCut) return null
  const numbers = statuses.map((status) => [status, counts === null ? null : (counts[status] ?? 0)] as const)
  return withAll(numbers)
}

/** How many rows each status has, and all together; null where nobody counted to the end. */
export async function countTabs<Status extends string>(
  statuses: readonly Status[],
  countOf: (status: Status) => Promise<{ readonly count: number; readonly isExact: boolean }>,
): Promise<TabCounts<Status>> {
  const counts = await Promise.all(
    statuses.map(async (status) => {
      const { count, isExact } = await countOf(status)
      return [status, isExact ? count : null] as const
    }),
  )
  return withAll(counts)
}

function withAll<Status extends string>(
  counts: readonly (readonly [Status, number | null])[],
): TabCounts<Status> {
  const all = counts.reduce<number | null>(
    (sum, [, count]) => (sum === null || count === null ? null : sum + count),
    0,
  )
  return Object.fromEntries([...counts, ['all', all]]) as TabCounts<Status>
}
