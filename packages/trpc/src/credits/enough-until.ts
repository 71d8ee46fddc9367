/** Beyond a year a date says nothing. */
const HORIZON_DAYS = 365

/**
 * The last day (YYYY-MM-DD) which the credit covers: each day needs what is scheduled for it, or the average use
 * where that is more; today only what is still scheduled. Null when nothing runs out within a year.
 * @param scheduled credits by day; days before today are overdue and count as today
 */
export function enoughUntil(input: {
  readonly today: string
  readonly availableCredits: number
  readonly averagePerDay: number
  readonly scheduled: readonly { readonly day: string; readonly credits: number }[]
}): string | null {
  const needs = new Map<string, number>()
  for (const { day, credits } of input.scheduled) {
    const overdue = day < input.today
    const onDay = overdue ? input.today : day
    needs.set(onDay, (needs.get(onDay) ?? 0) + credits)
  }
  let left = input.availableCredits - (needs.get(input.today) ?? 0)
  let day = input.today
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    if (left < 0) return day
    const next = dayAfter(day)
    left -= Math.max(needs.get(next) ?? 0, input.averagePerDay)
    if (left < 0) return day
    day = next
  }
  return null
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
