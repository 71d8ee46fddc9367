import { Button } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'

/** Stands for a list whose filter has no hit, with the way back. */
export function NothingMatches(props: { readonly onClear: () => void; readonly children: ReactNode }) {
  const { i18n } = useLingui()
  return (
    <EmptyState
      kind="filter-empty"
      title={i18n.t('Tidak ada yang cocok')}
      action={<Button onClick={props.onClear}>{i18n.t('Hapus filter')}</Button>}
    >
      {props.children}
    </EmptyState>
  )
}
