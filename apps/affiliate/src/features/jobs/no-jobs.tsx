import { Button } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { NothingMatches } from '@booster/web/lists/nothing-matches'
import { useLingui } from '@lingui/react'
import { hasFilters } from './job-query.ts'
import type { JobsSearch } from './jobs-search.ts'

/** Stands for the table when nothing matches the filter, or when there was never an e-mail. */
export function NoJobs({ search, onClear }: { readonly search: JobsSearch; readonly onClear: () => void }) {
  const { i18n } = useLingui()
  if (hasFilters(search) || search.status !== undefined) {
    return (
      <NothingMatches onClear={onClear}>
        {i18n.t('Tidak ada email dengan status dan filter ini.')}
      </NothingMatches>
    )
  }
  return (
    <EmptyState
      kind="never-used"
      title={i18n.t('Belum ada email')}
      action={
        <Button variant="primary" onClick={() => location.assign(AFFILIATE_PATHS.automations)}>
          {i18n.t('Lihat alur')}
        </Button>
      }
    >
      {i18n.t('Begitu lead masuk ke alur, email-emailnya muncul di sini dengan jadwalnya.')}
    </EmptyState>
  )
}
