import { logPosition } from '@booster/ui/format/log-scale'

/** Below the lowest mark there is room for one that fell through it. */
export const SCALE_BOTTOM = 500

/** Upper end of the scale: some room above everything shown, at least 600.000. */
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
  return Math.max(SCALE_BOTTOM, credits)
}

/** Instants whose days are named below the chart, ms: both ends and what divides the span evenly. */
export function dayTicks(span: {
  readonly fromMs: number
  readonly toMs: number
  readonly parts: number
}): readonly number[] {
  const stepMs = (span.toMs - span.fromMs) / span.parts
  return Array.from({ length: span.parts + 1 }, (_, index) => span.fromMs + index * stepMs)
}

/** Height of the drawn scale, and the least distance of two words on it, px. */
const SCALE_HEIGHT = 230
const WORD_HEIGHT = 16

/** How far, px downwards, the newest balance's number must move so that it does not cover a mark's word. */
export function labelShift(at: {
  readonly credits: number
  readonly marks: readonly number[]
  readonly top: number
}): number {
  const heightOf = (credits: number) => logPosition(credits, SCALE_BOTTOM, at.top) * SCALE_HEIGHT
  const above = at.marks
    .map((mark) => heightOf(at.credits) - heightOf(mark))
    .find((distance) => Math.abs(distance) < WORD_HEIGHT)
  if (above === undefined) return 0
  return above > 0 ? above - WORD_HEIGHT : above + WORD_HEIGHT
}
