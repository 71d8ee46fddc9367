import type { EngineState as Engine } from '@booster/contracts/engine'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { useLingui } from '@lingui/react'

const BAR_COUNT = 48
const LOWEST = 3
const HIGHEST = 28

/** The last drains as bars: high is many, red is one with failures. */
export function DrainBars({ drains }: { readonly drains: Engine['drains'] }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const most = Math.max(1, ...drains.map((drain) => drain.claimed))
  const sent = drains.reduce((sum, drain) => sum + drain.accepted, 0)
  const failed = drains.reduce((sum, drain) => sum + drain.failed, 0)
  const summary = i18n.t('{count} siklus terakhir: {sent} email terkirim, {failed} gagal', {
    count: drains.length,
    sent: formatNumber(sent, locale),
    failed: formatNumber(failed, locale),
  })
  const missing = Math.max(0, BAR_COUNT - drains.length)
  const oldest = drains[0]
  return (
    <figure className="drain-bars">
      <div className="ticks" role="img" aria-label={summary}>
        {Array.from({ length: missing }, (_, index) => (
          <i key={`none-${index}`} className="is-none" style={{ height: LOWEST }} />
        ))}
        {drains.map((drain) => (
          <i
            key={drain.startedAt}
            className={drain.failed > 0 ? 'is-bad' : undefined}
            style={{ height: Math.round(LOWEST + (drain.claimed / most) * (HIGHEST - LOWEST)) }}
          />
        ))}
      </div>
      {oldest !== undefined && (
        <figcaption className="drain-bars__axis">
          <Time at={oldest.startedAt} form="day" explain={false} />
          <span className="legend">
            <span className="legend__item">
              {i18n.t('Email diambil, terbanyak {most}', { most: formatNumber(most, locale) })}
            </span>
            <span className="legend__item" data-state="danger">
              {i18n.t('Ada yang gagal')}
            </span>
          </span>
          <span>{i18n.t('Terbaru')}</span>
        </figcaption>
      )}
    </figure>
  )
}
