import { ButtonLink } from '@booster/ui/controls/button-link'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { NoSuchThing } from '@booster/web/lists/no-such-thing'
import { useLingui } from '@lingui/react'

/** In place of a page of a sequence: gone, or somebody else's. */
export function NoSuchAutomation({ title }: { readonly title: string }) {
  const { i18n } = useLingui()
  return (
    <>
      <PageHead title={title} />
      <NoSuchThing
        title={i18n.t('Alur ini tidak ada')}
        back={<ButtonLink href={AFFILIATE_PATHS.automations}>{i18n.t('Ke daftar alur')}</ButtonLink>}
      />
    </>
  )
}
