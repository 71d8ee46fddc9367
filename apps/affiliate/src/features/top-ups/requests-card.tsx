import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { List } from '@booster/ui/data/list-rows'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { RequestRow } from './request-row.tsx'
import { useOwnRequests } from './use-own-requests.ts'
import './top-ups.css'

const CancelDialog = lazy(async () => ({ default: (await import('./cancel-dialog.tsx')).CancelDialog }))
const ProofDialog = lazy(async () => ({ default: (await import('./proof-dialog.tsx')).ProofDialog }))

/** What the affiliate has asked for and what became of it. */
export function RequestsCard() {
  const { i18n } = useLingui()
  const terms = useQuery(useTRPC().topUp.terms.queryOptions()).data
  const [cancelling, setCancelling] = useState<TopUpRequest | null>(null)
  const [proving, setProving] = useState<TopUpRequest | null>(null)
  const list = useOwnRequests()
  return (
    <Card className="top-ups">
      <CardHead title={i18n.t('Permintaan isi ulang')} note={i18n.t('terbaru di atas')} ruled />
      <QueryView query={list} errorTitle={i18n.t('Permintaan isi ulang gagal dimuat')}>
        {({ pages }) => (
          <List label={i18n.t('Permintaan isi ulang')}>
            {pages
              .flatMap(({ rows }) => rows)
              .map((request) => (
                <RequestRow
                  key={request.id}
                  request={request}
                  payTo={terms?.payTo}
                  onCancel={() => setCancelling(request)}
                  onProve={() => setProving(request)}
                />
              ))}
          </List>
        )}
      </QueryView>
      {list.hasNextPage && (
        <p className="credits__more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {i18n.t('Muat yang lebih lama')}
          </Button>
        </p>
      )}
      <Suspense>
        {cancelling !== null && <CancelDialog request={cancelling} onClose={() => setCancelling(null)} />}
        {proving !== null && <ProofDialog request={proving} onClose={() => setProving(null)} />}
      </Suspense>
    </Card>
  )
}
