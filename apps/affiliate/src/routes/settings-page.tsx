import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { DisplayCard } from '@booster/web/settings/display-card'
import { PasswordCard } from '@booster/web/settings/password-card'
import { SessionsCard } from '@booster/web/settings/sessions-card'
import { useLingui } from '@lingui/react'
import { ApiKeysCard } from '../features/settings/api-keys-card.tsx'
import { EventsCard } from '../features/settings/events-card.tsx'
import { NoticesCard } from '../features/settings/notices-card.tsx'
import { OwnZoneRow } from '../features/settings/own-zone-row.tsx'
import { SenderCard } from '../features/settings/sender-card.tsx'
import { useSettings } from '../features/settings/use-settings.ts'
import '../features/settings/settings.css'

/** `/affiliate/settings`: how the app looks, who mails come from, and who may come in. */
export function SettingsPage() {
  const { i18n } = useLingui()
  const settings = useSettings()
  return (
    <div className="settings">
      <PageHead title={i18n.t('Pengaturan')} />
      <QueryView
        query={settings}
        errorTitle={i18n.t('Pengaturan gagal dimuat')}
        skeleton={<SkeletonRows rows={8} rowHeight={56} />}
      >
        {(data) => (
          <div className="settings">
            <DisplayCard zoneRow={<OwnZoneRow settings={data} />} />
            <SenderCard settings={data} />
            <NoticesCard settings={data} />
          </div>
        )}
      </QueryView>
      <ApiKeysCard />
      <EventsCard />
      <SessionsCard />
      <PasswordCard />
    </div>
  )
}
