import { Num } from '@booster/ui/data/num'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { hrefOf } from '@booster/web/address/href-of'
import { ADMIN_PATHS } from '@booster/web/address/paths'
import { durationWords } from '@booster/web/words/duration-words'
import { figureWords } from '@booster/web/words/figure-words'
import { useLingui } from '@lingui/react'
import { CircleX, Clock, RotateCcw, Send } from 'lucide-react'
import type { Dashboard } from './use-dashboard.ts'

const NO_DAY = { sent: 0, failed: 0 }

/** How many mails left today, how many failed, how many recover, how many are late; each leads to whose they are. */
export function RateTiles({ dashboard }: { readonly dashboard: Dashboard }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { forecast, recovery, overdue } = dashboard
  const today = forecast.dailyUse.at(-1) ?? NO_DAY
  const yesterday = forecast.dailyUse.at(-2) ?? NO_DAY
  const ended = today.sent + today.failed
  const count = (value: number) => formatNumber(value, locale)
  return (
    <StatTiles label={i18n.t('Angka hari ini')}>
      <StatTile
        label={i18n.t('Terkirim hari ini')}
        icon={Send}
        href={hrefOf(ADMIN_PATHS.delivery, { window: 'today' })}
        value={today.sent}
        note={i18n.t('kemarin {n}', { n: count(yesterday.sent) })}
        explain={figureWords(i18n, 'sentToday')}
      />
      <StatTile
        label={i18n.t('Tingkat gagal')}
        icon={CircleX}
        href={hrefOf(ADMIN_PATHS.engine, { by: 'failed' })}
        value={ended === 0 ? '–' : <Num value={today.failed / ended} as="percent" />}
        note={i18n.t('{failed} dari {total}, hari ini', { failed: count(today.failed), total: count(ended) })}
        explain={figureWords(i18n, 'failureRate')}
      />
      <StatTile
        label={i18n.t('Berhasil setelah dicoba ulang')}
        icon={RotateCcw}
        href={hrefOf(ADMIN_PATHS.engine, { by: 'recovered' })}
        explain={figureWords(i18n, 'recovered')}
        value={recovery.rate === null ? '–' : <Num value={recovery.rate} as="percent" />}
        note={
          recovery.ended === 0
            ? i18n.t('tidak ada yang diulang, 24 jam')
            : i18n.t('{recovered} dari {ended}', {
                recovered: count(recovery.recovered),
                ended: count(recovery.ended),
              })
        }
      />
      <StatTile
        label={i18n.t('Terlambat')}
        icon={Clock}
        href={hrefOf(ADMIN_PATHS.engine, { by: 'overdue' })}
        explain={figureWords(i18n, 'overdue')}
        value={overdue.exact ? overdue.jobs : `${count(overdue.jobs)}+`}
        unit={i18n.t('email')}
        note={
          overdue.jobs > 0 && overdue.oldestDueSeconds !== null
            ? i18n.t('tertua {duration}', { duration: durationWords(overdue.oldestDueSeconds, i18n) })
            : i18n.t('batas {minutes} menit', { minutes: Math.round(overdue.afterSeconds / 60) })
        }
      />
    </StatTiles>
  )
}
