import type { Overview } from '@booster/contracts/overview'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { Trans, useLingui } from '@lingui/react'
import { CircleCheck, CircleX, Clock, Coins } from 'lucide-react'

/** The four numbers of today, each leading to the list it counts. */
export function OverviewTiles({ overview }: { readonly overview: Overview }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { tiles } = overview
  const yesterday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${overview.today}T00:00:00Z`) - 86_400_000,
  )
  return (
    <StatTiles label={i18n.t('Statistik hari ini')}>
      <StatTile
        label={i18n.t('Terkirim hari ini')}
        icon={CircleCheck}
        value={tiles.sentToday}
        change={
          tiles.changePercent === null
            ? undefined
            : { share: tiles.changePercent / 100, good: tiles.changePercent >= 0 }
        }
        note={
          tiles.changePercent === null
            ? i18n.t('Kemarin belum ada')
            : i18n.t('dari {day}', { day: yesterday })
        }
        href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'completed', window: '24h' })}
      />
      <StatTile
        label={i18n.t('Menunggu')}
        icon={Clock}
        value={tiles.pending}
        note={i18n.t('{count} dalam 1 jam ke depan', { count: formatNumber(tiles.dueWithinHour, locale) })}
        href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'pending' })}
      />
      <StatTile
        label={i18n.t('Gagal hari ini')}
        icon={CircleX}
        value={tiles.failedToday}
        note={
          tiles.failedToday === 0
            ? i18n.t('Tidak ada yang gagal')
            : i18n.t('{count} bisa langsung diulang', { count: formatNumber(tiles.retryableToday, locale) })
        }
        href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'failed', window: '24h' })}
      />
      <StatTile
        label={i18n.t('Kredit tersedia')}
        icon={Coins}
        value={tiles.available}
        note={
          tiles.enoughUntil === null ? (
            i18n.t('Belum ada pemakaian')
          ) : (
            <Trans
              id="Cukup sampai <0/>"
              components={{ 0: <Time at={`${tiles.enoughUntil}T12:00:00+07:00`} form="date" /> }}
            />
          )
        }
        href={AFFILIATE_PATHS.credits}
      />
    </StatTiles>
  )
}
