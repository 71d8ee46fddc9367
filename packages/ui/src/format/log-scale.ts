/**
 * Position of a value on a logarithmic scale, 0 to 1. `low` and below sit at 0, `high` and above at 1.
 * Both bounds must be positive.
 */
export function logPosition(value: number, low: number, high: number): number {
  if (value <= low) return 0
  if (value >= high) return 1
  return (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
}
