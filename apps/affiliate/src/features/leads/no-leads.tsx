import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { NothingMatches } from '@booster/web/lists/nothing-matches'
import { useLingui } from '@lingui/react'
import { Upload, UserPlus } from 'lucide-react'

/** Stands for the table when nothing matches the filter, or when there is no lead yet. */
export function NoLeads(props: {
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly onAdd: () => void
}) {
  const { i18n } = useLingui()
  if (props.isFiltered) {
    return (
      <NothingMatches onClear={props.onClear}>{i18n.t('Tidak ada lead dengan filter ini.')}</NothingMatches>
    )
  }
  return (
    <EmptyState
      kind="never-used"
      title={i18n.t('Belum ada lead')}
      action={
        <>
          <Button icon={UserPlus} onClick={props.onAdd}>
            {i18n.t('Tambah lead')}
          </Button>
          <ButtonLink icon={Upload} href={AFFILIATE_PATHS.leadImport}>
            {i18n.t('Impor dari file')}
          </ButtonLink>
        </>
      }
    >
      {i18n.t('Tambahkan orang yang sudah setuju dikirimi email. Yang mengisi formulir masuk sendiri.')}
    </EmptyState>
  )
}
