import type { Settings } from '@booster/contracts/account/settings'
import { Card, CardHead } from '@booster/ui/layout/card'
import { SwitchRow } from '@booster/web/settings/switch-row'
import { useLingui } from '@lingui/react'
import { useSaveSettings } from './use-settings.ts'

/** What the affiliate gets by e-mail. */
export function NoticesCard({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const save = useSaveSettings()
  return (
    <Card>
      <CardHead title={i18n.t('Pemberitahuan')} ruled />
      <SwitchRow
        label={i18n.t('Kredit hampir habis')}
        note={i18n.t('Satu email ke {email} setiap kali kredit turun melewati batas.', {
          email: settings.ownEmail,
        })}
        checked={settings.notifyLowCredit}
        onCheckedChange={(notifyLowCredit) => save.mutate({ notifyLowCredit })}
      />
    </Card>
  )
}
