import { Num } from '@booster/ui/data/num'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { durationWords } from '@booster/web/words/duration-words'
import { Trans, useLingui } from '@lingui/react'
import { CircleX, Clock, RotateCcw, Send } from 'lucide-react'
import type { Dashboard } from './use-dashboard.ts'

const ENGINE_HREF = '/admin/engine'

/** How fast mails leave, how many fail, how many recover, how many are late. */
export function RateTiles({ dashboard }: { readonly dashboard: Dashboard }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { rate, recovery, overdue } = dashboard
  const count = (value: number) => formatNumber(value, locale)
  return (
    <StatTiles label={i18n.t('Kecepatan')}>
      <StatTile
        label={i18n.t('Kecepatan kirim')}
        icon={Send}
        href={ENGINE_HREF}
        value={rate.perHour}
        unit={i18n.t('per jam')}
        note={
          rate.peak === null ? (
            i18n.t('belum ada dalam 24 jam')
          ) : (
            <Trans
              id="puncak {sent}, <0/>"
              values={{ sent: count(rate.peak.sent) }}
              components={{ 0: <Time at={rate.peak.hour} form="clock" /> }}
            />
          )
        }
      />
      <StatTile
        label={i18n.t('Tingkat gagal')}
        icon={CircleX}
        href={ENGINE_HREF}
        value={rate.failureRate === null ? '–' : <Num value={rate.failureRate} as="percent" />}
        note={i18n.t('{failed} dari {total}, 24 jam', {
          failed: count(rate.failed24h),
          total: count(rate.sent24h + rate.failed24h),
        })}
      />
      <StatTile
        label={i18n.t('Berhasil setelah dicoba ulang')}
        icon={RotateCcw}
        href={ENGINE_HREF}
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
        href={ENGINE_HREF}
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
