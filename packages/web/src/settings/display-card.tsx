import { shortcutPreference, useShortcutsOn } from '@booster/ui/controls/shortcut'
import { Card, CardHead } from '@booster/ui/layout/card'
import { LanguageSwitch } from '@booster/ui/layout/language-switch'
import { ThemeSwitch } from '@booster/ui/layout/theme-switch'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { SettingRow } from './setting-row.tsx'
import { SwitchRow } from './switch-row.tsx'

/** How the app shows itself. @param props.zoneRow the zone, which affiliates and admins keep in different places */
export function DisplayCard(props: { readonly zoneRow: ReactNode }) {
  const { i18n } = useLingui()
  const areShortcutsOn = useShortcutsOn()
  return (
    <Card>
      <CardHead title={i18n.t('Tampilan')} ruled />
      {props.zoneRow}
      <SettingRow label={i18n.t('Bahasa')} note={i18n.t('Di perangkat ini dan perangkat baru.')}>
        <LanguageSwitch />
      </SettingRow>
      <SettingRow label={i18n.t('Tema')} note={i18n.t('Hanya di perangkat ini.')}>
        <ThemeSwitch />
      </SettingRow>
      <SwitchRow
        label={i18n.t('Pintasan satu tombol')}
        note={i18n.t('Hanya di perangkat ini. Tekan ? untuk melihat semuanya.')}
        checked={areShortcutsOn}
        onCheckedChange={(on) => shortcutPreference.choose(on ? 'on' : 'off')}
      />
    </Card>
  )
}
