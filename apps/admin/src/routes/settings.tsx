import { useZone } from '@booster/ui/device/use-zone'
import { zonePreference } from '@booster/ui/format/zone'
import { PageHead } from '@booster/ui/layout/page-head'
import { DisplayCard } from '@booster/web/settings/display-card'
import { PasswordCard } from '@booster/web/settings/password-card'
import { SessionsCard } from '@booster/web/settings/sessions-card'
import { ZoneRow } from '@booster/web/settings/zone-row'
import { useLingui } from '@lingui/react'
import { ChannelsCard } from '../features/alerts/channels-card.tsx'

/** `/admin/settings`: how the app looks to this admin, how alerts leave, and who may come in with this account. */
export function SettingsPage() {
  const { i18n } = useLingui()
  return (
    <div className="settings">
      <PageHead title={i18n.t('Pengaturan')} />
      <DisplayCard
        zoneRow={
          <ZoneRow
            zone={useZone()}
            note={i18n.t('Hanya di perangkat ini. Hari pada grafik admin dihitung menurut WIB.')}
            onChoose={zonePreference.choose}
          />
        }
      />
      <ChannelsCard />
      <SessionsCard />
      <PasswordCard />
    </div>
  )
}
