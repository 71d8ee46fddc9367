import { ButtonLink } from '@booster/ui/controls/button-link'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'

/** In place of a page of a sequence: gone, or somebody else's. */
export function NoSuchAutomation({ title }: { readonly title: string }) {
  const { i18n } = useLingui()
  return (
    <>
      <PageHead title={title} />
      <EmptyState
        kind="never-used"
        title={i18n.t('Alur ini tidak ada')}
        action={<ButtonLink href={AFFILIATE_PATHS.automations}>{i18n.t('Semua alur')}</ButtonLink>}
      >
        {i18n.t('Mungkin sudah dihapus, atau milik akun lain.')}
      </EmptyState>
    </>
  )
}
