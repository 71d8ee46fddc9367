/** The value below which `share` (0–1) of the numbers lie; NaN of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5)
}

/** How far the rounds lie apart: (highest - lowest) / median, as a share. */
export function spreadOf(numbers: readonly number[]): number {
  return numbers.length < 2 ? 0 : (Math.max(...numbers) - Math.min(...numbers)) / median(numbers)
}
