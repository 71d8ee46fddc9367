export interface SparklineProps {
  readonly values: readonly number[]
  /** What the line says, in words: "1.042 terkirim dalam 14 hari, naik". */
  readonly summary: string
}

const WIDTH = 88
const HEIGHT = 24
const INSET = 2

/** A line without axes; its text summary says the same. */
export function Sparkline({ values, summary }: SparklineProps) {
  const points = sparkPoints(values)
  const last = points.at(-1)
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      {last && <circle cx={last[0]} cy={last[1]} r="2" />}
    </svg>
  )
}

function sparkPoints(values: readonly number[]): readonly (readonly [number, number])[] {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const step = (WIDTH - 2 * INSET) / Math.max(1, values.length - 1)
  return values.map((value, index) => [
    round(INSET + index * step),
    round(HEIGHT - INSET - ((value - low) / span) * (HEIGHT - 2 * INSET)),
  ])
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
