import { Select } from '@base-ui/react/select'
import { useLingui } from '@lingui/react'
import { clsx } from 'clsx'
import { Check, ChevronDown, X } from 'lucide-react'

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
      <Select.Root value={value} onValueChange={(next) => next !== null && onValueChange(next)} modal={false}>
        <Select.Trigger className="select__trigger" aria-label={`${name}: ${label}`}>
          <span className="select__name">{name}</span>
          <span className="truncate">{label}</span>
          {isSet && clearable ? null : <ChevronDown className="icon icon--sm" />}
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className="layer" sideOffset={6} alignItemWithTrigger={false} align="start">
            <Select.Popup className="menu">
              {options.map((option) => (
                <Select.Item key={option.value} value={option.value} className="menu__item">
                  <Select.ItemText>{option.label}</Select.ItemText>
                  <Select.ItemIndicator className="menu__end">
                    <Check className="icon icon--sm" />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
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
