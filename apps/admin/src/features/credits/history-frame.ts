import { logPosition } from '@booster/ui/format/log-scale'
import { onScale, SCALE_BOTTOM, scaleTop } from './history-scale.ts'

/** Height of the drawing with its axis, px. */
export const HEIGHT = 272
const ABOVE = 12
const BELOW = 30

type Point = { readonly ms: number; readonly credits: number }

/** Where the drawing lies, px, and what its ends mean. */
export interface ChartFrame {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly fromMs: number
  readonly toMs: number
  /** Upper end of the scale, credits. */
  readonly top: number
  readonly xOf: (ms: number) => number
  readonly yOf: (credits: number) => number
  readonly msAt: (x: number) => number
}

/** The frame of a chart of this width; on phones the words of the marks stand inside of it. */
export function frameOf(input: {
  readonly width: number
  readonly phone: boolean
  readonly points: readonly Point[]
  readonly nowMs: number
  readonly days: number
}): ChartFrame {
  const { width, phone, points, nowMs, days } = input
  const left = phone ? 62 : 68
  const right = Math.max(left + 1, width - (phone ? 26 : 92))
  const bottom = HEIGHT - BELOW
  const fromMs = Math.max(points[0]?.ms ?? nowMs, nowMs - days * 86_400_000)
  const spanMs = Math.max(1, nowMs - fromMs)
  const top = scaleTop(Math.max(0, ...points.map((point) => point.credits)))
  return {
    left,
    right,
    bottom,
    fromMs,
    toMs: nowMs,
    top,
    xOf: (ms) => left + ((ms - fromMs) / spanMs) * (right - left),
    yOf: (credits) => bottom - logPosition(onScale(credits), SCALE_BOTTOM, top) * (bottom - ABOVE),
    msAt: (x) => fromMs + ((x - left) / (right - left)) * spanMs,
  }
}

/** The line through all points that lie in the frame, as an SVG path. */
export function linePath(points: readonly Point[], frame: ChartFrame): string {
  return points
    .filter(({ ms }) => ms >= frame.fromMs)
    .map(({ ms, credits }, index) => {
      const at = `${frame.xOf(ms).toFixed(1)} ${frame.yOf(credits).toFixed(1)}`
      return `${index === 0 ? 'M' : 'L'}${at}`
    })
    .join('')
}

/** The point measured nearest to an instant. */
export function nearestPoint(points: readonly Point[], ms: number): Point | null {
  return points.reduce<Point | null>(
    (nearest, point) =>
      nearest === null || Math.abs(point.ms - ms) < Math.abs(nearest.ms - ms) ? point : nearest,
    null,
  )
}
