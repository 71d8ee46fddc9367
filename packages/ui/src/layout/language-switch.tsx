import { useLingui } from '@lingui/react'
import { Segmented } from '../controls/segmented.tsx'
import { useLocale } from '../device/use-locale.tsx'
import { type Locale, localePreference } from '../format/locale.ts'

const ITEMS = [
  { value: 'id', label: 'ID' },
  { value: 'en', label: 'EN' },
] as const satisfies readonly { value: Locale; label: string }[]

export interface LanguageSwitchProps {
  readonly className?: string | undefined
}

/** ID | EN, at once and without reload. */
export function LanguageSwitch({ className }: LanguageSwitchProps) {
  const { i18n } = useLingui()
  return (
    <Segmented
      size="sm"
      className={className}
      label={i18n.t('Bahasa')}
      value={useLocale()}
      items={ITEMS}
      onValueChange={localePreference.choose}
    />
  )
}
