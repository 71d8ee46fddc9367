import { Button } from '@booster/ui/controls/button'
import { SearchBox } from '@booster/ui/controls/search-box'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { useLingui } from '@lingui/react'
import { USER_LOOKS } from './user-look.ts'
import type { UsersSearch } from './users-search.ts'

/** Narrows the list by name or address, role and state. */
export function UserFilters(props: {
  readonly search: UsersSearch
  readonly onChange: (change: UsersSearch, replace?: boolean) => void
}) {
  const { i18n } = useLingui()
  const { search, onChange } = props
  const { q, role, state } = search
  return (
    <div className="toolbar">
      <SearchBox
        term={q ?? ''}
        shortcut={false}
        placeholder={i18n.t('Cari nama atau email')}
        onTermChange={(term) => onChange({ ...search, q: term === '' ? undefined : term }, true)}
      />
      <SelectFilter
        name={i18n.t('Peran')}
        value={role ?? ''}
        options={[
          { value: '', label: i18n.t('Semua') },
          { value: 'affiliate', label: i18n.t('Affiliate') },
          { value: 'admin', label: i18n.t('Admin') },
        ]}
        onValueChange={(value) => onChange({ ...search, role: value === '' ? undefined : value })}
      />
      <SelectFilter
        name={i18n.t('Status')}
        value={state ?? ''}
        options={[
          { value: '', label: i18n.t('Semua') },
          { value: 'active', label: i18n._(USER_LOOKS.active.word) },
          { value: 'invited', label: i18n._(USER_LOOKS.invited.word) },
          { value: 'revoked', label: i18n._(USER_LOOKS.revoked.word) },
          { value: 'suspended', label: i18n._(USER_LOOKS.suspended.word) },
        ]}
        onValueChange={(value) => onChange({ ...search, state: value === '' ? undefined : value })}
      />
      {(q ?? role ?? state) !== undefined && (
        <Button variant="ghost" onClick={() => onChange({})}>
          {i18n.t('Hapus filter')}
        </Button>
      )}
    </div>
  )
}
