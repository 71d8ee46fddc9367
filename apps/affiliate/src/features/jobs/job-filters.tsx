import { Button } from '@booster/ui/controls/button'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { useFadedEdge } from '@booster/ui/layout/use-faded-edge'
import { useTRPC } from '@booster/web/api/client'
import { shortFailure, shortHold } from '@booster/web/words/failure-words'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { hasFilters } from './job-query.ts'
import { JOB_WINDOWS, type JobsSearch } from './jobs-search.ts'

const REASONS = [
  'PROVIDER_BUSY',
  'RATE_LIMITED',
  'CONNECTION_REFUSED',
  'BLACKLISTED',
  'RECIPIENT_REFUSED',
  'NO_ADDRESS',
  'INSUFFICIENT_CREDIT',
  'CONNECTION_LOST',
  'NOT_CONFIRMED',
  'UNSUBSCRIBED',
  'REPLIED',
  'GOAL_REACHED',
  'LEFT_SEQUENCE',
  'CANCELLED_BY_PERSON',
] as const

type Props = {
  readonly search: JobsSearch
  readonly onChange: (change: Partial<JobsSearch>) => void
  readonly onClear: () => void
}

/** What narrows the queue; every choice is in the address. */
export function JobFilters({ search, onChange, onClear }: Props) {
  const { i18n } = useLingui()
  const row = useRef<HTMLDivElement>(null)
  useFadedEdge(row)
  const automations = useQuery(useTRPC().automation.list.queryOptions())
  const names = new Map((automations.data?.automations ?? []).map(({ id, name }) => [id, name]))
  if (search.automation !== undefined && !names.has(search.automation)) names.set(search.automation, '…')
  const codes = new Set<string>(REASONS)
  if (search.error !== undefined) codes.add(search.error)
  const windowWords = {
    today: i18n.t('Selesai hari ini'),
    '24h': i18n.t('24 jam terakhir'),
    '7d': i18n.t('7 hari terakhir'),
    '30d': i18n.t('30 hari terakhir'),
    late: i18n.t('Terlambat > 1 jam'),
    next24h: i18n.t('24 jam ke depan'),
  }
  return (
    <div ref={row} className="toolbar jobs__toolbar">
      <SelectFilter
        name={i18n.t('Waktu')}
        value={search.window ?? 'all'}
        options={[
          { value: 'all', label: i18n.t('Semua') },
          ...JOB_WINDOWS.map((value) => ({ value, label: windowWords[value] })),
        ]}
        onValueChange={(value) => onChange({ window: value === 'all' ? undefined : value })}
      />
      <SelectFilter
        name={i18n.t('Alur')}
        value={search.automation ?? ''}
        options={[
          { value: '', label: i18n.t('Semua') },
          ...[...names].map(([value, label]) => ({ value, label })),
        ]}
        onValueChange={(value) => onChange({ automation: value === '' ? undefined : value })}
      />
      <SelectFilter
        name={i18n.t('Alasan')}
        value={search.error ?? ''}
        options={[
          { value: '', label: i18n.t('Semua') },
          ...[...codes].map((value) => ({ value, label: shortFailure(i18n, value, value) })),
        ]}
        onValueChange={(value) => onChange({ error: value === '' ? undefined : value })}
      />
      {search.hold !== undefined && (
        <Chip
          label={i18n.t('Ditahan: {reason}', { reason: shortHold(i18n, search.hold) })}
          onClear={() => onChange({ hold: undefined })}
        />
      )}
      {search.credit !== undefined && (
        <Chip label={i18n.t('Kredit ditahan')} onClear={() => onChange({ credit: undefined })} />
      )}
      {search.q !== undefined && (
        <Chip label={i18n.t('Cari: {q}', { q: search.q })} onClear={() => onChange({ q: undefined })} />
      )}
      {search.run !== undefined && (
        <Chip label={i18n.t('Satu lead di satu alur')} onClear={() => onChange({ run: undefined })} />
      )}
      {search.lead !== undefined && (
        <Chip label={i18n.t('Satu lead')} onClear={() => onChange({ lead: undefined })} />
      )}
      {hasFilters(search) && (
        <Button variant="ghost" onClick={onClear} className="jobs__clear">
          {i18n.t('Hapus filter')}
        </Button>
      )}
    </div>
  )
}

function Chip({ label, onClear }: { readonly label: string; readonly onClear: () => void }) {
  const { i18n } = useLingui()
  return (
    <span className="select select--set">
      <span className="select__trigger truncate">{label}</span>
      <button
        type="button"
        className="select__clear"
        aria-label={i18n.t('Hapus filter {name}', { name: label })}
        onClick={onClear}
      >
        <X className="icon icon--sm" />
      </button>
    </span>
  )
}
