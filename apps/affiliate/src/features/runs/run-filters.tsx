import { Button } from '@booster/ui/controls/button'
import { SearchBox } from '@booster/ui/controls/search-box'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import type { RunsSearch } from './runs-search.ts'

/** Narrows the list by lead and sequence. */
export function RunFilters(props: {
  readonly search: RunsSearch
  readonly hasFilter: boolean
  readonly onChange: (change: Partial<RunsSearch>, replace?: boolean) => void
}) {
  const { i18n } = useLingui()
  const { search, hasFilter, onChange } = props
  const automations = useQuery(useTRPC().automation.list.queryOptions())
  return (
    <div className="toolbar runs__toolbar">
      <SearchBox
        className="runs__search"
        term={search.q ?? ''}
        shortcut={false}
        placeholder={i18n.t('Cari lead')}
        onTermChange={(q) => onChange({ q: q === '' ? undefined : q }, true)}
      />
      <SelectFilter
        name={i18n.t('Alur')}
        value={search.automation ?? ''}
        options={[
          { value: '', label: i18n.t('Semua') },
          ...(automations.data?.automations ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(value) => onChange({ automation: value === '' ? undefined : value })}
      />
      {hasFilter && (
        <Button
          variant="ghost"
          onClick={() => onChange({ automation: undefined, lead: undefined, q: undefined })}
        >
          {i18n.t('Hapus filter')}
        </Button>
      )}
    </div>
  )
}
