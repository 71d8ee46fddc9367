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
import {
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { dayTicks, gridCredits, labelShift, onScale, SCALE_BOTTOM, scaleTop } from './history-scale.ts'

const MARKS = (['warning', 'critical', 'emergency'] as const).map((level) => ({
  level,
  credits: CREDIT_MARKS[level],
}))

const MARK_CREDITS = MARKS.map((mark) => mark.credits)
const TICK_TEXT = { fontSize: 12 }

type Point = { readonly ms: number; readonly shown: number; readonly credits: number }

/** The balance as a line on a log scale, with the three marks: each by its dash and its word. */
export function HistoryChart(props: { readonly points: CreditHistory['points']; readonly days: 30 | 90 }) {
  const phone = usePhone()
  const nowMs = serverNow()
  const points: readonly Point[] = props.points.map(({ at, credits }) => ({
    ms: Date.parse(at),
    shown: onScale(credits),
    credits,
  }))
  const newest = points.at(-1)
  const fromMs = Math.max(points[0]?.ms ?? nowMs, nowMs - props.days * 86_400_000)
  const top = scaleTop(Math.max(...points.map((point) => point.credits)))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={[...points]}
        className="history-chart"
        margin={{ top: 12, right: phone ? 26 : 92, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <DayAxis fromMs={fromMs} toMs={nowMs} />
        <CreditAxis top={top} />
        {gridCredits(top).map((credits) => (
          <ReferenceLine key={credits} y={credits} className="history-chart__grid" />
        ))}
        {MARKS.map((mark) => (
          <Mark key={mark.level} {...mark} />
        ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ className: 'history-chart__cursor' }}
          content={({ active, payload }) => {
            const point: Point | undefined = payload?.[0]?.payload
            return !active || point === undefined ? null : <Tip point={point} />
          }}
        />
        <Line
          dataKey="shown"
          type="linear"
          dot={false}
          activeDot={{ r: 4 }}
          isAnimationActive={false}
          className="history-chart__line"
        />
        {newest && <NewestBalance point={newest} top={top} />}
      </LineChart>
    </ResponsiveContainer>
  )
}

function DayAxis({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) {
  const locale = useLocale()
  const zone = useZone()
  const phone = usePhone()
  return (
    <XAxis
      dataKey="ms"
      type="number"
      scale="time"
      domain={[fromMs, toMs]}
      ticks={[...dayTicks({ fromMs, toMs, parts: phone ? 2 : 4 })]}
      tickFormatter={(ms: number) => formatShortDate(ms, { locale, zone }, toMs)}
      tickLine={false}
      tickMargin={10}
      interval={0}
      height={30}
      tick={TICK_TEXT}
    />
  )
}

function CreditAxis({ top }: { readonly top: number }) {
  const locale = useLocale()
  const phone = usePhone()
  return (
    <YAxis
      dataKey="shown"
      scale="log"
      domain={[SCALE_BOTTOM, top]}
      allowDataOverflow
      ticks={[...MARK_CREDITS, ...gridCredits(top)]}
      interval={0}
      tickFormatter={(credits: number) => formatNumber(credits, locale)}
      axisLine={false}
      tickLine={false}
      tickMargin={6}
      width={phone ? 62 : 68}
      tick={TICK_TEXT}
    />
  )
}

function Mark({ level, credits }: (typeof MARKS)[number]) {
  const { i18n } = useLingui()
  const phone = usePhone()
  return (
    <ReferenceLine
      y={credits}
      className={`history-chart__mark history-chart__mark--${level}`}
      label={{
        value: i18n._(CREDIT_LEVEL_LOOK[level].word),
        className: `history-chart__word history-chart__mark--${level}`,
        position: phone ? 'insideBottomLeft' : 'right',
        offset: phone ? 2 : 10,
      }}
    />
  )
}

function Tip({ point }: { readonly point: Point }) {
  return (
    <div className="tooltip history-chart__tip">
      <strong>{formatNumber(point.credits, useLocale())}</strong>
      <Time at={point.ms} form="day" />
    </div>
  )
}

function NewestBalance({ point, top }: { readonly point: Point; readonly top: number }) {
  const locale = useLocale()
  const phone = usePhone()
  const shift = labelShift({ credits: point.shown, marks: MARK_CREDITS, top })
  return (
    <ReferenceDot
      x={point.ms}
      y={point.shown}
      r={4.5}
      className="history-chart__now"
      label={{
        value: formatNumber(point.credits, locale),
        className: 'history-chart__value',
        position: phone ? 'top' : 'right',
        offset: phone ? 8 : 10,
        dy: phone ? 0 : shift,
      }}
    />
  )
}
