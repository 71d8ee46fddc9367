import { roundAxis } from '@booster/ui/format/axis'

const dayMs = 86_400_000
/** Below the lowest mark there is room for one that fell through it. */
export const scaleBottom = 500

/** Upper end of the scale: the next 2 or 5 times a power of ten above everything shown, at least 600.000. */
export function scaleTop(highest: number): number {
  return Math.max(600_000, highest * 1.25)
}

/** Where thin lines help reading above the marks: 100.000, 500.000, then per power of ten. */
export function gridCredits(top: number): readonly number[] {
  return [100_000, 500_000, 1_000_000, 5_000_000, 10_000_000, 100_000_000].filter(
    (credits, index) => credits <= top && (index < 2 || credits >= top / 20),
  )
}

/** What is below the scale (0 has no logarithm) is drawn at its bottom. */
export function onScale(credits: number): number {
  return Math.max(scaleBottom, credits)
}

/** Days whose names stand below the chart, ms: the first, the last, and some between at even distances. */
export function dayTicks(span: {
  readonly fromMs: number
  readonly toMs: number
  readonly atMost: number
}): readonly number[] {
  const days = Math.max(1, Math.round((span.toMs - span.fromMs) / dayMs))
  const { step } = roundAxis(days, span.atMost - 1)
  const ticks: number[] = []
  for (let ms = span.toMs; ms >= span.fromMs; ms -= step * dayMs) ticks.unshift(ms)
  return ticks
}
