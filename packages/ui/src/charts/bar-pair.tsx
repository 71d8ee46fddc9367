import { useLingui } from '@lingui/react'
import { type PointerEvent, useState } from 'react'
import { useLocale } from '../device/use-locale.tsx'
import { usePhone } from '../device/use-phone.tsx'
import { roundAxis } from '../format/axis.ts'
import { formatNumber } from '../format/number.ts'

export interface BarPairPoint {
  /** Under the bar: "7 Nov", "8", "Hari ini". */
  readonly label: string
  /** Said with its values: "7 Nov". */
  readonly name: string
  readonly upper: number
  readonly lower: number
  /** Not over yet: drawn dashed. */
  readonly unfinished?: boolean | undefined
}

export interface BarPairProps {
  /** Oldest first. */
  readonly points: readonly BarPairPoint[]
  /** The chart in words; people who cannot see it read this. */
  readonly summary: string
  /** Names of the two series, for the values of a bar ("terkirim", "gagal"). */
  readonly upperName: string
  readonly lowerName: string
}

interface Frame {
  readonly width: number
  readonly upperBase: number
  readonly lowerBase: number
  readonly upperHeight: number
  readonly lowerHeight: number
  readonly labelEvery: number
}

const LEFT = 34
const TOP = 8

/**
 * Two series on two scales over one time axis: the many above, the few below where they can be seen. The values of a
 * bar are shown to whoever points at it, touches it, or comes to it by the arrow keys.
 */
export function BarPair(props: BarPairProps) {
  const { points, summary } = props
  const { i18n } = useLingui()
  const locale = useLocale()
  const frame = frameFor(usePhone(), points.length)
  const [pointed, setPointed] = useState<number | null>(null)
  const last = points.length - 1
  const valuesOf = ({ upper, lower }: BarPairPoint) =>
    `${formatNumber(upper, locale)} ${props.upperName}, ${formatNumber(lower, locale)} ${props.lowerName}`
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - left) / width) * frame.width - LEFT
    setPointed(clamp(Math.floor((x / (frame.width - LEFT)) * points.length), last))
  }
  const shown = pointed === null ? undefined : points[pointed]
  return (
    <div>
      <div
        className="chart-values"
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setPointed(null)}
      >
        <Bars {...props} frame={frame} pointed={pointed} />
        <input
          type="range"
          className="visually-hidden"
          aria-label={summary}
          aria-valuetext={shown === undefined ? '–' : `${shown.name}: ${valuesOf(shown)}`}
          min={0}
          max={Math.max(0, last)}
          value={pointed ?? Math.max(0, last)}
          onFocus={() => setPointed((old) => old ?? last)}
          onChange={(event) => setPointed(clamp(Number(event.target.value), last))}
        />
      </div>
      <p className="chart-values__readout" aria-hidden="true">
        {shown === undefined ? (
          i18n.t('Pilih satu hari untuk melihat angkanya')
        ) : (
          <>
            <strong>{shown.name}</strong> {valuesOf(shown)}
          </>
        )}
      </p>
    </div>
  )
}

function clamp(index: number, last: number): number | null {
  return last < 0 ? null : Math.min(last, Math.max(0, index))
}

function Bars(props: BarPairProps & { readonly frame: Frame; readonly pointed: number | null }) {
  const { points, frame } = props
  const locale = useLocale()
  const upperAxis = roundAxis(Math.max(0, ...points.map((point) => point.upper)))
  const mostBelow = Math.max(1, ...points.map((point) => point.lower))
  const lowerTop = mostBelow === 1 ? 1 : Math.ceil(mostBelow / 2) * 2
  const slot = (frame.width - LEFT) / Math.max(1, points.length)
  const marks = Array.from(
    { length: upperAxis.top / upperAxis.step },
    (_, index) => (index + 1) * upperAxis.step,
  )
  return (
    <svg className="chart" viewBox={`0 0 ${frame.width} ${frame.lowerBase + 24}`} aria-hidden="true">
      {marks.map((mark) => {
        const y = frame.upperBase - (mark / upperAxis.top) * frame.upperHeight
        return (
          <g key={mark}>
            <line className="grid" x1={LEFT} x2={frame.width} y1={y} y2={y} />
            <AxisText y={y + 4}>{formatNumber(mark, locale)}</AxisText>
          </g>
        )
      })}
      <BaseLine y={frame.upperBase} width={frame.width} />
      <BaseLine y={frame.lowerBase} width={frame.width} />
      <AxisText y={frame.lowerBase - frame.lowerHeight + 6}>{formatNumber(lowerTop, locale)}</AxisText>
      {points.map((point, index) => (
        <Pair
          key={point.label}
          point={point}
          frame={frame}
          isPointed={index === props.pointed}
          x={LEFT + index * slot}
          slot={slot}
          upperScale={frame.upperHeight / upperAxis.top}
          lowerScale={frame.lowerHeight / lowerTop}
          labelled={(points.length - 1 - index) % frame.labelEvery === 0}
        />
      ))}
    </svg>
  )
}

function frameFor(phone: boolean, count: number): Frame {
  const many = Math.max(1, Math.ceil(count / 14))
  if (phone) {
    return {
      width: 326,
      upperBase: 130,
      lowerBase: 176,
      upperHeight: 122,
      lowerHeight: 28,
      labelEvery: many * 3,
    }
  }
  return { width: 620, upperBase: 148, lowerBase: 194, upperHeight: 140, lowerHeight: 28, labelEvery: many }
}

function AxisText({ y, children }: { readonly y: number; readonly children: string }) {
  return (
    <text x={LEFT - 8} y={y} textAnchor="end">
      {children}
    </text>
  )
}

function BaseLine({ y, width }: { readonly y: number; readonly width: number }) {
  return (
    <>
      <line className="base" x1={LEFT} x2={width} y1={y} y2={y} />
      <AxisText y={y + 4}>0</AxisText>
    </>
  )
}

function Pair(props: {
  readonly point: BarPairPoint
  readonly frame: Frame
  readonly x: number
  readonly slot: number
  readonly upperScale: number
  readonly lowerScale: number
  readonly labelled: boolean
  readonly isPointed: boolean
}) {
  const { point, frame, slot } = props
  const barWidth = slot * 0.62
  const x = props.x + (slot - barWidth) / 2
  const upperHeight = point.upper * props.upperScale
  // A single failure must not vanish: at least 2.5 px.
  const lowerHeight = point.lower === 0 ? 0 : Math.max(2.5, point.lower * props.lowerScale)
  return (
    <g className={props.isPointed ? 'is-pointed' : undefined}>
      <rect className="chart__slot" x={props.x} y={TOP} width={slot} height={frame.lowerBase - TOP} />
      <rect
        className={point.unfinished ? 'bar bar--today' : 'bar'}
        x={x}
        y={frame.upperBase - upperHeight}
        width={barWidth}
        height={upperHeight}
        rx="2"
      />
      {lowerHeight > 0 && (
        <rect
          className="bar--failed"
          x={x}
          y={frame.lowerBase - lowerHeight}
          width={barWidth}
          height={lowerHeight}
          rx="1"
        />
      )}
      {props.labelled && (
        <text x={props.x + slot / 2} y={frame.lowerBase + 19} textAnchor="middle">
          {point.label}
        </text>
      )}
    </g>
  )
}
