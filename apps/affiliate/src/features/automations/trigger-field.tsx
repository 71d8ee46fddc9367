import { Field } from '@booster/ui/controls/field'
import { SelectInput } from '@booster/ui/controls/select-input'
import { TRIGGER_TYPES, type TriggerType, triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'

/** What starts a new sequence. */
export function TriggerField(props: {
  readonly value: TriggerType
  readonly onChange: (trigger: TriggerType) => void
}) {
  const { i18n } = useLingui()
  return (
    <Field label={i18n.t('Pemicu')}>
      <SelectInput
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as TriggerType)}
      >
        {TRIGGER_TYPES.map((trigger) => (
          <option key={trigger} value={trigger}>
            {triggerName(i18n, trigger)}
          </option>
        ))}
      </SelectInput>
    </Field>
  )
}
