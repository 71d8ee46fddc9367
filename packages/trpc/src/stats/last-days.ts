import type { DayFacts } from '@booster/db/automations/list-days'

/** The days that the overview's charts cover, today included. */
export const OVERVIEW_DAYS = 14

/** The last `count` days up to today (YYYY-MM-DD), oldest first. */
export function daysUntil(today: string, count: number): string[] {
  const last = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: count }, (_, index) =>
    new Date(last - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  )
}

export type DaySum = { readonly day: string; readonly sent: number; readonly failed: number }

/** Sums per day, with zeros for days on which nothing happened. */
export function sumByDay(days: readonly string[], facts: readonly DayFacts[]): DaySum[] {
  return days.map((day) => {
    const onDay = facts.filter((fact) => fact.day === day)
    return { day, sent: sumOf(onDay, 'sent'), failed: sumOf(onDay, 'failed') }
  })
}

export function sumOf(
  facts: readonly { readonly sent: number; readonly failed: number }[],
  key: 'sent' | 'failed',
): number {
  return facts.reduce((sum, fact) => sum + fact[key], 0)
}
