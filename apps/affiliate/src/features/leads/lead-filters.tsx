import { LEAD_SOURCES, LEAD_STATUSES } from '@booster/engine/domain/lead'
import { Button } from '@booster/ui/controls/button'
import { SearchBox } from '@booster/ui/controls/search-box'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { useFadedEdge } from '@booster/ui/layout/use-faded-edge'
import { useTRPC } from '@booster/web/api/client'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { leadSourceWords, leadStatusWords, mailingWords } from './lead-words.ts'
import { type LeadsSearch, MAILING, SORTS } from './leads-search.ts'

type Props = {
  readonly search: LeadsSearch
  readonly hasFilter: boolean
  readonly onChange: (change: Partial<LeadsSearch>, replace?: boolean) => void
  readonly onClear: () => void
}

/** Narrows and orders the list; everything stands in the address. */
export function LeadFilters({ search, hasFilter, onChange, onClear }: Props) {
  const { i18n } = useLingui()
  const tags = useQuery(useTRPC().lead.tags.queryOptions())
  const strip = useRef<HTMLDivElement>(null)
  useFadedEdge(strip)
  const all = { value: '', label: i18n.t('Semua') }
  const known = (tags.data?.tags ?? []).map(({ tag }) => ({ value: tag, label: tag }))
  const tag = search.tag ?? ''
  return (
    <div className="toolbar leads__toolbar">
      <SearchBox
        className="leads__search"
        term={search.q ?? ''}
        shortcut={false}
        placeholder={i18n.t('Nama, email, atau nomor')}
        onTermChange={(q) => onChange({ q: q === '' ? undefined : q }, true)}
      />
      <div ref={strip} className="leads__filters">
        {(known.length > 0 || tag !== '') && (
          <SelectFilter
            name={i18n.t('Tag')}
            value={tag}
            options={[all, ...withCurrent(known, tag)]}
            onValueChange={(value) => onChange({ tag: value === '' ? undefined : value })}
          />
        )}
        <SelectFilter
          name={i18n.t('Status')}
          value={search.status ?? ''}
          options={[all, ...LEAD_STATUSES.map((value) => ({ value, label: leadStatusWords(i18n, value) }))]}
          onValueChange={(value) => onChange({ status: LEAD_STATUSES.find((each) => each === value) })}
        />
        <SelectFilter
          name={i18n.t('Email')}
          value={search.blocked ?? ''}
          options={[all, ...MAILING.map((value) => ({ value, label: mailingWords(i18n, value) }))]}
          onValueChange={(value) => onChange({ blocked: MAILING.find((each) => each === value) })}
        />
        <SelectFilter
          name={i18n.t('Asal')}
          value={search.source ?? ''}
          options={[all, ...LEAD_SOURCES.map((value) => ({ value, label: leadSourceWords(i18n, value) }))]}
          onValueChange={(value) => onChange({ source: LEAD_SOURCES.find((each) => each === value) })}
        />
        <SelectFilter
          name={i18n.t('Urutan')}
          value={search.sort ?? ''}
          clearable={false}
          options={sortsOf(i18n)}
          onValueChange={(value) => onChange({ sort: SORTS.find((each) => each === value) })}
        />
        {hasFilter && (
          <Button variant="ghost" onClick={onClear}>
            {i18n.t('Hapus filter')}
          </Button>
        )}
      </div>
    </div>
  )
}

function sortsOf(i18n: I18n) {
  return [
    { value: '', label: i18n.t('Terbaru') },
    { value: 'oldest', label: i18n.t('Terlama') },
    { value: 'name', label: i18n.t('Nama A–Z') },
    { value: 'name_desc', label: i18n.t('Nama Z–A') },
  ] as const
}

/** A tag from an old address may be in use no more; the filter still says what it filters. */
function withCurrent(known: readonly { value: string; label: string }[], tag: string) {
  const isKnown = tag === '' || known.some(({ value }) => value === tag)
  return isKnown ? known : [...known, { value: tag, label: tag }]
}
