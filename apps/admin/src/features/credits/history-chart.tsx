import type { ProviderHistory as CreditHistory } from '@booster/contracts/provider'
import { CREDIT_MARKS } from '@booster/engine/domain/provider-credit/provider-credit'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { usePhone } from '@booster/ui/device/use-phone'
import { useZone } from '@booster/ui/device/use-zone'
import { formatShortDate } from '@booster/ui/format/absolute-time'
import { formatNumber } from '@booster/ui/format/number'
import { serverNow } from '@booster/ui/format/server-clock'
import { CREDIT_LEVEL_LOOK } from '@booster/ui/status/credit-level-look'
import { useLingui } from '@lingui/react'
import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { type ChartFrame, frameOf, HEIGHT, linePath, nearestPoint } from './history-frame.ts'
import { dayTicks, gridCredits, labelShift, onScale } from './history-scale.ts'

const MARKS = (['warning', 'critical', 'emergency'] as const).map((level) => ({
  level,
  credits: CREDIT_MARKS[level],
}))
const MARK_CREDITS = MARKS.map((mark) => mark.credits)

type Point = { readonly ms: number; readonly credits: number }
type InFrame = { readonly frame: ChartFrame }

/** The balance as a line on a log scale, with the three marks: each by its dash and its word. */
export function HistoryChart(props: { readonly points: CreditHistory['points']; readonly days: 30 | 90 }) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const phone = usePhone()
  const [pointed, setPointed] = useState<Point | null>(null)
  const nowMs = serverNow()
  const points: readonly Point[] = props.points.map(({ at, credits }) => ({ ms: Date.parse(at), credits }))
  const frame = frameOf({ width, phone, points, nowMs, days: props.days })
  const point = (event: PointerEvent<HTMLDivElement>) =>
    setPointed(
      nearestPoint(points, frame.msAt(event.clientX - event.currentTarget.getBoundingClientRect().left)),
    )
  return (
    <div
      ref={box}
      className="history-chart"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setPointed(null)}
    >
      {width > 0 && (
        <svg width={width} height={HEIGHT} aria-hidden="true">
          <DayAxis frame={frame} />
          <CreditAxis frame={frame} />
          {MARKS.map((mark) => (
            <Mark key={mark.level} {...mark} frame={frame} />
          ))}
          <path className="history-chart__line" d={linePath(points, frame)} />
          {pointed !== null && <Cursor point={pointed} frame={frame} />}
          <NewestBalance point={points.at(-1)} frame={frame} />
        </svg>
      )}
      {pointed !== null && <Tip point={pointed} frame={frame} />}
    </div>
  )
}

/** The width of an element, px; 0 until it is known. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return
    setWidth(watched.clientWidth)
    const watcher = new ResizeObserver(() => setWidth(watched.clientWidth))
    watcher.observe(watched)
    return () => watcher.disconnect()
  }, [element])
  return width
}

function DayAxis({ frame }: InFrame) {
  const style = { locale: useLocale(), zone: useZone() }
  const phone = usePhone()
  const { left, right, bottom, fromMs, toMs } = frame
  return (
    <>
      <line className="history-chart__axis" x1={left} x2={right} y1={bottom} y2={bottom} />
      {dayTicks({ fromMs, toMs, parts: phone ? 2 : 4 }).map((ms) => (
        <text key={ms} x={frame.xOf(ms)} y={bottom + 22} textAnchor="middle">
          {formatShortDate(ms, style, toMs)}
        </text>
      ))}
    </>
  )
}

function CreditAxis({ frame }: InFrame) {
  const locale = useLocale()
  const { left, right, top } = frame
  const grid = gridCredits(top)
  return (
    <>
      {grid.map((credits) => {
        const y = frame.yOf(credits)
        return <line key={credits} className="history-chart__grid" x1={left} x2={right} y1={y} y2={y} />
      })}
      {[...MARK_CREDITS, ...grid].map((credits) => (
        <text key={credits} x={left - 6} y={frame.yOf(credits) + 4} textAnchor="end">
          {formatNumber(credits, locale)}
        </text>
      ))}
    </>
  )
}

function Mark({ level, credits, frame }: (typeof MARKS)[number] & InFrame) {
  const { i18n } = useLingui()
  const phone = usePhone()
  const { left, right } = frame
  const y = frame.yOf(credits)
  return (
    <g className={`history-chart__mark history-chart__mark--${level}`}>
      <line x1={left} x2={right} y1={y} y2={y} />
      <text x={phone ? left + 2 : right + 10} y={phone ? y - 5 : y + 4}>
        {i18n._(CREDIT_LEVEL_LOOK[level].word)}
      </text>
    </g>
  )
}

function Cursor({ point, frame }: { readonly point: Point } & InFrame) {
  const x = frame.xOf(point.ms)
  return (
    <>
      <line className="history-chart__cursor" x1={x} x2={x} y1={frame.yOf(frame.top)} y2={frame.bottom} />
      <circle className="history-chart__now" cx={x} cy={frame.yOf(point.credits)} r={4} />
    </>
  )
}

function Tip({ point, frame }: { readonly point: Point } & InFrame) {
  const locale = useLocale()
  const x = frame.xOf(point.ms)
  const isRight = x > (frame.left + frame.right) / 2
  return (
    <div
      className="tooltip history-chart__tip"
      style={{ top: 0, left: x, transform: isRight ? 'translateX(calc(-100% - 12px))' : 'translateX(12px)' }}
    >
      <strong>{formatNumber(point.credits, locale)}</strong>
      <Time at={point.ms} form="day" />
    </div>
  )
}

function NewestBalance({ point, frame }: { readonly point: Point | undefined } & InFrame) {
  const locale = useLocale()
  const phone = usePhone()
  if (point === undefined) return null
  const shift = labelShift({ credits: onScale(point.credits), marks: MARK_CREDITS, top: frame.top })
  const x = frame.xOf(point.ms)
  const y = frame.yOf(point.credits)
  return (
    <>
      <circle className="history-chart__now" cx={x} cy={y} r={4.5} />
      <text
        className="history-chart__value"
        x={phone ? x : x + 10}
        y={phone ? y - 12 : y + 4 + shift}
        textAnchor={phone ? 'middle' : 'start'}
      >
        {formatNumber(point.credits, locale)}
      </text>
    </>
  )
}
