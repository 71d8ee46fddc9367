/** Two significant digits: the timings are counts by duration, each exact to within a tenth. */
export function roundedMs(ms: number): number {
  return Number(ms.toPrecision(2))
}
