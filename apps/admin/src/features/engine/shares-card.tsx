import type { AffiliateShares } from '@booster/contracts/engine'
import { SHARE_FIGURES, type ShareFigure } from '@booster/contracts/figures'
import { UiLink } from '@booster/ui/controls/link'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { Num } from '@booster/ui/data/num'
import { Table, Td, Th, Tr } from '@booster/ui/data/table'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { hrefOf } from '@booster/web/address/href-of'
import { ADMIN_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import type { ReactNode } from 'react'

type Shares = AffiliateShares['total']

const COLUMNS = {
  failed: /*i18n*/ 'Gagal',
  sent: /*i18n*/ 'Terkirim',
  recovered: /*i18n*/ 'Berhasil setelah dicoba ulang',
  overdue: /*i18n*/ 'Terlambat',
} satisfies Record<ShareFigure, string>

/** Whose mails the figures of the overview count. */
export function SharesCard(props: {
  readonly by: ShareFigure
  readonly onChange: (by: ShareFigure) => void
}) {
  const { i18n } = useLingui()
  const { by } = props
  const shares = useQuery(
    useTRPC().admin.engine.shares.queryOptions({ by }, { placeholderData: keepPreviousData }),
  )
  return (
    <Card className="card--table shares">
      <CardHead title={i18n.t('Per affiliate')} note={i18n.t('hari ini')}>
        <SelectFilter
          name={i18n.t('Urutan')}
          value={by}
          clearable={false}
          options={SHARE_FIGURES.map((value) => ({ value, label: i18n._(COLUMNS[value]) }))}
          onValueChange={props.onChange}
        />
      </CardHead>
      <QueryView
        query={shares}
        errorTitle={i18n.t('Angka per affiliate gagal dimuat')}
        skeleton={<SkeletonRows rows={4} />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <EmptyState kind="never-used" icon={Users} title={i18n.t('Belum ada email hari ini')}>
            <p>{i18n.t('Affiliate muncul di sini begitu emailnya terkirim, gagal, atau terlambat.')}</p>
          </EmptyState>
        }
      >
        {(data) => <SharesTable shares={data} by={by} />}
      </QueryView>
    </Card>
  )
}

function SharesTable({ shares, by }: { readonly shares: AffiliateShares; readonly by: ShareFigure }) {
  const { i18n } = useLingui()
  const { rows, others, total } = shares
  return (
    <Table label={i18n.t('Per affiliate')} cards>
      <thead>
        <tr>
          <Th>{i18n.t('Affiliate')}</Th>
          {SHARE_FIGURES.map((figure) => (
            <Th key={figure} num>
              {i18n._(COLUMNS[figure])}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row by={by} name={<b>{i18n.t('Semua affiliate')}</b>} share={total} />
        {rows.map(({ id, name, ...share }) => (
          <Row
            key={id}
            by={by}
            share={share}
            name={
              <UiLink className="link" href={hrefOf(ADMIN_PATHS.affiliates, { q: name })}>
                {name}
              </UiLink>
            }
          />
        ))}
        {others !== null && (
          <Row
            by={by}
            name={i18n.t('{count} affiliate lainnya', { count: others.affiliates })}
            share={others}
          />
        )}
      </tbody>
    </Table>
  )
}

function Row(props: { readonly by: ShareFigure; readonly name: ReactNode; readonly share: Shares }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { share, by } = props
  const number = (value: number) => formatNumber(value, locale)
  const words: Readonly<Record<ShareFigure, string>> = {
    failed: i18n.t('{failed} dari {total} gagal', {
      failed: number(share.failed),
      total: number(share.sent + share.failed),
    }),
    sent: i18n.t('{n} terkirim', { n: number(share.sent) }),
    recovered: i18n.t('{recovered} dari {ended} berhasil setelah dicoba ulang', {
      recovered: number(share.recovered),
      ended: number(share.ended),
    }),
    overdue: i18n.t('{n} terlambat', { n: number(share.overdue) }),
  }
  return (
    <Tr>
      <Td phone="main">{props.name}</Td>
      <Td num>{words.failed}</Td>
      <Td num>
        <Num value={share.sent} />
      </Td>
      <Td num>
        {i18n.t('{recovered} dari {ended}', {
          recovered: number(share.recovered),
          ended: number(share.ended),
        })}
      </Td>
      <Td num>
        <Num value={share.overdue} />
      </Td>
      <Td phone="flow" className="only-on-cards">
        {words[by]}
      </Td>
    </Tr>
  )
}
