import type { AffiliateRow as Affiliate } from '@booster/contracts/affiliates'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { UiLink } from '@booster/ui/controls/link'
import { Num } from '@booster/ui/data/num'
import { KeysetPages } from '@booster/ui/data/pagination'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { useKeysetPages } from '@booster/ui/data/use-keyset-pages'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { formatNumber } from '@booster/ui/format/number'
import { Card } from '@booster/ui/layout/card'
import { StatusBadge } from '@booster/ui/status/status-badge'
import type { StatusLook } from '@booster/ui/status/status-look'
import { ADMIN_PATHS, affiliateHref } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ban, CircleCheck, Plus, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'

const TopUpDialog = lazy(async () => ({ default: (await import('./top-up-dialog.tsx')).TopUpDialog }))

const PAGE_SIZE = 25
const LOOKS = {
  active: { tone: 'healthy', icon: CircleCheck, word: /*i18n*/ 'Aktif' },
  suspended: { tone: 'cancelled', icon: Ban, word: /*i18n*/ 'Dihentikan sementara' },
} satisfies Record<Affiliate['status'], StatusLook>

/** Everybody who sends, with their credit and their last week; credit is added from here. */
export function AffiliateList({ term }: { readonly term: string | undefined }) {
  const { i18n } = useLingui()
  const pages = useKeysetPages(term)
  const [toppedUp, setToppedUp] = useState<Affiliate | null>(null)
  const list = useQuery(
    useTRPC().admin.affiliate.list.queryOptions(
      { limit: PAGE_SIZE, cursor: pages.cursor, ...(term === undefined ? {} : { q: term }) },
      { placeholderData: keepPreviousData },
    ),
  )
  return (
    <Card>
      <QueryView
        query={list}
        errorTitle={i18n.t('Daftar affiliate gagal dimuat')}
        isEmpty={(data) => data.rows.length === 0}
        empty={<NoAffiliates term={term} />}
      >
        {(data) => (
          <>
            <Table label={i18n.t('Affiliate')} cards>
              <thead>
                <tr>
                  <Th>{i18n.t('Nama')}</Th>
                  <Th>{i18n.t('Status')}</Th>
                  <Th num>{i18n.t('Saldo')}</Th>
                  <Th num>{i18n.t('Ditahan')}</Th>
                  <Th num>{i18n.t('Terkirim 7 hari')}</Th>
                  <Th num>{i18n.t('Gagal 7 hari')}</Th>
                  <Th num>{i18n.t('Terpental')}</Th>
                  <Th num>{i18n.t('Spam')}</Th>
                  <Th>
                    <span className="visually-hidden">{i18n.t('Tindakan')}</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((affiliate) => (
                  <AffiliateRow
                    key={affiliate.id}
                    affiliate={affiliate}
                    onTopUp={() => setToppedUp(affiliate)}
                  />
                ))}
              </tbody>
            </Table>
            <KeysetPages pages={pages} list={data} />
          </>
        )}
      </QueryView>
      {toppedUp !== null && (
        <Suspense>
          <TopUpDialog affiliate={toppedUp} onClose={() => setToppedUp(null)} />
        </Suspense>
      )}
    </Card>
  )
}

function AffiliateRow({
  affiliate,
  onTopUp,
}: {
  readonly affiliate: Affiliate
  readonly onTopUp: () => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const navigate = useNavigate()
  const href = affiliateHref(affiliate.id)
  const topUp = (
    <Button size="sm" icon={Plus} onClick={onTopUp}>
      {i18n.t('Ubah saldo')}
    </Button>
  )
  return (
    <Tr onOpen={() => void navigate({ to: '/affiliates/$id', params: { id: affiliate.id } })}>
      <Td phone="main">
        <CellLines
          main={
            <UiLink className="link" href={href}>
              {affiliate.name}
            </UiLink>
          }
          sub={affiliate.email}
        />
      </Td>
      <Td phone="state">
        <StatusBadge look={LOOKS[affiliate.status]} />
      </Td>
      <Td num>
        <Num value={affiliate.balance} />
      </Td>
      <Td num>
        <Num value={affiliate.reserved} />
      </Td>
      <Td num>
        <Num value={affiliate.sent7d} />
      </Td>
      <Td num>
        <Num value={affiliate.failed7d} />
      </Td>
      <Td num>
        <Num value={affiliate.bounced7d} />
      </Td>
      <Td num>
        <Num value={affiliate.complained7d} />
      </Td>
      <Td phone="flow" className="only-on-cards">
        {i18n.t('Saldo {balance}, {sent} terkirim dalam 7 hari', {
          balance: formatNumber(affiliate.balance, locale),
          sent: formatNumber(affiliate.sent7d, locale),
        })}
      </Td>
      <Td phone="action">{topUp}</Td>
      <Td>
        <span className="row-actions">{topUp}</span>
      </Td>
    </Tr>
  )
}

function NoAffiliates({ term }: { readonly term: string | undefined }) {
  const { i18n } = useLingui()
  if (term === undefined) {
    return (
      <EmptyState
        kind="never-used"
        icon={Users}
        title={i18n.t('Belum ada affiliate')}
        action={<ButtonLink href={ADMIN_PATHS.users}>{i18n.t('Buka Pengguna')}</ButtonLink>}
      >
        <p>{i18n.t('Undang affiliate di halaman Pengguna; setelah itu muncul di sini.')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      kind="filter-empty"
      title={i18n.t('Tidak ada yang cocok dengan “{term}”', { term })}
      action={<ButtonLink href="/admin/affiliates">{i18n.t('Hapus pencarian')}</ButtonLink>}
    >
      <p>{i18n.t('Dicari di nama dan alamat email.')}</p>
    </EmptyState>
  )
}
