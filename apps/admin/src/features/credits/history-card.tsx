import type { ProviderHistory as CreditHistory } from '@booster/contracts/provider'
import { Button } from '@booster/ui/controls/button'
import { Segmented } from '@booster/ui/controls/segmented'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Skeleton } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChartLine } from 'lucide-react'
import { HistoryChart } from './history-chart.tsx'
import { HistoryTable } from './history-table.tsx'

export interface HistoryCardProps {
  readonly days: 30 | 90
  readonly asTable: boolean
  readonly onDaysChange: (days: 30 | 90) => void
  readonly onTableChange: (asTable: boolean) => void
}

/** The balance over the last days as a line on a log scale, or the same as a table. Both take the same room. */
export function HistoryCard({ days, asTable, onDaysChange, onTableChange }: HistoryCardProps) {
  const { i18n } = useLingui()
  const history = useQuery(
    useTRPC().admin.credit.history.queryOptions({ days }, { placeholderData: keepPreviousData }),
  )
  return (
    <Card className="history">
      <CardHead
        title={i18n.t('Saldo penyedia, {days} hari', { days })}
        note={asTable ? undefined : <span className="small">{i18n.t('skala log')}</span>}
      >
        <Segmented
          size="sm"
          label={i18n.t('Rentang')}
          value={days === 90 ? '90' : '30'}
          items={[
            { value: '30', label: i18n.t('{days} hari', { days: 30 }) },
            { value: '90', label: i18n.t('{days} hari', { days: 90 }) },
          ]}
          onValueChange={(value) => onDaysChange(value === '90' ? 90 : 30)}
        />
        <Button size="sm" aria-pressed={asTable} onClick={() => onTableChange(!asTable)}>
          {asTable ? i18n.t('Lihat grafik') : i18n.t('Lihat tabel')}
        </Button>
      </CardHead>
      <CardBody className="history__body">
        <QueryView
          query={history}
          skeleton={<ChartSpace />}
          errorTitle={i18n.t('Riwayat saldo gagal dimuat')}
          isEmpty={(data) => data.points.length === 0}
          empty={
            <EmptyState kind="never-used" icon={ChartLine} title={i18n.t('Belum ada riwayat saldo')}>
              <p>{i18n.t('Tekan Cek sekarang; setelah itu saldo dicatat otomatis.')}</p>
            </EmptyState>
          }
        >
          {(data) => (asTable ? <HistoryTable history={data} /> : <ChartFigure history={data} days={days} />)}
        </QueryView>
      </CardBody>
    </Card>
  )
}

function ChartFigure({ history, days }: { readonly history: CreditHistory; readonly days: 30 | 90 }) {
  const summary = useSummary(history, days)
  return (
    <figure className="history__figure">
      <div className="history__space" aria-hidden="true">
        <HistoryChart points={history.points} days={days} />
      </div>
      <figcaption className="visually-hidden">{summary}</figcaption>
    </figure>
  )
}

function ChartSpace() {
  return (
    <div className="history__space">
      <Skeleton width="100%" height="100%" />
    </div>
  )
}

/** What the line says, in words. */
function useSummary({ points }: CreditHistory, days: number): string {
  const { i18n } = useLingui()
  const locale = useLocale()
  const credits = points.map((point) => point.credits)
  const number = (value: number | undefined) => formatNumber(value ?? 0, locale)
  return i18n.t(
    'Saldo penyedia {days} hari, skala logaritmik: dari {first} menjadi {last}, terendah {lowest}. Garis batas di 50.000 (Waspada), 10.000 (Kritis), dan 1.000 (Darurat).',
    { days, first: number(credits[0]), last: number(credits.at(-1)), lowest: number(Math.min(...credits)) },
  )
}
