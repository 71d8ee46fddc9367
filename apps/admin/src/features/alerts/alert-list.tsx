import { KeysetPages } from '@booster/ui/data/pagination'
import { Time } from '@booster/ui/data/time'
import { useKeysetPages } from '@booster/ui/data/use-keyset-pages'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card } from '@booster/ui/layout/card'
import { Tabs } from '@booster/ui/layout/tabs'
import { useTRPC } from '@booster/web/api/client'
import { Trans, useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { AlertEntry } from './alert-entry.tsx'

export type AlertTab = 'open' | 'acknowledged' | 'resolved'

export interface AlertListProps {
  readonly tab: AlertTab
  readonly onTabChange: (tab: AlertTab) => void
  /** When the provider was last asked: what "nothing" rests on. */
  readonly checkedAt: string | null
}

const PAGE_SIZE = 25

/** All alerts by their state, newest first. */
export function AlertList({ tab, onTabChange, checkedAt }: AlertListProps) {
  const { i18n } = useLingui()
  const pages = useKeysetPages(tab)
  const list = useQuery(
    useTRPC().admin.alert.list.queryOptions(
      { state: tab, limit: PAGE_SIZE, cursor: pages.cursor },
      { placeholderData: keepPreviousData },
    ),
  )
  const counts = list.data?.counts
  return (
    <>
      <Tabs
        label={i18n.t('Status')}
        value={tab}
        items={[
          { value: 'open', label: i18n.t('Terbuka'), count: counts?.open },
          { value: 'acknowledged', label: i18n.t('Sedang ditangani'), count: counts?.acknowledged },
          {
            value: 'resolved',
            label: i18n.t({ id: 'alert.resolved', message: 'Selesai' }),
            count: counts?.resolved,
          },
        ]}
        onValueChange={onTabChange}
      />
      <Card>
        <QueryView
          query={list}
          skeleton={<SkeletonRows rows={4} rowHeight={84} />}
          errorTitle={i18n.t('Peringatan gagal dimuat')}
          isEmpty={(data) => data.rows.length === 0}
          empty={<NoAlerts tab={tab} checkedAt={checkedAt} />}
        >
          {(data) => (
            <>
              <ul aria-label={i18n.t({ id: 'alerts', message: 'Peringatan' })}>
                {data.rows.map((alert) => (
                  <AlertEntry key={alert.id} alert={alert} />
                ))}
              </ul>
              <KeysetPages pages={pages} list={data} />
            </>
          )}
        </QueryView>
      </Card>
    </>
  )
}

function NoAlerts({ tab, checkedAt }: { readonly tab: AlertTab; readonly checkedAt: string | null }) {
  const { i18n } = useLingui()
  const titles = {
    open: i18n.t('Tidak ada peringatan terbuka'),
    acknowledged: i18n.t('Tidak ada yang sedang ditangani'),
    resolved: i18n.t('Belum ada peringatan yang selesai'),
  } satisfies Record<AlertTab, string>
  return (
    <EmptyState kind="filter-empty" icon={BellOff} title={titles[tab]}>
      {checkedAt !== null && (
        <p>
          <Trans id="Kredit terakhir dicek <0/>." components={{ 0: <Time at={checkedAt} /> }} />
        </p>
      )}
    </EmptyState>
  )
}
