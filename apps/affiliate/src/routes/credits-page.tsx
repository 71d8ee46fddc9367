import type { CreditStatus } from '@booster/contracts/credits'
import { Button } from '@booster/ui/controls/button'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { useZone } from '@booster/ui/device/use-zone'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows, SkeletonTiles } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC, useTRPCClient } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { LedgerTable } from '@booster/web/credits/ledger-table'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { figureWords } from '@booster/web/words/figure-words'
import { Trans, useLingui } from '@lingui/react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CalendarClock, Coins, Lock, Plus, TrendingDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { CreditBanner } from '../features/credits/credit-banner.tsx'
import { OwnRequests } from '../features/top-ups/own-requests.tsx'
import '../features/credits/credits.css'

const RequestDialog = lazy(async () => ({
  default: (await import('../features/top-ups/request-dialog.tsx')).RequestDialog,
}))

const route = getRouteApi('/frame/credits')

/** `/affiliate/credits`: what is there, what is held, how long it lasts, and every booking. */
export function CreditsPage() {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const { type, ask } = route.useSearch()
  const navigate = route.useNavigate()
  const setAsking = (isAsking: boolean) =>
    void navigate({
      search: { type, ask: isAsking ? '1' : undefined },
      resetScroll: false,
      replace: !isAsking,
    })
  const status = useQuery(trpc.credit.status.queryOptions())
  const client = useTRPCClient()
  // Not the ready-made infinite options: they add a field to the input that the contract refuses.
  const ledger = useInfiniteQuery({
    queryKey: [['credit', 'ledger'], { type }],
    queryFn: ({ pageParam, signal }) =>
      client.credit.ledger.query(withoutUnset({ type, limit: 50, cursor: pageParam }), { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.nextCursor,
  })
  return (
    <div className="credits">
      <PageHead
        title={i18n.t('Kredit')}
        note={i18n.t('Satu email terkirim memakai satu kredit')}
        actions={
          <>
            <CsvMenu list="affiliate/ledger" filter={{ type }} />
            <Button variant="primary" icon={Plus} onClick={() => setAsking(true)}>
              {i18n.t('Minta isi ulang')}
            </Button>
          </>
        }
      />
      <QueryView query={status} errorTitle={i18n.t('Kredit gagal dimuat')} skeleton={<SkeletonTiles />}>
        {(data) => <Balance credit={data} />}
      </QueryView>
      <OwnRequests />
      <Card className="card--table credits__ledger">
        <CardHead title={i18n.t('Mutasi kredit')} note={i18n.t('terbaru di atas')}>
          <SelectFilter
            name={i18n.t('Jenis')}
            value={type ?? 'all'}
            options={[
              { value: 'all', label: i18n.t('Semua') },
              { value: 'deduct', label: i18n.t('Pemakaian') },
              { value: 'topup', label: i18n.t('Isi ulang') },
              { value: 'adjustment', label: i18n.t('Penyesuaian') },
            ]}
            onValueChange={(value) =>
              void navigate({
                search: { type: value === 'all' ? undefined : value, ask: undefined },
                resetScroll: false,
              })
            }
          />
        </CardHead>
        <QueryView
          query={ledger}
          errorTitle={i18n.t('Mutasi kredit gagal dimuat')}
          skeleton={<SkeletonRows rows={8} />}
          isEmpty={({ pages }) => pages[0]?.rows.length === 0}
          empty={
            <EmptyState
              kind={type === undefined ? 'never-used' : 'filter-empty'}
              title={type === undefined ? i18n.t('Belum ada catatan') : i18n.t('Tidak ada yang cocok')}
            >
              {i18n.t('Isi ulang dan pemakaian muncul di sini, dengan saldo sebelum dan sesudahnya.')}
            </EmptyState>
          }
        >
          {({ pages }) => (
            <LedgerTable
              rows={pages.flatMap((page) => page.rows)}
              isOwn
              isLoadingMore={ledger.isFetchingNextPage}
              onMore={ledger.hasNextPage ? () => void ledger.fetchNextPage() : undefined}
            />
          )}
        </QueryView>
      </Card>
      <Suspense>{ask !== undefined && <RequestDialog onClose={() => setAsking(false)} />}</Suspense>
    </div>
  )
}

function Balance({ credit }: { readonly credit: CreditStatus }) {
  const { i18n } = useLingui()
  const zone = useZone()
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale)
  return (
    <>
      <CreditBanner {...credit} isNew={credit.totalToppedUp === 0} />
      <StatTiles label={i18n.t('Kredit')}>
        <StatTile
          label={i18n.t('Tersedia')}
          icon={Coins}
          value={credit.available}
          explain={figureWords(i18n, 'creditAvailable')}
          note={i18n.t('dari saldo {balance}', { balance: number(credit.balance) })}
        />
        <StatTile
          label={i18n.t('Ditahan')}
          icon={Lock}
          value={credit.reserved}
          explain={figureWords(i18n, 'creditHeld')}
          note={i18n.t('{processing} sedang dikirim, {unconfirmed} belum pasti', {
            processing: number(credit.reservedBy.processing),
            unconfirmed: number(credit.reservedBy.unconfirmed),
          })}
          href={hrefOf(AFFILIATE_PATHS.jobs, { credit: 'reserved' })}
        />
        <StatTile
          label={i18n.t('Terpakai hari ini')}
          icon={TrendingDown}
          value={credit.usedToday}
          explain={figureWords(i18n, 'creditUsedToday', zone)}
          note={i18n.t('{count} dalam 30 hari', { count: number(credit.used30Days) })}
          href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'completed', window: 'today' })}
        />
        <StatTile
          label={i18n.t('Cukup sampai')}
          icon={CalendarClock}
          explain={figureWords(i18n, 'enoughUntil', zone)}
          value={<EnoughUntil credit={credit} />}
          note={
            credit.averagePerDay === 0 ? (
              i18n.t('{count} email sudah dijadwalkan', { count: number(credit.scheduled) })
            ) : (
              <Trans id="rata-rata {count} per hari" values={{ count: number(credit.averagePerDay) }} />
            )
          }
        />
      </StatTiles>
    </>
  )
}

function EnoughUntil({ credit }: { readonly credit: CreditStatus }) {
  const { i18n } = useLingui()
  if (credit.totalToppedUp === 0) return '–'
  if (credit.level === 'empty') return i18n.t('Habis')
  if (credit.enoughUntil === null) return '–'
  return <Time at={`${credit.enoughUntil}T12:00:00+07:00`} form="date" />
}
