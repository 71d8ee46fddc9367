import { PageHead } from '@booster/ui/layout/page-head'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { InviteButton } from '../features/users/invite-button.tsx'
import { UserFilters } from '../features/users/user-filters.tsx'
import { UserList } from '../features/users/user-list.tsx'
import '../features/users/users.css'

const route = getRouteApi('/frame/users')

/** /admin/users: who may sign in, who is invited, who is suspended. */
export function UsersRoute() {
  const { i18n } = useLingui()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHead
        title={i18n.t('Pengguna')}
        note={i18n.t('Affiliate dan admin yang bisa masuk.')}
        actions={
          <>
            <CsvMenu list="admin/users" filter={search} />
            <InviteButton />
          </>
        }
      />
      <div className="page-stack users">
        <UserFilters
          search={search}
          onChange={(change, replace = false) => void navigate({ search: change, replace })}
        />
        <UserList search={search} />
      </div>
    </>
  )
}
