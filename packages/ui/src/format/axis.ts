/** Round upper end of an axis and its steps: 246 → { top: 300, step: 100 }. A step is 1, 2 or 5 times ten to a power. */
export function roundAxis(highest: number, steps = 3): { readonly top: number; readonly step: number } {
  if (highest <= 0) return { top: steps, step: 1 }
  const raw = highest / steps
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power)
  return { top: Math.ceil(highest / step) * step, step }
}
