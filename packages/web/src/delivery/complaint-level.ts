/** Shares of 1 that Gmail and Yahoo ask of senders: stay below the first, never reach the second. */
export const COMPLAINT_LINES = { warning: 0.001, danger: 0.003 } as const

export function complaintLevelOf(rate: number): 'good' | 'warning' | 'danger' {
  if (rate >= COMPLAINT_LINES.danger) return 'danger'
  return rate >= COMPLAINT_LINES.warning ? 'warning' : 'good'
}
