/** How many rows each status has, and all together; null where nobody counted to the end. */
export async function countTabs<Status extends string>(
  statuses: readonly Status[],
  countOf: (status: Status) => Promise<{ readonly count: number; readonly isExact: boolean }>,
): Promise<Readonly<Record<Status | 'all', number | null>>> {
  const counts = await Promise.all(
    statuses.map(async (status) => {
      const { count, isExact } = await countOf(status)
      return [status, isExact ? count : null] as const
    }),
  )
  const all = counts.reduce<number | null>(
    (sum, [, count]) => (sum === null || count === null ? null : sum + count),
    0,
  )
  return Object.fromEntries([...counts, ['all', all]]) as Record<Status | 'all', number | null>
}
