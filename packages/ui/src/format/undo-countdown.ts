/** Whole seconds still left before `deadlineMs`, never below 0; the last second reads 1, then it is over. */
export function remainingSeconds(deadlineMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((deadlineMs - nowMs) / 1_000))
}
