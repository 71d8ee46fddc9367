import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonTiles } from '@booster/ui/feedback/skeleton'
import { useTRPC } from '@booster/web/api/client'
import { figureWords } from '@booster/web/words/figure-words'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowDownToLine, Bell, RefreshCw, Sigma } from 'lucide-react'

/** What the checks of the range came to. */
export function CreditStats({ days }: { readonly days: 30 | 90 }) {
  const { i18n } = useLingui()
  const stats = useQuery(
    useTRPC().admin.credit.stats.queryOptions({ days }, { placeholderData: keepPreviousData }),
  )
  const range = i18n.t('{days} hari', { days })
  return (
    <QueryView query={stats} skeleton={<SkeletonTiles />} errorTitle={i18n.t('Statistik gagal dimuat')}>
      {(data) => (
        <StatTiles label={i18n.t('Statistik')}>
          <StatTile
            label={i18n.t('Pemeriksaan')}
            icon={RefreshCw}
            value={data.checksPerformed}
            explain={figureWords(i18n, 'checksPerformed')}
            note={range}
          />
          <StatTile
            label={i18n.t('Saldo rata-rata')}
            icon={Sigma}
            value={data.averageBalance ?? '–'}
            explain={figureWords(i18n, 'averageBalance')}
            note={range}
          />
          <StatTile
            label={i18n.t('Saldo terendah')}
            icon={ArrowDownToLine}
            value={data.lowestBalance ?? '–'}
            explain={figureWords(i18n, 'lowestBalance')}
            note={range}
          />
          <StatTile
            label={i18n.t('Peringatan kredit penyedia')}
            icon={Bell}
            value={data.alertsTriggered}
            explain={figureWords(i18n, 'creditAlerts')}
            note={range}
            href="/admin/alerts"
          />
        </StatTiles>
      )}
    </QueryView>
  )
}
