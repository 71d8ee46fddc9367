import type { AuditRow } from '@booster/contracts/audit/audit-list'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { KeysetPages } from '@booster/ui/data/pagination'
import { Table, Th } from '@booster/ui/data/table'
import { useKeysetPages } from '@booster/ui/data/use-keyset-pages'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card } from '@booster/ui/layout/card'
import { ADMIN_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { AuditFilters } from './audit-filters.tsx'
import { AuditEntryRow } from './audit-row.tsx'
import type { AuditSearch } from './audit-search.ts'

const PAGE_SIZE = 25

/** Who did what to what, newest first. */
export function AuditList(props: {
  readonly search: AuditSearch
  readonly onChange: (search: AuditSearch) => void
}) {
  const { i18n } = useLingui()
  const { search, onChange } = props
  const pages = useKeysetPages(JSON.stringify(search))
  const list = useQuery(
    useTRPC().admin.audit.list.queryOptions(
      { limit: PAGE_SIZE, cursor: pages.cursor, ...withoutUnset(search) },
      { placeholderData: keepPreviousData },
    ),
  )
  return (
    <>
      <AuditFilters search={search} onChange={onChange} names={namesIn(list.data?.rows, search)} />
      <Card>
        <QueryView
          query={list}
          errorTitle={i18n.t('Jejak audit gagal dimuat')}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<NoEntries search={search} />}
        >
          {(data) => (
            <>
              <Table label={i18n.t('Jejak audit')} cards>
                <thead>
                  <tr>
                    <Th>{i18n.t('Tindakan')}</Th>
                    <Th>{i18n.t('Pelaku')}</Th>
                    <Th>{i18n.t('Perubahan')}</Th>
                    <Th>{i18n.t('Asal')}</Th>
                    <Th>{i18n.t('Waktu')}</Th>
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map((row) => (
                    <AuditEntryRow key={row.id} row={row} />
                  ))}
                </tbody>
              </Table>
              <KeysetPages pages={pages} list={data} />
            </>
          )}
        </QueryView>
      </Card>
    </>
  )
}

function namesIn(rows: readonly AuditRow[] | undefined, { person, affiliateId, object }: AuditSearch) {
  return withoutUnset({
    person: rows?.find(({ actor }) => actor.userId === person)?.actor.name ?? undefined,
    affiliate: rows?.find(({ affiliate }) => affiliate?.id === affiliateId)?.affiliate?.name,
    object: rows?.find((row) => row.object.id === object)?.object.name ?? undefined,
  })
}

function NoEntries({ search }: { readonly search: AuditSearch }) {
  const { i18n } = useLingui()
  if (Object.values(search).every((value) => value === undefined))
    return (
      <EmptyState kind="never-used" icon={ScrollText} title={i18n.t('Belum ada yang tercatat')}>
        <p>{i18n.t('Setiap tindakan orang dan sistem muncul di sini.')}</p>
      </EmptyState>
    )
  return (
    <EmptyState
      kind="filter-empty"
      title={i18n.t('Tidak ada tindakan yang cocok')}
      action={<ButtonLink href={ADMIN_PATHS.audit}>{i18n.t('Hapus filter')}</ButtonLink>}
    />
  )
}
