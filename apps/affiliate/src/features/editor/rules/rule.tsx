import { Field } from '@booster/ui/controls/field'
import { SelectInput } from '@booster/ui/controls/select-input'

/** One rule and what may be chosen for it. */
export function Rule<Value extends string>(props: {
  readonly label: string
  readonly hint?: string
  readonly value: Value
  readonly choices: Readonly<Record<Value, string>>
  readonly onChange: (value: Value) => void
}) {
  const { label, hint, value, choices, onChange } = props
  return (
    <Field label={label} hint={hint}>
      <SelectInput value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {Object.entries<string>(choices).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </SelectInput>
    </Field>
  )
}
