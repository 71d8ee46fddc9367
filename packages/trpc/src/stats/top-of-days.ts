import type { DayFacts } from '@booster/db/automations/list-days'
import { sumByDay, sumOf } from './last-days.ts'

/** As the overview shows it; the trigger is still the database's word. */
export type TopOfDays = {
  readonly id: string
  readonly name: string
  readonly triggerType: string
  readonly sent: number
  readonly failed: number
  readonly rate: number | null
  readonly sparkline: readonly number[]
}

/** The automations that sent most in these days, with their curves. */
export function topOfDays(days: readonly string[], facts: readonly DayFacts[], atMost: number): TopOfDays[] {
  const byAutomation = Map.groupBy(facts, (fact) => fact.automationId)
  return [...byAutomation]
    .map(([id, own]) => ({
      id,
      name: own[0]?.automationName ?? '',
      triggerType: own[0]?.triggerType ?? '',
      sent: sumOf(own, 'sent'),
      failed: sumOf(own, 'failed'),
      rate: rateOf(sumOf(own, 'sent'), sumOf(own, 'failed')),
      sparkline: sumByDay(days, own).map((day) => day.sent),
    }))
    .toSorted((a, b) => b.sent - a.sent || a.name.localeCompare(b.name))
    .slice(0, atMost)
}

/** Sent of sent and failed, in percent with one decimal; null when there is neither. */
function rateOf(sent: number, failed: number): number | null {
  return sent + failed === 0 ? null : Math.round((sent / (sent + failed)) * 1_000) / 10
}
