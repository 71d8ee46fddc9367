import { useLingui } from '@lingui/react'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Segmented } from '../controls/segmented.tsx'
import { type ThemeChoice, themePreference } from '../format/theme.ts'

/** Terang | Gelap | Sistem. */
export function ThemeSwitch() {
  const { i18n } = useLingui()
  const choice = useSyncExternalStore(themePreference.subscribe, themePreference.read)
  const items: readonly { value: ThemeChoice; label: React.ReactNode }[] = [
    { value: 'light', label: <Face icon={Sun} word={i18n.t('Terang')} /> },
    { value: 'dark', label: <Face icon={Moon} word={i18n.t('Gelap')} /> },
    { value: 'system', label: <Face icon={Monitor} word={i18n.t('Sistem')} /> },
  ]
  return (
    <Segmented
      size="sm"
      label={i18n.t('Tema')}
      value={choice}
      items={items}
      onValueChange={themePreference.choose}
    />
  )
}

function Face({ icon: Shape, word }: { readonly icon: typeof Sun; readonly word: string }) {
  return (
    <>
      <Shape className="icon icon--sm" />
      {word}
    </>
  )
}
