import type { UserRow as User } from '@booster/contracts/account/users'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { UiLink } from '@booster/ui/controls/link'
import { KeysetPages } from '@booster/ui/data/pagination'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { useKeysetPages } from '@booster/ui/data/use-keyset-pages'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card } from '@booster/ui/layout/card'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { ADMIN_PATHS, affiliateHref } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { roleWords, USER_LOOKS, userNote } from './user-look.ts'
import { UserMenu } from './user-menu.tsx'
import type { UsersSearch } from './users-search.ts'

const PAGE_SIZE = 25

/** Everybody who may sign in or was invited to, and what can be done about it. */
export function UserList({ search }: { readonly search: UsersSearch }) {
  const { i18n } = useLingui()
  const pages = useKeysetPages(JSON.stringify(search))
  const list = useQuery(
    useTRPC().admin.user.list.queryOptions(
      { limit: PAGE_SIZE, cursor: pages.cursor, ...withoutUnset(search) },
      { placeholderData: keepPreviousData },
    ),
  )
  return (
    <Card>
      <QueryView
        query={list}
        errorTitle={i18n.t('Daftar pengguna gagal dimuat')}
        isEmpty={(data) => data.rows.length === 0}
        empty={<NoUsers />}
      >
        {(data) => (
          <>
            <Table label={i18n.t('Pengguna')} cards>
              <thead>
                <tr>
                  <Th>{i18n.t('Nama')}</Th>
                  <Th>{i18n.t('Peran')}</Th>
                  <Th>{i18n.t('Status')}</Th>
                  <Th>{i18n.t('Terakhir masuk')}</Th>
                  <Th>
                    <span className="visually-hidden">{i18n.t('Tindakan')}</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((user) => (
                  <UserRow key={user.id} user={user} />
                ))}
              </tbody>
            </Table>
            <KeysetPages pages={pages} list={data} />
          </>
        )}
      </QueryView>
    </Card>
  )
}

function UserRow({ user }: { readonly user: User }) {
  const { i18n } = useLingui()
  const { name, email, role, state, affiliateId, lastSignInAt } = user
  const note = userNote(i18n, user)
  const main =
    affiliateId === null ? (
      name
    ) : (
      <UiLink className="link" href={affiliateHref(affiliateId)}>
        {name}
      </UiLink>
    )
  return (
    <Tr>
      <Td phone="main">
        <CellLines main={main} sub={email} />
      </Td>
      <Td>{roleWords(i18n, role)}</Td>
      <Td phone="state">
        <StatusBadge look={USER_LOOKS[state]} />
        {note !== undefined && <span className="cell-sub users__note">{note}</span>}
      </Td>
      <Td phone="when">
        {lastSignInAt === null ? (
          <span className="muted">{i18n.t('Belum pernah')}</span>
        ) : (
          <Time at={Date.parse(lastSignInAt)} form="relative" />
        )}
      </Td>
      <Td phone="flow" className="only-on-cards">
        <CellLines main={roleWords(i18n, role)} sub={email} />
        {note !== undefined && <span className="cell-sub users__note">{note}</span>}
      </Td>
      <Td phone="action">
        <UserMenu user={user} />
      </Td>
      <Td>
        <span className="row-actions">
          <UserMenu user={user} />
        </span>
      </Td>
    </Tr>
  )
}

/** Whoever sees this is in the list himself, so only a filter empties it. */
function NoUsers() {
  const { i18n } = useLingui()
  return (
    <EmptyState
      kind="filter-empty"
      title={i18n.t('Tidak ada pengguna yang cocok')}
      action={<ButtonLink href={ADMIN_PATHS.users}>{i18n.t('Hapus filter')}</ButtonLink>}
    >
      <p>{i18n.t('Dicari di nama dan alamat email.')}</p>
    </EmptyState>
  )
}
