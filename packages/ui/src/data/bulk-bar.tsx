import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { useLocale } from '../device/use-locale.tsx'
import { formatNumber } from '../format/number.ts'

export interface BulkBarProps {
  readonly count: number
  /** What the actions cannot do with this choice: "1 bisa diulang, 2 tidak". */
  readonly note?: ReactNode
  /** All rows that match the filter, beyond this page. */
  readonly matching?: { readonly count: number; readonly onSelectAll: () => void } | undefined
  readonly onClear: () => void
  /** The action buttons, primary last. */
  readonly children: ReactNode
}

/** What can be done with the chosen rows; shown while at least one is chosen. */
export function BulkBar({ count, note, matching, onClear, children }: BulkBarProps) {
  const { i18n } = useLingui()
  const locale = useLocale()
  if (count === 0) return null
  return (
    <div className="bulk-bar" role="toolbar" aria-label={i18n.t('Aksi massal')}>
      <strong aria-live="polite">{i18n.t('{count} dipilih', { count: formatNumber(count, locale) })}</strong>
      {note !== undefined && <span className="muted bulk-bar__note">{note}</span>}
      {matching && matching.count > count && (
        <Button variant="link" size="sm" onClick={matching.onSelectAll}>
          {i18n.t('Pilih semua {count} yang cocok', { count: formatNumber(matching.count, locale) })}
        </Button>
      )}
      <div className="toolbar__end">
        {children}
        <Button iconOnly variant="ghost" icon={X} label={i18n.t('Hapus pilihan')} onClick={onClear} />
      </div>
    </div>
  )
}
