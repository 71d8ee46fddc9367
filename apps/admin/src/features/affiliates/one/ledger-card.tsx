import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { LedgerTable } from '@booster/web/credits/ledger-table'
import { useLingui } from '@lingui/react'
import { useInfiniteQuery } from '@tanstack/react-query'

const PAGE_SIZE = 25

/** Every booking of an affiliate, with the balance before and after. */
export function LedgerCard({ affiliateId }: { readonly affiliateId: string }) {
  const { i18n } = useLingui()
  const ledger = useInfiniteQuery(
    useTRPC().admin.affiliate.ledger.infiniteQueryOptions(
      { id: affiliateId, limit: PAGE_SIZE },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  return (
    <Card>
      <CardHead title={i18n.t('Mutasi kredit')} note={i18n.t('terbaru di atas')} />
      <QueryView
        query={ledger}
        errorTitle={i18n.t('Mutasi kredit gagal dimuat')}
        skeleton={<SkeletonRows rows={6} />}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={
          <EmptyState kind="never-used" title={i18n.t('Belum ada catatan')}>
            {i18n.t('Isi ulang dan pemakaian muncul di sini, dengan saldo sebelum dan sesudahnya.')}
          </EmptyState>
        }
      >
        {({ pages }) => (
          <LedgerTable
            rows={pages.flatMap((page) => page.rows)}
            isOwn={false}
            isLoadingMore={ledger.isFetchingNextPage}
            onMore={ledger.hasNextPage ? () => void ledger.fetchNextPage() : undefined}
          />
        )}
      </QueryView>
    </Card>
  )
}
