import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
import { useLingui } from '@lingui/react'
import { Num } from '../data/num.tsx'
import { logPosition } from '../format/log-scale.ts'
import { CREDIT_LEVEL_LOOK } from '../status/credit-level-look.ts'

export interface BalanceMeterProps {
  /** Names the meter ("Kredit provider"). */
  readonly label: string
  readonly balance: number
  /** Upper bounds of the levels, credits: warning > critical > emergency > 0. */
  readonly thresholds: { readonly warning: number; readonly critical: number; readonly emergency: number }
  /** Right end of the scale (default 1.000.000, moved up for a higher balance). */
  readonly top?: number | undefined
}

/** A balance on a logarithmic scale with the three marks. Colour is never alone: number, shape and word stand below. */
export function BalanceMeter({ label, balance, thresholds, top = 1_000_000 }: BalanceMeterProps) {
  const { i18n } = useLingui()
  const high = Math.max(top, balance)
  const low = thresholds.emergency / 2
  const at = (credits: number) => logPosition(credits, low, high) * 100
  const [emergencyAt, criticalAt, warningAt] = [
    at(thresholds.emergency),
    at(thresholds.critical),
    at(thresholds.warning),
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot draw marks on a logarithmic scale
    <div
      className="meter"
      role="meter"
      aria-valuemin={0}
      aria-valuemax={high}
      aria-valuenow={balance}
      aria-label={label}
    >
      <div className="meter__track" aria-hidden="true">
        <span className="meter__zone" data-state="emergency" style={{ width: `${emergencyAt}%` }} />
        <span
          className="meter__zone"
          data-state="critical"
          style={{ width: `${criticalAt - emergencyAt}%` }}
        />
        <span className="meter__zone" data-state="warning" style={{ width: `${warningAt - criticalAt}%` }} />
        <span className="meter__zone meter__zone--rest" data-state="healthy" />
      </div>
      <span className="meter__needle" style={{ left: `${at(balance)}%` }} aria-hidden="true" />
      <Mark level="emergency" at={emergencyAt} credits={thresholds.emergency} />
      <Mark level="critical" at={criticalAt} credits={thresholds.critical} />
      <Mark level="warning" at={warningAt} credits={thresholds.warning} />
      <Mark
        level="healthy"
        at={(warningAt + 100) / 2}
        credits={thresholds.warning}
        before={i18n.t({ id: 'meter.above', message: 'di atas' })}
      />
    </div>
  )
}

function Mark(props: {
  readonly level: CreditLevel
  readonly at: number
  readonly credits: number
  readonly before?: string
}) {
  const { i18n } = useLingui()
  const look = CREDIT_LEVEL_LOOK[props.level]
  const Shape = look.icon
  return (
    <span className="meter__mark" data-state={look.tone} style={{ left: `${props.at}%` }}>
      <strong>
        {props.before} <Num value={props.credits} />
      </strong>
      <span>
        <Shape className="icon icon--sm" />
        {i18n._(look.word)}
      </span>
    </span>
  )
}
