import { useLingui } from '@lingui/react'
import { clsx } from 'clsx'
import { ChevronDown, X } from 'lucide-react'
import { MenuButton } from './menu/menu-button.tsx'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectFilterProps<Value extends string> {
  /** What is filtered: "Alur", "Waktu". */
  readonly name: string
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onValueChange: (value: Value) => void
  /** The value that means "no filter"; any other wears the selected colour. Default: the first option. */
  readonly unsetValue?: Value | undefined
  /** Shows an x that goes back to `unsetValue` (default true). */
  readonly clearable?: boolean | undefined
}

/** The filter chip: name, value, and a way to clear it. */
export function SelectFilter<Value extends string>(props: SelectFilterProps<Value>) {
  const { i18n } = useLingui()
  const { name, value, options, onValueChange, clearable = true } = props
  const unsetValue = props.unsetValue ?? options[0]?.value
  const isSet = value !== unsetValue
  const label = options.find((option) => option.value === value)?.label ?? value
  return (
    <span className={clsx('select', isSet && 'select--set')}>
      <MenuButton
        label={`${name}: ${label}`}
        align="start"
        trigger={
          <button type="button" className="select__trigger">
            <span className="select__name">{name}</span> <span className="truncate">{label}</span>
            {isSet && clearable ? null : <ChevronDown className="icon icon--sm" />}
          </button>
        }
        choice={{ value, options, onValueChange: (next) => chooseKnown(options, next, onValueChange) }}
      />
      {isSet && clearable && unsetValue !== undefined && (
        <button
          type="button"
          className="select__clear"
          aria-label={i18n.t('Hapus filter {name}', { name })}
          onClick={() => onValueChange(unsetValue)}
        >
          <X className="icon icon--sm" />
        </button>
      )}
    </span>
  )
}

/** The menu speaks in plain text; only a value that was offered goes on. */
function chooseKnown<Value extends string>(
  options: readonly SelectOption<Value>[],
  text: string,
  choose: (value: Value) => void,
): void {
  const option = options.find((each) => each.value === text)
  if (option) choose(option.value)
}
