import type { Settings } from '@booster/contracts/account/settings'
import { Button } from '@booster/ui/controls/button'
import { IANA_ZONES, readDeviceZone, type Zone, zoneOf, zonePreference } from '@booster/ui/format/zone'
import { ZoneRow } from '@booster/web/settings/zone-row'
import { Trans, useLingui } from '@lingui/react'
import { useSaveSettings } from './use-settings.ts'

/** The affiliate's zone: of every time on the screen and in files, and of what counts as a day. */
export function OwnZoneRow({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const save = useSaveSettings()
  const zone = zoneOf(settings.timeZone) ?? 'WIB'
  const device = readDeviceZone()
  const choose = (next: Zone) => {
    zonePreference.choose(next)
    save.mutate({ timeZone: IANA_ZONES[next] }, { onError: () => zonePreference.choose(zone) })
  }
  return (
    <ZoneRow
      zone={zone}
      onChoose={choose}
      note={
        <>
          {i18n.t('Untuk semua jam, file CSV, dan batas hari pada grafik. Di semua perangkat Anda.')}
          {device !== null && device !== zone && (
            <>
              {' '}
              <Trans
                id="Perangkat ini memakai {device}. <0/>"
                values={{ device }}
                components={{
                  0: (
                    <Button variant="link" size="sm" onClick={() => choose(device)}>
                      {i18n.t('Pakai {device}', { device })}
                    </Button>
                  ),
                }}
              />
            </>
          )}
        </>
      }
    />
  )
}
