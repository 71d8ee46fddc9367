import type { AdminTopUp } from '@booster/contracts/top-ups/top-ups'
import { KeysetPages } from '@booster/ui/data/pagination'
import { Table, Th } from '@booster/ui/data/table'
import { useKeysetPages } from '@booster/ui/data/use-keyset-pages'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card } from '@booster/ui/layout/card'
import { Tabs } from '@booster/ui/layout/tabs'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { HandCoins } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { TopUpRow } from './top-up-row.tsx'

const ApproveDialog = lazy(async () => ({ default: (await import('./approve-dialog.tsx')).ApproveDialog }))
const RefuseDialog = lazy(async () => ({ default: (await import('./refuse-dialog.tsx')).RefuseDialog }))

const PAGE_SIZE = 25
type Tab = 'open' | 'closed'
type Chosen = { readonly request: AdminTopUp; readonly to: 'approve' | 'refuse' }

/** The requests that wait, or those that are decided. */
export function TopUpList(props: {
  readonly tab: Tab
  readonly open: number | undefined
  readonly onTabChange: (tab: Tab) => void
}) {
  const { i18n } = useLingui()
  const { tab, open, onTabChange } = props
  const pages = useKeysetPages(tab)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const list = useQuery(
    useTRPC().admin.topUp.list.queryOptions(
      { state: tab, limit: PAGE_SIZE, cursor: pages.cursor },
      { placeholderData: keepPreviousData },
    ),
  )
  return (
    <>
      <Tabs
        label={i18n.t('Status')}
        value={tab}
        items={[
          { value: 'open', label: i18n.t('Menunggu'), count: open ?? null },
          { value: 'closed', label: i18n.t('Selesai') },
        ]}
        onValueChange={onTabChange}
      />
      <Card>
        <QueryView
          query={list}
          errorTitle={i18n.t('Permintaan isi ulang gagal dimuat')}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<NoRequests tab={tab} />}
        >
          {({ rows, nextCursor }) => (
            <>
              <Table label={i18n.t('Permintaan isi ulang')} cards>
                <thead>
                  <tr>
                    <Th>{i18n.t('Affiliate')}</Th>
                    <Th>{i18n.t('Diminta')}</Th>
                    <Th num>{i18n.t('Kredit')}</Th>
                    <Th num>{i18n.t('Transfer')}</Th>
                    <Th>{tab === 'open' ? i18n.t('Menunggu kredit') : i18n.t('Status')}</Th>
                    <Th>
                      <span className="visually-hidden">{i18n.t('Tindakan')}</span>
                    </Th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((request) => (
                    <TopUpRow
                      key={request.id}
                      request={request}
                      onApprove={() => setChosen({ request, to: 'approve' })}
                      onRefuse={() => setChosen({ request, to: 'refuse' })}
                    />
                  ))}
                </tbody>
              </Table>
              <KeysetPages pages={pages} list={{ rows, nextCursor }} />
            </>
          )}
        </QueryView>
      </Card>
      <Suspense>
        {chosen?.to === 'approve' && (
          <ApproveDialog request={chosen.request} onClose={() => setChosen(null)} />
        )}
        {chosen?.to === 'refuse' && <RefuseDialog request={chosen.request} onClose={() => setChosen(null)} />}
      </Suspense>
    </>
  )
}

function NoRequests({ tab }: { readonly tab: Tab }) {
  const { i18n } = useLingui()
  return (
    <EmptyState
      kind="never-used"
      icon={HandCoins}
      title={
        tab === 'open' ? i18n.t('Tidak ada permintaan yang menunggu') : i18n.t('Belum ada yang diputuskan')
      }
    >
      <p>{i18n.t('Affiliate meminta isi ulang dari halaman Kredit mereka; permintaannya muncul di sini.')}</p>
    </EmptyState>
  )
}
