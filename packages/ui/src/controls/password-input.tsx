import { useLingui } from '@lingui/react'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { TextInput, type TextInputProps } from './text-input.tsx'

export type PasswordInputProps = Omit<TextInputProps, 'type'>

/** A secret that can be shown while typing. */
export function PasswordInput(props: PasswordInputProps) {
  const { i18n } = useLingui()
  const [shown, setShown] = useState(false)
  return (
    <div className="input-group">
      <TextInput autoComplete="current-password" {...props} type={shown ? 'text' : 'password'} />
      <Button
        iconOnly
        icon={shown ? EyeOff : Eye}
        label={shown ? i18n.t('Sembunyikan kata sandi') : i18n.t('Tampilkan kata sandi')}
        aria-pressed={shown}
        onClick={() => setShown((before) => !before)}
      />
    </div>
  )
}
