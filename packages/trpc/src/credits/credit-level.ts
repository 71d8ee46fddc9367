/** Low: less than three average days, and never more than that is called low without any use. */
const LOW_DAYS = 3
const LOW_AT_LEAST = 20

/** How an affiliate's credit stands. */
export function creditLevelOf(availableCredits: number, averagePerDay: number): 'ok' | 'low' | 'empty' {
  if (availableCredits <= 0) return 'empty'
  return availableCredits < Math.max(LOW_AT_LEAST, LOW_DAYS * averagePerDay) ? 'low' : 'ok'
}
