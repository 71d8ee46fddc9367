import type { Overview } from '@booster/contracts/overview'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { useZone } from '@booster/ui/device/use-zone'
import { formatNumber } from '@booster/ui/format/number'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { figureWords } from '@booster/web/words/figure-words'
import { Trans, useLingui } from '@lingui/react'
import { CircleCheck, CircleX, Clock, Coins } from 'lucide-react'
import { changeWords } from './change-words.ts'

/** The four numbers of today, each leading to the list it counts. */
export function OverviewTiles({ overview }: { readonly overview: Overview }) {
  const { i18n } = useLingui()
  const zone = useZone()
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
        note={
          tiles.changePercent === null
            ? i18n.t('Kemarin jam segini belum ada yang terkirim')
            : changeWords(i18n, tiles.changePercent, yesterday)
        }
        href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'completed', window: 'today' })}
        explain={figureWords(i18n, 'sentToday', zone)}
      />
      <StatTile
        label={i18n.t('Menunggu')}
        icon={Clock}
        value={tiles.pending}
        note={i18n.t('{count} dalam 1 jam ke depan', { count: formatNumber(tiles.dueWithinHour, locale) })}
        href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'pending' })}
        explain={figureWords(i18n, 'pending')}
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
        href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'failed', window: 'today' })}
        explain={figureWords(i18n, 'failedToday', zone)}
      />
      <StatTile
        label={i18n.t('Kredit tersedia')}
        icon={Coins}
        value={tiles.available}
        note={<EnoughUntil overview={overview} />}
        href={AFFILIATE_PATHS.credits}
        explain={figureWords(i18n, 'creditAvailable')}
      />
    </StatTiles>
  )
}

/** How long the credit lasts, as the credit page says it. */
function EnoughUntil({ overview: { tiles, checklist } }: { readonly overview: Overview }) {
  const { i18n } = useLingui()
  if (!checklist.hasCredit && tiles.available === 0) return i18n.t('Belum pernah diisi')
  if (tiles.creditLevel === 'empty') return i18n.t('Habis')
  if (tiles.enoughUntil === null) return i18n.t('Belum ada pemakaian')
  return (
    <Trans
      id="Cukup sampai <0/>"
      components={{ 0: <Time at={`${tiles.enoughUntil}T12:00:00+07:00`} form="date" /> }}
    />
  )
}
