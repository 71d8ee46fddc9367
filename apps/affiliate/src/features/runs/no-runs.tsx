import { Button } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { NothingMatches } from '@booster/web/lists/nothing-matches'
import { useLingui } from '@lingui/react'
import { Zap } from 'lucide-react'

/** Stands for the table when nothing matches the filter, or when no run was ever started. */
export function NoRuns(props: {
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly onTrigger: () => void
}) {
  const { i18n } = useLingui()
  if (props.isFiltered) {
    return (
      <NothingMatches onClear={props.onClear}>
        {i18n.t('Tidak ada lead dengan status dan filter ini.')}
      </NothingMatches>
    )
  }
  return (
    <EmptyState
      kind="never-used"
      title={i18n.t('Belum ada lead di alur')}
      action={
        <Button icon={Zap} onClick={props.onTrigger}>
          {i18n.t('Masukkan lead')}
        </Button>
      }
    >
      {i18n.t('Lead masuk ke alur saat mengisi formulir, membayar, ikut Zoom, atau saat Anda memasukkannya.')}
    </EmptyState>
  )
}
