import { SHORTCODES } from '@booster/engine/domain/shortcode'
import { Field } from '@booster/ui/controls/field'
import { MenuButton } from '@booster/ui/controls/menu/menu-button'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import { Braces } from 'lucide-react'
import { type ReactNode, useRef } from 'react'

/** The contract's bound of subject and preheader. */
const LINE_MOST = 200

export type LineFieldProps = {
  readonly id: string
  readonly label: string
  readonly aside: ReactNode
  readonly value: string
  readonly isReadOnly: boolean
  readonly onChange: (value: string) => void
}

/** One line that may hold shortcodes, with the list of them at its end. */
export function LineField({ id, label, aside, value, isReadOnly, onChange }: LineFieldProps) {
  const { i18n } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const insert = (code: string) => {
    const element = input.current
    const start = element?.selectionStart ?? value.length
    const end = element?.selectionEnd ?? start
    const next = `${value.slice(0, start)}{{${code}}}${value.slice(end)}`
    if (next.length > LINE_MOST) return
    onChange(next)
    // After the menu gave the focus back to its button.
    setTimeout(() => {
      element?.focus()
      element?.setSelectionRange(start + code.length + 4, start + code.length + 4)
    }, 60)
  }
  return (
    <Field label={label} aside={aside}>
      <span className="line-input">
        <TextInput
          id={id}
          aria-label={label}
          ref={input}
          value={value}
          maxLength={LINE_MOST}
          readOnly={isReadOnly}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
        {!isReadOnly && (
          <MenuButton
            label={i18n.t('Sisipkan shortcode ke {field}', { field: label })}
            trigger={
              <button type="button" className="button button--icon button--ghost line-input__insert">
                <Braces className="icon" />
              </button>
            }
            items={SHORTCODES.map((code) => ({ label: code, onSelect: () => insert(code) }))}
          />
        )}
      </span>
    </Field>
  )
}
