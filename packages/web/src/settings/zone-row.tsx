import { Segmented } from '@booster/ui/controls/segmented'
import { useLocale } from '@booster/ui/device/use-locale'
import { useNow } from '@booster/ui/device/use-now'
import { formatClock } from '@booster/ui/format/absolute-time'
import { ZONES, type Zone } from '@booster/ui/format/zone'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { SettingRow } from './setting-row.tsx'

/** WIB, WITA or WIT, with what time it is there. */
export function ZoneRow(props: {
  readonly zone: Zone
  readonly note: ReactNode
  readonly onChoose: (zone: Zone) => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const now = useNow(60_000)
  return (
    <SettingRow label={i18n.t('Zona waktu')} note={props.note}>
      <Segmented
        label={i18n.t('Zona waktu')}
        value={props.zone}
        items={ZONES.map((zone) => ({
          value: zone,
          label: <time dateTime={new Date(now).toISOString()}>{formatClock(now, { locale, zone })}</time>,
        }))}
        onValueChange={props.onChoose}
      />
    </SettingRow>
  )
}
